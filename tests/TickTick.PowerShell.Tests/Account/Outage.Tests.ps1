BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $null = Use-NewUser -Path $TestDrive
}

AfterAll { Use-UserEnvironment -Value $script:before }

Describe 'A service that cannot be reached' {
    BeforeEach {
        $null = Use-NewUser -Path $TestDrive
        $script:origin = "http://127.0.0.1:$(Get-FreePort)"
        Connect-TickTick -Service $script:origin -AccessToken (ConvertTo-Secret -Text tok-outage) -NoCache
    }

    AfterEach { Disconnect-TickTick }

    It 'fails a long table in seconds, with one error for each row and one warning in total' {
        Connect-TickTick -Service $script:origin -AccessToken (ConvertTo-Secret -Text tok-outage) -NoCache -MaximumRetryCount 1
        $watch = [Diagnostics.Stopwatch]::StartNew()
        1..200 | ForEach-Object { "Row $_" } | New-TickTickTask -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        $failures.Count | Should -Be 200
        $failures.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'ServiceUnreachable,*'
        $failures | ForEach-Object { "$_" } | Sort-Object -Unique | Should -BeLike '127.0.0.1 *the connection was refused*'
        $failures.TargetObject | Should -Be (1..200 | ForEach-Object { "Row $_" })
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '127.0.0.1 cannot be reached*'
    }

    It 'leaves a single command all of its retries' {
        $verbose = New-TickTickTask Milk -Verbose -ErrorAction SilentlyContinue 4>&1
        @($verbose | Where-Object { "$_" -match 'Retrying in' }) | Should -HaveCount 3
    }

    It 'is used again as soon as it is available' {
        Skip-TestWithout Start-ThreadJob -Install 'Install-PSResource Microsoft.PowerShell.ThreadJob'
        Connect-TickTick -Service $script:origin -AccessToken (ConvertTo-Secret -Text tok-outage) -NoCache -MaximumRetryCount 1
        'a', 'b', 'c', 'd', 'e' | New-TickTickTask -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction SilentlyContinue
        $failures | Should -HaveCount 5
        $listener = [Net.HttpListener]::new()
        $listener.Prefixes.Add("$script:origin/")
        $listener.Start()
        try {
            $answer = $listener.GetContextAsync()
            $module = Get-ModulePath
            $session = Get-TickTickSession
            $watch = [Diagnostics.Stopwatch]::StartNew()
            do {
                Start-Sleep -Milliseconds 500
                $call = Start-ThreadJob { Import-Module $using:module; Invoke-TickTickRestMethod project -Session $using:session -ErrorAction SilentlyContinue }
                # It ends without a request as long as the service counts as unreachable.
                while (-not ($came = $answer.Wait(50)) -and $call.State -in 'NotStarted', 'Running') { continue }
                if ($came) {
                    $answer.Result.Response.ContentType = 'application/json'
                    $answer.Result.Response.OutputStream.Write([Text.Encoding]::UTF8.GetBytes('[{"id":"1","name":"Work"}]'))
                    $answer.Result.Response.Close()
                }

                $projects = $call | Receive-Job -Wait -AutoRemoveJob
            } until ($came -or $watch.Elapsed.TotalSeconds -gt 20)
            $projects.name | Should -Be 'Work'
        }
        finally { $listener.Stop() }
    }
}
