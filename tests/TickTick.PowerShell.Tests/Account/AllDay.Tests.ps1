BeforeDiscovery {
    $script:zones = 'UTC', 'Europe/Rome', 'America/St_Johns', 'Asia/Tokyo', 'Pacific/Apia' | ForEach-Object { @{ Zone = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $null = Use-NewUser -Path $TestDrive
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'An all-day task in <Zone>' -ForEach $script:zones {
    BeforeAll {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        $token = Get-SandboxToken -Sandbox $script:sandbox
        # All that a user does happens in the zone, and what the service has afterwards is tested here.
        $run = Invoke-Runspace -Environment @{ TZ = $Zone } -Script (@"
`$ErrorActionPreference = 'Stop'
Connect-TickTick -Service '$($script:sandbox.Origin)' -AccessToken (ConvertTo-SecureString '$token' -AsPlainText -Force) -NoCache -RateLimit 0
Set-Location '$TestDrive'
"@ + @'

New-TickTickTask Passport -Due 2026-11-27 -AllDay
New-TickTickTask Tokyo -Due 2026-11-27 -AllDay -TimeZone Asia/Tokyo
New-TickTickTask 'New York' -Due 2026-11-27 -AllDay -TimeZone America/New_York
$made = Get-TickTickTask
function Copy-As($Name) { process { $_.Title = "$($_.Title) $Name"; $_ } }

# Copies of them, by every way that an object can go.
$made | Export-Clixml tasks.xml
Import-Clixml tasks.xml | Copy-As clixml | New-TickTickTask
$made | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1)) } | Copy-As job | New-TickTickTask
$made | ConvertTo-Json -Depth 8 | ConvertFrom-Json | Copy-As json | New-TickTickTask
$made | Export-Csv tasks.csv
Import-Csv tasks.csv | Select-Object Title, Due, IsAllDay, TimeZone | Copy-As csv | New-TickTickTask
(Invoke-TickTickRestMethod project/inbox/data).tasks | Where-Object title -in $made.Title | Select-Object title, dueDate, isAllDay, timeZone | Copy-As rest | New-TickTickTask
[pscustomobject]@{ title = 'Rome text'; dueDate = '2026-11-26T23:00:00.000+0000'; isAllDay = $true; timeZone = 'Europe/Rome' } | New-TickTickTask

# Changes that change nothing.
foreach ($title in 'select', 'clixml', 'json', 'csv', 'project') { New-TickTickTask "set $title" -Due 2026-11-27 -AllDay }
Get-TickTickTask 'set select' | Select-Object Id, ProjectId, Due, IsAllDay | Set-TickTickTask
Get-TickTickTask 'set clixml' | Export-Clixml one.xml
Import-Clixml one.xml | Set-TickTickTask
Get-TickTickTask 'set json' | ConvertTo-Json | ConvertFrom-Json | Select-Object Id, ProjectId, Due, IsAllDay | Set-TickTickTask
Get-TickTickTask 'set csv' | Export-Csv one.csv
Import-Csv one.csv | Select-Object Id, ProjectId, Due, IsAllDay | Set-TickTickTask
Get-TickTickTask 'set project' | Set-TickTickTask -Project Inbox

# In a script.
New-TickTickTask assigned -Due 2026-11-20 -AllDay
$task = Get-TickTickTask assigned
$task.Due = [datetime]'2026-11-27'
$task | Set-TickTickTask
'@)
        if ($run.Error) { throw "$($run.Output)`n$($run.Error)" }
        $script:tasks = (Invoke-Sandbox -Sandbox $script:sandbox -Path state).tasks
    }

    It 'keeps its day in every kind of input' {
        $script:tasks | Should -HaveCount (3 + 5 * 3 + 1 + 5 + 1)
        foreach ($task in $script:tasks) {
            $task.isAllDay | Should -BeTrue -Because $task.title
            $due = [DateTimeOffset]$task.dueDate
            $own = [TimeZoneInfo]::ConvertTime($due, [TimeZoneInfo]::FindSystemTimeZoneById($task.timeZone))
            $own.DateTime | Should -Be ([datetime]'2026-11-27') -Because "$($task.title) in $($task.timeZone)"
        }
    }
}

Describe 'An all-day task with a new due date' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    AfterEach { Disconnect-TickTick }

    It 'gets a time if the text has one, and -WhatIf says so: <Due>' -ForEach @(
        @{ Due = "'2027-03-06 09:00'"; AllDay = $false; Time = '09:00' }
        @{ Due = "'6 mar 2027 5pm'"; AllDay = $false; Time = '17:00' }
        @{ Due = "'2027-03-06'"; AllDay = $true; Time = '00:00' }
        @{ Due = "([datetime]'2027-03-06 09:00')"; AllDay = $true; Time = '00:00' }
        @{ Due = "'2027-03-06T09:00:00Z'"; AllDay = $true; Time = '00:00' }
        @{ Due = "'2027-03-06 09:00' -AllDay"; AllDay = $true; Time = '00:00' }
    ) {
        $task = New-TickTickTask Day -Due 2027-03-05 -TimeZone UTC
        $row = "[pscustomobject]@{ Id = '$($task.Id)'; ProjectId = 'inbox'; Due = $($Due -replace ' -AllDay'); IsAllDay = '$(if ($Due -match 'AllDay') { 'True' })' }"
        foreach ($line in "`$task | Set-TickTickTask -Due $Due", "Set-TickTickTask -Id $($task.Id) -Project Inbox -Due $Due", "$row | Set-TickTickTask") {
            $task | Set-TickTickTask -Due 2027-03-05 -AllDay
            & ([scriptblock]::Create($line))
            $changed = Get-TickTickTask -Id $task.Id
            $changed.IsAllDay | Should -Be $AllDay -Because $line
            $changed.Due.UtcDateTime.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture) | Should -Be "2027-03-06 $Time" -Because $line
        }
        $task = $task | Set-TickTickTask -Due 2027-03-05 -AllDay -PassThru
        $run = Invoke-AtPrompt ([scriptblock]::Create("`$task | Set-TickTickTask -Due $Due -Session `$session -WhatIf")) -Variable @{ task = $task; session = Get-TickTickSession }
        if ($AllDay) { $run.Text | Should -Not -Match 'IsAllDay' } else { $run.Text | Should -Match 'IsAllDay from yes to no' }
    }
}

Describe 'A task without dates' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    AfterEach { Disconnect-TickTick }

    It 'gets a whole day, although its row says that it is not an all-day task: <_>' -ForEach @(
        '$task | New-TickTickTask -Due 2027-03-05'
        '$task | ConvertTo-Json | ConvertFrom-Json | New-TickTickTask -Due 2027-03-05'
        '$row = $task | ConvertTo-Csv | ConvertFrom-Csv; $row.Due = "2027-03-05"; $row | Set-TickTickTask -PassThru'
        '[pscustomobject]@{ Title = "n"; Due = "2027-03-05"; IsAllDay = "False" } | New-TickTickTask'
    ) {
        $task = New-TickTickTask Bare
        (& ([scriptblock]::Create("param(`$task) $_")) $task).IsAllDay | Should -BeTrue
    }
}

Describe 'A due date without a time' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    AfterEach { Disconnect-TickTick }

    It 'is taken where only an object has a time, or the day moves: <_>' -ForEach @(
        'New-TickTickTask A -Due "2027-03-03 15:00" | New-TickTickTask -Due 2027-03-08'
        'New-TickTickTask A -Start (Get-Date).Date -Due tomorrow'
        'New-TickTickTask A -Due 2027-03-03 | Set-TickTickTask -Due 2027-03-04 -AllDay:$false -PassThru'
        'New-TickTickTask A -Due 2027-03-03 | Set-TickTickTask -Due 2027-03-02 -AllDay:$false -PassThru'
    ) {
        $changed = & ([scriptblock]::Create($_))
        $changed | Should -HaveCount 1
        $changed.IsAllDay | Should -BeFalse
    }
}

