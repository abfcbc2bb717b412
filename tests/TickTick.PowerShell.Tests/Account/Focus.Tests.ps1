BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A focus record from the pipeline' {
    BeforeAll { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'has minutes, whatever the case of its columns, and the service''s JSON has seconds' {
        ("StartTime,Duration`n2026-11-23 09:00,25`n2026-11-23 10:00,0:25" | ConvertFrom-Csv | New-TickTickFocus).Duration.TotalMinutes | Should -Be 25, 25
        ([pscustomobject]@{ StartTime = '2026-11-24 09:00'; Duration = [timespan]'0:25' } | New-TickTickFocus).Duration.TotalMinutes | Should -Be 25
        $json = Invoke-TickTickRestMethod 'focus?from=2026-11-24T00:00:00%2B0000&to=2026-11-26T00:00:00%2B0000&type=0' | Select-Object -First 1
        ($json | New-TickTickFocus -Start '2026-11-25 11:00').Duration.TotalMinutes | Should -Be 25
        ($json | New-TickTickFocus -Start '2026-11-25 12:00' -Duration 20).Duration.TotalMinutes | Should -Be 20
    }

    It 'is copied without what a typed value contradicts' {
        $record = New-TickTickFocus -Start '2026-11-20 09:00' -Duration 25
        foreach ($copy in @{ Start = '2026-11-18 09:00' }, @{ Start = '2026-11-23 09:00'; Duration = 25 }, @{ Duration = 25 }) { ($record | New-TickTickFocus @copy).Duration.TotalMinutes | Should -Be 25 }
        ($record | New-TickTickFocus -Start '2026-11-21 09:00' -End '2026-11-21 09:10').Duration.TotalMinutes | Should -Be 10
        ($record | New-TickTickFocus).End | Should -Be $record.End
    }
}

