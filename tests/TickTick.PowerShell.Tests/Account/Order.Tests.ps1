# The order of what a bulk command does, and how a row is paired with its result.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    function Get-TitleInApp([string] $Project) {
        # The service's own answer, in the order in which the app shows it.
        ((Invoke-TickTickRestMethod "project/$((Get-TickTickProject $Project).Id)/data").tasks | Sort-Object sortOrder).title
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Bulk commands' {
    BeforeEach {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Method Delete
        'Work', 'Home' | New-TickTickProject | Out-Null
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ path = '/open/'; kind = 'latency'; milliseconds = 40; probability = 0.5; seed = 7 })
    }

    It 'create tasks in the order of the rows within each list' {
        $rows = 1..40 | ForEach-Object { [pscustomobject]@{ Title = '{0:00}' -f $_; Project = ('Work', 'Home')[$_ % 2] } }
        ($rows | New-TickTickTask).Title | Should -Be $rows.Title
        Get-TitleInApp Work | Should -Be $rows.Where{ $_.Project -eq 'Work' }.Title
        Get-TitleInApp Home | Should -Be $rows.Where{ $_.Project -eq 'Home' }.Title
    }

    It 'keep the sort order that a row has' {
        [pscustomobject]@{ Title = 'a'; SortOrder = 30 }, [pscustomobject]@{ Title = 'b'; SortOrder = 10 }, [pscustomobject]@{ Title = 'c'; SortOrder = 20 } |
            New-TickTickTask -Project Work | Out-Null
        Get-TitleInApp Work | Should -Be 'b', 'c', 'a'
    }

    It 'place one task as the service does' {
        $null = New-TickTickTask one -Project Work
        $null = New-TickTickTask two -Project Work
        Get-TitleInApp Work | Should -Be 'two', 'one'
    }

    It 'create tags in the order of the input' {
        $tags = 1..12 | ForEach-Object { "tag$_" }
        ($tags | New-TickTickTag).Name | Should -Be $tags
        ((Invoke-TickTickRestMethod tag) | Sort-Object sortOrder -Descending).name | Should -Be $tags
    }

    It 'complete tasks of a list at times in the order of the input' {
        $titles = 1..20 | ForEach-Object { '{0:00}' -f $_ }
        $titles | New-TickTickTask -Project Work | Out-Null
        $titles | Get-Random -Shuffle | ForEach-Object { Get-TickTickTask $_ -Project Work } -OutVariable tasks | Complete-TickTickTask
        $done = Get-TickTickTask -Status Completed -Project Work | Sort-Object CompletedTime, Title
        # Two can have the same millisecond.
        $place = @{}; for ($i = 0; $i -lt $tasks.Count; $i++) { $place[$tasks[$i].Id] = $i }
        for ($i = 1; $i -lt $done.Count; $i++) {
            if ($done[$i].CompletedTime -ne $done[$i - 1].CompletedTime) { $place[$done[$i].Id] | Should -BeGreaterThan $place[$done[$i - 1].Id] }
        }
        $done | Should -HaveCount 20
    }

    It 'pair each row with its result if -ThrottleLimit is 1' {
        $csv = Join-Path $TestDrive rows.csv
        1..10 | ForEach-Object { [pscustomobject]@{ Title = "row $_" } } | Export-Csv $csv
        $pairs = Import-Csv $csv -PipelineVariable row | New-TickTickTask -ThrottleLimit 1 | ForEach-Object { [pscustomobject]@{ Row = $row.Title; Title = $_.Title } }
        $pairs | Should -HaveCount 10
        $pairs.Row | Should -Be $pairs.Title
        $changed = Import-Csv $csv -PipelineVariable row | ForEach-Object { Get-TickTickTask $_.Title } | Set-TickTickTask -Priority High -PassThru -ThrottleLimit 1 | ForEach-Object { "$($row.Title)=$($_.Title)" }
        $changed | Should -Be (1..10 | ForEach-Object { "row $_=row $_" })
        $moved = Import-Csv $csv -PipelineVariable row | ForEach-Object { Get-TickTickTask $_.Title } | Move-TickTickTask Work -PassThru -ThrottleLimit 1 | ForEach-Object { "$($row.Title)=$($_.Title)" }
        $moved | Should -Be $changed
        'a', 'b', 'c' | ForEach-Object { $_ } -PipelineVariable name | New-TickTickHabit | ForEach-Object { "$name=$($_.Name)" } | Should -Be 'a=a', 'b=b', 'c=c'
    }

    It 'send one request after the other if -ThrottleLimit is 1' {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $null = 'a', 'b', 'c' | New-TickTickTask -ThrottleLimit 1 | ForEach-Object { Get-SandboxRequest -Sandbox $script:sandbox -Path '/open/v1/task' | Measure-Object | ForEach-Object Count } -OutVariable counts
        $counts | Should -Be 1, 2, 3
    }
}

Describe 'A terminal that is slow' {
    It 'does not hold up a bulk command, and has one progress bar' {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ path = '/open/'; kind = 'latency'; milliseconds = 300 })
        $user = [TickTick.RecordingHost.RecordingHost]::new()
        $user.ProgressDelay = 700
        $runspace = Open-PromptRunspace -RecordingHost $user
        $shell = [powershell]::Create($runspace)
        try {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $null = $shell.AddScript('param($session) 1..160 | New-TickTickTask -Session $session').AddParameter('session', (Get-TickTickSession)).Invoke()
            $shown = $user.Progress.Count
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shown | Should -BeGreaterThan 0
            $user.ProgressBarCount | Should -Be 1
            # At most a tenth of the time, the first record and the last one.
            ($shown - 2) * 0.7 | Should -BeLessOrEqual ($watch.Elapsed.TotalSeconds / 9)
            @($user.ProgressStatus)[-1] | Should -Be 'Done'
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}
