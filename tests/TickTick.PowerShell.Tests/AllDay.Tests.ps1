BeforeDiscovery {
    $script:zones = 'UTC', 'Europe/Rome', 'America/St_Johns', 'Asia/Tokyo', 'Pacific/Apia' | ForEach-Object { @{ Zone = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/Support.psm1') -Force
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
        # A zone is a process's own: all that a user does happens in one, and what the service has afterwards is tested here.
        $run = Invoke-Shell -Environment @{ TZ = $Zone } -Script (@"
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
        if ($run.ExitCode -ne 0 -or $run.Error) { throw "$($run.Output)`n$($run.Error)" }
        $script:tasks = (Invoke-Sandbox -Sandbox $script:sandbox -Path state).tasks
    }

    It 'keeps its day by every way there is' {
        $script:tasks | Should -HaveCount (3 + 5 * 3 + 1 + 5 + 1)
        foreach ($task in $script:tasks) {
            $task.isAllDay | Should -BeTrue -Because $task.title
            $due = [DateTimeOffset]$task.dueDate
            $own = [TimeZoneInfo]::ConvertTime($due, [TimeZoneInfo]::FindSystemTimeZoneById($task.timeZone))
            $own.DateTime | Should -Be ([datetime]'2026-11-27') -Because "$($task.title) in $($task.timeZone)"
        }
    }
}