Describe 'An all-day task with a time in words' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    AfterEach { Disconnect-TickTick }

    It 'is due at that time: <_>' -ForEach 'in 2 hours', '+2h', 'in 120 minutes' {
        $task = New-TickTickTask Day -Due 2027-03-05
        $before = [datetimeoffset]::Now
        $changed = $task | Set-TickTickTask -Due $_ -PassThru
        $changed.IsAllDay | Should -BeFalse
        ($changed.Due - $before).TotalMinutes | Should -BeGreaterThan 118
        ($changed.Due - $before).TotalMinutes | Should -BeLessThan 122
    }

    It 'does not lose its last day because only the start has a time: <_>' -ForEach "-Start '2027-03-05 09:00'", "-Start '2027-03-06 09:00' -Due 2027-03-07", "-Start '2027-03-05 09:00' -AllDay:`$false", '-AllDay:$false' {
        $null = New-TickTickTask Fair -Start 2027-03-05 -Due 2027-03-08
        foreach ($switch in '-WhatIf', '') {
            $failure = Get-Failure ([scriptblock]::Create("Set-TickTickTask Fair $_ $switch -ErrorAction Stop"))
            $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
            $failure.ErrorDetails.RecommendedAction | Should -Be 'Add -Due with a time.'
        }
        (Get-Failure { New-TickTickTask Fair -Start '2027-03-05 09:00' -Due 2027-03-08 -ErrorAction Stop }).ErrorDetails.RecommendedAction | Should -Be 'Add -Due with a time.'
        $null = New-TickTickTask Day -Due 2027-03-05
        (Get-Failure { Set-TickTickTask Day -Start '2027-03-05 09:00' -Due 2027-03-05 -ErrorAction Stop }).ErrorDetails.RecommendedAction | Should -Be 'Add -Due with a time.'
        (Set-TickTickTask Day -AllDay:$false -PassThru).IsAllDay | Should -BeFalse
        $changed = Set-TickTickTask Fair -Start '2027-03-05 09:00' -Due '2027-03-08 17:00' -PassThru
        $changed.IsAllDay, $changed.Due.Hour | Should -Be $false, 17
    }
}

