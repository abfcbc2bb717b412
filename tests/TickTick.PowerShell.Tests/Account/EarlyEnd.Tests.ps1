# A pipeline can end before its input does. What was carried out until then is reported.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $null = Use-NewUser -Path $TestDrive
    $script:sandbox = Open-Sandbox

    function Invoke-Line([string] $Line, [hashtable] $Fault) {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        # The first result comes when more calls are in progress, however busy this machine is.
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path settings -Body @{ latencyMilliseconds = 300 }
        if ($Fault) { $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, $Fault) }
        $token = Get-SandboxToken -Sandbox $script:sandbox
        $run = Invoke-Runspace -Script @"
Connect-TickTick -Service '$($script:sandbox.Origin)' -AccessToken (ConvertTo-SecureString '$token' -AsPlainText -Force) -NoCache -RateLimit 0
try { $Line } catch { "caught `$(`$_.FullyQualifiedErrorId)" }
"@
        "$($run.Output) $($run.Warning) $($run.Error)" -replace '\s+', ' '
    }

    function Get-Count { @((Invoke-Sandbox -Sandbox $script:sandbox -Path state).tasks).Where{ $_ }.Count }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A pipeline that creates tasks' {
    It 'returns them with -Debug, although there is no prompt' {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        $run = Invoke-Shell -Argument '-NonInteractive' -Script @"
Connect-TickTick -Service '$($script:sandbox.Origin)' -AccessToken (ConvertTo-SecureString '$(Get-SandboxToken -Sandbox $script:sandbox)' -AsPlainText -Force) -NoCache -RateLimit 0
'a', 'b' | New-TickTickTask -Due tomorrow -Debug -ErrorAction Stop | ForEach-Object { "made `$(`$_.Title)" }
"@
        $run.Output | Should -Match '(?s)made a.*made b' -Because "$($run.Error)"
    }

    It 'reports exactly how many exist if it is ended by <Name>' -ForEach @(
        @{ Name = 'Select-Object -First'; Line = '1..500 | New-TickTickTask | Select-Object -First 1 | Out-Null' }
        @{ Name = '-ErrorAction Stop'; Line = '1..500 | New-TickTickTask -ErrorAction Stop'; Fault = @{ kind = 'status'; status = 403; method = 'POST'; path = '/task$'; times = 1 } }
    ) {
        $text = Invoke-Line $Line $Fault
        $exist = Get-Count
        $text -match 'New-TickTickTask ended before its input did: (?<done>\d+) of \d+ done' | Should -BeTrue -Because $text
        [int] $Matches.done | Should -Be $exist
        $text | Should -Not -Match 'in progress'
    }

    It 'has begun nothing if the first row is refused' {
        Invoke-Line '@([pscustomobject]@{ Title = "x"; Project = "Nope" }) + (1..500 | ForEach-Object { [pscustomobject]@{ Title = "t$_"; Project = "" } }) | New-TickTickTask -ErrorAction Stop' | Should -Match 'caught NotFound'
        Get-Count | Should -Be 0
    }

    It 'outputs what it created before the row that ends it, with <Stop>' -ForEach @(
        @{ Stop = '-ErrorAction Stop'; Line = '"a", "b", " ", "c" | New-TickTickTask -ErrorAction Stop | ForEach-Object { "got $($_.Title)" }' }
        @{ Stop = 'the variable of a function'; Line = '& { $ErrorActionPreference = "Stop"; "a", "b", " ", "c" | New-TickTickTask } | ForEach-Object { "got $($_.Title)" }' }
        @{ Stop = '$ErrorActionPreference'; Line = '$ErrorActionPreference = "Stop"; "a", "b", " ", "c" | New-TickTickTask | ForEach-Object { "got $($_.Title)" }' }
    ) {
        $text = Invoke-Line $Line
        $text | Should -Match 'got a got b caught RequestInvalid'
        Get-Count | Should -Be 2
    }

    It 'outputs what it created before, beside and after the call for which the token was rejected' {
        $text = Invoke-Line '1..10 | New-TickTickTask | ForEach-Object { "got $($_.Title)" }' @{ kind = 'status'; status = 401; method = 'POST'; path = '/task$'; times = 2; skip = 4; body = '{"error":"invalid_token"}' }
        $text | Should -Match 'caught InvalidToken,'
        $text -match 'New-TickTickTask ended early: (?<done>\d+) of \d+ done, \d+ failed(, (?<rest>\d+) not sent)?' | Should -BeTrue -Because $text
        [int] $Matches.done | Should -Be (Get-Count)
        ([regex]::Matches($text, 'got \d+')).Count | Should -Be (Get-Count) -Because $text
    }

    It 'moves the tasks before the one that ends it' {
        Invoke-Line '$null = "Q" | New-TickTickProject; $null = "a", "b" | New-TickTickTask; "a", "nosuch", "b" | Move-TickTickTask Q -PassThru -ErrorAction Stop | ForEach-Object { "got $($_.Title) in $($_.Project)" }' |
            Should -Match 'got a in Q caught NotFound'
    }

    It 'moves nothing after an error of an earlier command, and says so' {
        Invoke-Line '$null = "Q" | New-TickTickProject; $made = "a", "b", "c" | New-TickTickTask; $made | ForEach-Object { if ($_.Title -eq "c") { throw "up" }; $_ } | Move-TickTickTask Q' |
            Should -Match 'Move-TickTickTask ended before its input did: 0 of 2 done, 0 failed, 2 not sent'
    }

    It 'says nothing if all of its results were received' {
        Invoke-Line 'New-TickTickTask one | Select-Object -First 1 | Out-Null' | Should -Not -Match 'ended before'
        Get-Count | Should -Be 1
    }
}
