# A container with a mounted /etc/localtime and without tzdata: .NET calls its time zone Local.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    # Runs lines with a session of a new user.
    function Invoke-InZone([hashtable] $Environment, [string] $Lines) {
        $null = Use-NewUser -Path $TestDrive
        $script:token = Get-SandboxToken -Sandbox $script:sandbox
        $run = Invoke-Runspace -Environment $Environment -Script "Connect-TickTick -Service '$($script:sandbox.Origin)' -AccessToken (ConvertTo-SecureString '$script:token' -AsPlainText -Force) -NoCache -RateLimit 0`n$Lines"
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n'
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A machine without the name of its time zone' {
    It 'creates tasks with dates, and warns once: <Zone>' -Skip:$IsWindows -ForEach @(
        @{ Zone = 'Europe/Rome'; Instant = '2026-12-03T08:00:00' }
        @{ Zone = 'America/St_Johns'; Instant = '2026-12-03T12:30:00' }
    ) {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Method Post
        $empty = (New-Item -ItemType Directory -Path (Join-Path $TestDrive "zones-$([guid]::NewGuid())")).FullName
        $file = Join-Path $empty localtime
        Copy-Item "/usr/share/zoneinfo/$Zone" $file
        $lines = Invoke-InZone @{ TZ = $file; TZDIR = $empty } @'
[TimeZoneInfo]::Local.Id
$null = New-TickTickTask Call -Due '2026-12-03 09:00' -WarningVariable +warnings -WarningAction SilentlyContinue
$null = New-TickTickTask Passport -Due 2026-12-03 -WarningVariable +warnings -WarningAction SilentlyContinue
$null = New-TickTickTask Trip -Start 2027-03-27 -Due 2027-03-31 -WarningVariable +warnings -WarningAction SilentlyContinue
$null = Set-TickTickTask Passport -Due 2026-12-04 -WarningVariable +warnings -WarningAction SilentlyContinue
Get-TickTickTask | Sort-Object Title | ForEach-Object { "$($_.Title) $($_.Start.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)) $($_.Due.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)) $($_.IsAllDay)" }
"$(@($warnings).Count): $warnings"
'@
        $lines[0] | Should -Be 'Local'
        $lines[1] | Should -BeLike 'Call*2026-12-03 *False'
        $lines[2] | Should -BeLike 'Passport*2026-12-04 *True'
        $lines[3] | Should -BeLike 'Trip 2027-03-27 2027-03-31 *True'
        $lines[4] | Should -Match "^1: The time zone of this machine, 'Local', has no IANA ID.*Install tzdata, and set TZ"

        # What everyone else sees.
        Connect-TickTick -Service $script:sandbox.Origin -AccessToken (ConvertTo-Secret $script:token) -RateLimit 0
        $tasks = Get-TickTickTask | Sort-Object Title
        $tasks[0].Due.UtcDateTime.ToString('s') | Should -Be $Instant
        $tasks[1].Due.Date | Should -Be ([datetime]'2026-12-04')
        $tasks[2].Start.Date | Should -Be ([datetime]'2027-03-27')
        $tasks[2].Due.Date | Should -Be ([datetime]'2027-03-31')
    }

    It 'does not take it for UTC in silence: TZ=<Name>, <Command>' -Skip:$IsWindows -ForEach @(
        @{ Name = 'Europe/Berlin'; Command = "New-TickTickTask Call -Due '2026-12-03 09:00'" }
        @{ Name = 'UTC-5'; Command = 'New-TickTickTask Call -Due ([datetime]"2026-12-03 09:00")' }
        @{ Name = 'Europe/Berlin'; Command = "New-TickTickFocus -Start 'yesterday 9am' -Duration 25" }
        @{ Name = 'Europe/Berlin'; Command = "Get-TickTickTask -DueAfter '2026-12-03 09:00'" }
    ) {
        $lines = Invoke-InZone @{ TZ = $Name; TZDIR = "$TestDrive" } (@'
[TimeZoneInfo]::Local.Id
$null = <Command> -WarningVariable +warnings -WarningAction SilentlyContinue
$null = New-TickTickTask Passport -Due 2026-12-03 -WarningVariable +warnings -WarningAction SilentlyContinue
"$(@($warnings).Count): $warnings"
'@.Replace('<Command>', $Command))
        $lines[0] | Should -Be 'UTC'
        $lines[1] | Should -Match "^1: This machine does not know the time zone '$Name' of TZ, so dates and times are read as UTC.*Install tzdata, and set TZ"
    }
}