Describe 'Focus records' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'are created from table rows, with an end or a duration' {
        $rows = "Start,End,Duration,Type,Note`n2026-01-02T08:00:00Z,2026-01-02T08:25:00Z,,Pomodoro,one`n2026-03-04T08:00:00Z,,25,1,two" | ConvertFrom-Csv
        $made = $rows | New-TickTickFocus
        $made.Note | Should -Be 'one', 'two'
        $made.Type | Should -Be 'Pomodoro', 'Timing'
        $made[1].End | Should -Be ([datetimeoffset]'2026-03-04T08:25:00Z')
    }

    It 'are all read, sorted by time, in a range of any length' {
        0..11 | ForEach-Object { [pscustomobject]@{ Start = ([datetimeoffset]'2025-01-10T10:00:00Z').AddMonths($_); Duration = '00:25'; Type = $_ % 2; Note = "n$_" } } | New-TickTickFocus
        (Get-TickTickFocus -After 2025-01-01 -Before 2026-01-01).Note | Should -Be (0..11 | ForEach-Object { "n$_" })
        (Get-TickTickFocus -After 2025-01-01 -Before 2026-01-01 -Type Timing).Note | Should -Be 'n1', 'n3', 'n5', 'n7', 'n9', 'n11'
        Get-TickTickFocus | Should -BeNullOrEmpty
    }

    It 'belong to the task that is piped, or named by title, and to none that is not one' {
        $report, $second = 'Report', 'Notes 1' | New-TickTickTask
        $null = New-TickTickTask 'Notes 2'
        ($report | New-TickTickFocus -Start 'yesterday 9am' -Duration 25).TaskId | Should -Be $report.Id
        (New-TickTickFocus -Task Report -Start 'yesterday 9:30' -Duration 25).TaskId | Should -Be $report.Id
        (New-TickTickFocus -Task '*1' -Start 'yesterday 10:00' -Duration 25).TaskId | Should -Be $second.Id
        $before = @(Get-TickTickFocus).Count
        foreach ($switch in @{ WhatIf = $true }, @{}) {
            (Get-Failure { New-TickTickFocus -Task Reprot -Start 'yesterday 11:00' -Duration 25 -ErrorAction Stop @switch }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
            (Get-Failure { New-TickTickFocus -Task Notes* -Start 'yesterday 11:00' -Duration 25 -ErrorAction Stop @switch }).FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*'
        }
        @(Get-TickTickFocus).Count | Should -Be $before
    }

    It 'are refused if they contradict themselves: <_>' -ForEach @(
        "-End 'yesterday 10am' -Duration 5:00"
        "-End 'yesterday 10am' -Duration 55 -PauseDuration 10"
        "-End 'yesterday 10am' -PauseDuration 2:00"
        "-End 'yesterday 9am'"
        "-End 'yesterday 8am'"
        '-Duration 0'
        '-Duration -5'
    ) {
        $line = "New-TickTickFocus -Start 'yesterday 9am' $_ -ErrorAction Stop"
        foreach ($text in $line, "$line -WhatIf") { (Get-Failure ([scriptblock]::Create($text))).FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*' }
        Get-TickTickFocus | Should -BeNullOrEmpty
    }

    It 'take one task, and no start from a task' {
        $task = New-TickTickTask Plan -Start '2027-03-05 09:00' -Due '2027-03-05 10:00'
        (Get-Failure { $task | New-TickTickFocus -Duration 25 -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        foreach ($line in { New-TickTickFocus -Task Plan, Report -Start 'yesterday 9:00' -Duration 25 }, { New-TickTickFocus -Task @($task, $task) -Start 'yesterday 9:00' -Duration 25 }, { Add-TickTickTaskComment -Task Plan, Report hello }) {
            $line | Should -Throw '*2 tasks are specified where one is expected.*'
        }
    }

    It 'are read with the whole last day' {
        $null = New-TickTickFocus -Start '2026-10-05 09:00' -Duration 50
        (Get-TickTickFocus -After 2026-10-05 -Before 2026-10-05).Duration.TotalMinutes | Should -Be 50
        (Get-TickTickFocus -Before 2026-10-05).Duration.TotalMinutes | Should -Be 50
        (Measure-TickTickFocus -After 2026-10-05 -Before 2026-10-05).Sessions | Should -Be 1
        Get-TickTickFocus -After 2026-10-05 -Before '2026-10-05 08:00' | Should -BeNullOrEmpty
        (Get-Failure { Get-TickTickFocus -After tomorrow -ErrorAction Stop 3>$null }).ErrorDetails.RecommendedAction | Should -BeLike '*The end is now if it is not specified.'
    }

    It 'are refused if the pause is longer than the record, also with -WhatIf' {
        foreach ($switch in @{ WhatIf = $true }, @{}) {
            (Get-Failure { New-TickTickFocus -Start 'yesterday 9:00' -End 'yesterday 9:30' -PauseDuration 60 -ErrorAction Stop @switch }).FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        }
        (New-TickTickFocus -Start 'yesterday 9:00' -End 'yesterday 9:30' -PauseDuration 30).Duration | Should -Be ([timespan]::Zero)
    }

    It 'use the time zone of this machine by default' {
        (New-TickTickFocus -Start '2026-01-02 08:00' -Duration 00:25).Start | Should -Be ([datetimeoffset][datetime]'2026-01-02 08:00')
    }

    It 'are found and removed by ID only, through the pipeline, and not with -WhatIf' {
        $focus = New-TickTickFocus (Get-Date).AddHours(-1) -Duration 600 -Type Timing
        (Get-TickTickFocus -Id $focus.Id).Type | Should -Be 'Timing'
        Get-TickTickFocus | Remove-TickTickFocus -WhatIf
        Remove-TickTickFocus $focus.Id -Confirm:$false
        Get-TickTickFocus | Should -BeNullOrEmpty
        Remove-TickTickFocus $focus.Id -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure[0].TargetObject | Should -Be $focus.Id
    }

    It 'reject a negative duration or pause: <_>' -ForEach '-Duration -5', '-Duration 25 -PauseDuration -1', '-End ''2026-01-02 09:00'' -PauseDuration -1' {
        { . ([scriptblock]::Create("New-TickTickFocus '2026-01-02 08:00' $_ -ErrorAction Stop")) } | Should -Throw -ErrorId 'RequestInvalid,*'
        Get-TickTickFocus -After 2026-01-01 -Before 2026-01-03 | Should -BeNullOrEmpty
    }

    It 'reject an end before the start, each record separately' {
        New-TickTickFocus 2026-01-02 2026-01-01 -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
    }
}
