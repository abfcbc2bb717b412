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

Describe 'Habits' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'have finite numbers: <_>' -ForEach '-Goal ([double]::NaN)', '-Goal 1e400', '-Step ([double]::PositiveInfinity)', "-Goal 'NaN'" {
        { . ([scriptblock]::Create("New-TickTickHabit Run $_ -ErrorAction Stop")) } | Should -Throw '*is not a number*' -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'have a check-in whose status follows a new value, and stays with an old one' {
        $null = New-TickTickHabit Water -Type Real -Goal 8
        Set-TickTickHabitCheckin Water -Value 3
        (Get-TickTickHabitCheckin Water | Set-TickTickHabitCheckin -PassThru).Status | Should -Be 'Open'
        (Get-TickTickHabitCheckin Water | Set-TickTickHabitCheckin -Value 8 -PassThru).Status | Should -Be 'Done'
        (Get-TickTickHabitCheckin Water | Select-Object * | Set-TickTickHabitCheckin -Value 2 -PassThru).Status | Should -Be 'Open'
        $checkin = Get-TickTickHabitCheckin Water
        $checkin.Value = 9
        ($checkin | Set-TickTickHabitCheckin -PassThru).Status | Should -Be 'Done'
        $checkin.Status = 'Missed'
        ($checkin | Set-TickTickHabitCheckin -PassThru | ForEach-Object { "$($_.Value) $($_.Status)" }) | Should -Be '9 Missed'
    }

    It 'are created with days, times and a goal' {
        $water = New-TickTickHabit Water -Goal 8 -Unit glasses -Repeat Daily -Reminder 07:30, 21:00 -Color SkyBlue
        $water.Type | Should -Be 'Real'
        $water.Repeat | Should -Be 'RRULE:FREQ=DAILY;INTERVAL=1'
        $water.Reminders | Should -Be ([timespan]'07:30'), ([timespan]'21:00')
        $water.Color | Should -Be '#87CEEB'
        New-TickTickHabit Ghost -WhatIf
        { New-TickTickHabit Late -Reminder 25:00:00 -ErrorAction Stop } | Should -Throw
        (Get-TickTickHabit).Name | Should -Be 'Water'
    }

    It 'are created from table rows, whose empty cells are ignored' {
        $rows = "Name,Icon,Goal,Unit,Reminders,IsRecordEnabled,TargetStart`nWater,,8,glasses,07:30,,2026-10-02`nRead,book,,,,yes," | ConvertFrom-Csv
        $water, $read = $rows | New-TickTickHabit
        $water.Icon, $water.Goal, $water.IsRecordEnabled, $water.TargetStart | Should -Be 'habit_daily_check_in', 8, $false, ([datetime]'2026-10-02')
        $read.Icon, $read.Goal, $read.IsRecordEnabled, $read.TargetStart | Should -Be 'book', 1, $true, $null
        [pscustomobject]@{ Id = $read.Id; Name = ''; Icon = ''; Unit = 'pages' } | Set-TickTickHabit
        (Get-TickTickHabit Read).Icon, (Get-TickTickHabit Read).Unit | Should -Be 'book', 'pages'
    }

    It 'are found by name, wildcard and ID, and changed' {
        'Read', 'Run' | New-TickTickHabit
        (Get-TickTickHabit R*).Name | Should -Be 'Read', 'Run'
        $run = Get-TickTickHabit run
        (Get-TickTickHabit -Id $run.Id).Name | Should -Be 'Run'
        ($run | Set-TickTickHabit -Status Archived -PassThru).Status | Should -Be 'Archived'
        Get-TickTickHabit nope -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'that share a name are changed by ID, object or pattern' {
        $same = 'Same', 'Same' | New-TickTickHabit
        foreach ($line in 'Set-TickTickHabit Same -Goal 2', 'Set-TickTickHabitCheckin Same') {
            $failure = { & ([scriptblock]::Create("$line -ErrorAction Stop")) } | Should -Throw -ErrorId 'NameAmbiguous,*' -PassThru
            foreach ($id in $same.Id) { "$failure" | Should -Match $id }
        }
        Get-TickTickHabitCheckin | Should -BeNullOrEmpty
        (Set-TickTickHabit S* -Color red -PassThru).Color | Should -Be '#FF0000', '#FF0000'
        ($same[0] | Set-TickTickHabit -Name One -PassThru).Name | Should -Be 'One'
    }

    It 'are checked in with their own unit, today or on another day' {
        New-TickTickHabit Water -Goal 8 -Unit glasses
        New-TickTickHabit Read
        $today = Set-TickTickHabitCheckin Read -PassThru
        $today.Day, $today.Value, "$($today.Status)" | Should -Be ([datetime]::Today), 1, 'Done'
        Set-TickTickHabitCheckin Read -Day 2026-10-01 -WhatIf
        $water = Get-TickTickHabit Water | Set-TickTickHabitCheckin -Day 2026-10-02 -Value 3 -PassThru
        $water.Value, $water.Goal, "$($water.Status)" | Should -Be 3, 8, 'Open'
        Set-TickTickHabitCheckin Water -Day 2026-10-02 -Value 8
        $checkin = Get-TickTickHabit Water | Get-TickTickHabitCheckin -After 2026-10-01 -Before 2026-10-03
        $checkin.HabitName, $checkin.Day, "$($checkin.Status)" | Should -Be 'Water', ([datetime]'2026-10-02'), 'Done'
        Set-TickTickHabitCheckin Water -Day 2026-10-02 -Status Missed
        (Get-TickTickHabitCheckin Water -After 2026-10-02 -Before 2026-10-02).Value | Should -Be 0
    }

    It 'are done if they are piped, and their own status is not that of the check-in: <Way>' -ForEach @(
        @{ Way = 'objects'; Convert = { $input } }
        @{ Way = 'Select-Object'; Convert = { $input | Select-Object * } }
        @{ Way = 'CLIXML'; Convert = { $input | Export-Clixml (Join-Path $TestDrive h.xml); Import-Clixml (Join-Path $TestDrive h.xml) } }
        @{ Way = 'JSON'; Convert = { $input | ConvertTo-Json -AsArray | ConvertFrom-Json } }
    ) {
        $null = New-TickTickHabit Water -Type Real -Goal 8
        $null = New-TickTickHabit Old | Set-TickTickHabit -Status Archived
        Get-TickTickHabit | & $Convert | Set-TickTickHabitCheckin -Day 2026-10-02
        $checkins = Get-TickTickHabitCheckin -After 2026-10-02 -Before 2026-10-02 | Sort-Object HabitName
        $checkins.Value | Should -Be 1, 8
        $checkins.Status | Should -Be 'Done', 'Done'
        Get-TickTickHabit Water | & $Convert | Set-TickTickHabitCheckin -Day 2026-10-03 -Status Missed
        (Get-TickTickHabitCheckin Water -After 2026-10-03 -Before 2026-10-03).Status | Should -Be 'Missed'
    }

    It 'take the values that were added to them: <_>' -ForEach '{ $input | Select-Object Id, @{ n = "Value"; e = { 3 } } }', '{ $input | Select-Object *, @{ n = "Value"; e = { 3 } } }', '{ $input | Add-Member Value 3 -PassThru }', '{ $input | ConvertTo-Json | ConvertFrom-Json | Add-Member Value 3 -PassThru }' {
        $null = New-TickTickHabit Water -Type Real -Goal 8
        Get-TickTickHabit Water | & (. ([scriptblock]::Create($_))) | Set-TickTickHabitCheckin -Day 2026-10-02
        $checkin = Get-TickTickHabitCheckin -After 2026-10-02 -Before 2026-10-02
        $checkin.Value, "$($checkin.Status)" | Should -Be 3, 'Open'
    }

    It 'are checked in in the order of the rows, and the last one counts' {
        $null = New-TickTickHabit Water -Type Real -Goal 20
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ kind = 'latency'; milliseconds = 300; method = 'POST'; path = '/checkin$'; times = 1 })
        1..6 | ForEach-Object { [pscustomobject]@{ Habit = 'Water'; Day = '2026-10-02'; Value = $_ } } | Set-TickTickHabitCheckin
        (Get-TickTickHabitCheckin -After 2026-10-02 -Before 2026-10-02).Value | Should -Be 6
    }

    It 'get their check-ins in one request' {
        'a', 'b', 'c' | New-TickTickHabit
        Set-TickTickHabitCheckin * -Day 2026-10-02
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        (Get-TickTickHabit | Get-TickTickHabitCheckin -After 2026-10-02 -Before 2026-10-02).HabitName | Sort-Object | Should -Be 'a', 'b', 'c'
        @(Get-SandboxRequest -Sandbox $script:sandbox -Path */checkins) | Should -HaveCount 1
    }

    It 'use the Gregorian calendar in Arabic, too' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'ar-SA'
            New-TickTickHabit Read
            (Set-TickTickHabitCheckin Read -Day ([datetime]::new(2026, 10, 2)) -PassThru).Day | Should -Be ([datetime]::new(2026, 10, 2))
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }

    It 'are listed separately from countdowns' {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path countdowns -Body @(@{ name = 'Holiday'; date = 20261224 }, @{ name = 'Birthday'; date = 20260301 })
        (Get-TickTickCountdown).Name | Should -Be 'Holiday', 'Birthday'
        (Get-TickTickCountdown hol*).Date | Should -Be ([datetime]'2026-12-24')
        Get-TickTickCountdown nope -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
}