Describe 'A task that spans a period' {
    BeforeAll {
        function Get-Stored {
            param([string] $Title)
            $task = (Invoke-Sandbox -Sandbox $script:sandbox -Path state).tasks | Where-Object title -EQ $Title
            [pscustomobject]@{ Start = ([DateTimeOffset]$task.startDate).UtcDateTime; Due = ([DateTimeOffset]$task.dueDate).UtcDateTime }
        }
    }

    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    AfterEach { Disconnect-TickTick }

    It 'ends on the typed day if it is an all-day task, and the service stores the day after it' {
        New-TickTickTask Conference -Start 2027-03-27 -Due 2027-03-31 -AllDay -TimeZone UTC
        (Get-Stored Conference).Due | Should -Be ([datetime]'2027-04-01')
        (Get-TickTickTask Conference).Due.Date | Should -Be ([datetime]'2027-03-31')
        Get-TickTickTask Conference | Set-TickTickTask -Content 'Hall B'
        (Get-Stored Conference).Due | Should -Be ([datetime]'2027-04-01')
        Get-TickTickTask Conference | ConvertTo-Json | ConvertFrom-Json | Select-Object @{ n = 'Title'; e = { 'Copy' } }, Start, Due, IsAllDay, TimeZone | New-TickTickTask
        (Get-Stored Copy).Due | Should -Be ([datetime]'2027-04-01')
    }

    It 'is due today on its last day if it is an all-day task' {
        New-TickTickTask Fair -Start (Get-Date).AddDays(-2) -Due (Get-Date) -AllDay
        (Get-TickTickTask -Due Today).Title | Should -Be 'Fair'
        Get-TickTickTask -Due Overdue | Should -BeNullOrEmpty
    }

    It 'keeps its duration when it moves' {
        New-TickTickTask Meeting -Start '2026-12-01 09:00' -Due '2026-12-01 11:00' -TimeZone UTC
        Get-TickTickTask Meeting | Set-TickTickTask -Due 2026-12-04
        $stored = Get-Stored Meeting
        $stored.Start | Should -Be ([datetime]'2026-12-04 09:00')
        $stored.Due | Should -Be ([datetime]'2026-12-04 11:00')
        Get-TickTickTask Meeting | Set-TickTickTask -Start '2026-12-03 09:00' -Due '2026-12-05 10:00'
        (Get-Stored Meeting).Start | Should -Be ([datetime]'2026-12-03 09:00')
    }

    It 'does not start after it is due' {
        New-TickTickTask Late -Start '2026-12-02' -Due '2026-12-01' -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        "$failures" | Should -BeLike 'A task cannot start * after it is due *'
        $failures.ErrorDetails.RecommendedAction | Should -Match '-Start'
        (Invoke-Sandbox -Sandbox $script:sandbox -Path state).tasks | Should -BeNullOrEmpty
    }
}
