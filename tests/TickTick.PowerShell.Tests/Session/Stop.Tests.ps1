# Ctrl+C in every kind of wait.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    $script:waits = [Collections.Generic.List[pscustomobject]]::new()

    function Measure-Stop {
        <#
        Runs a script until it waits, stops it as Ctrl+C does, and returns the milliseconds until it has ended. The
        fastest of three counts, because this machine does other work at the same time.
        #>
        param([string] $Script, [scriptblock] $IsWaiting, [string] $Answer, [int] $Tries = 3)
        $fastest = [double]::MaxValue
        for ($try = 0; $try -lt $Tries -and $fastest -gt 100; $try++) {
            $user = [TickTick.RecordingHost.RecordingHost]::new()
            $user.IsSilent = $true
            if ($Answer) { $user.Answers.Enqueue($Answer) }
            $runspace = Open-PromptRunspace -RecordingHost $user
            $shell = [powershell]::Create($runspace)
            try {
                $running = $shell.AddScript($Script).BeginInvoke()
                $since = [Diagnostics.Stopwatch]::StartNew()
                while (-not (& $IsWaiting $user $since)) {
                    if ($running.IsCompleted) { $shell.EndInvoke($running); throw "It did not wait: $($shell.Streams.Error)" }
                    if ($since.Elapsed.TotalSeconds -gt 30) { throw "It does not wait: $($user.Text)" }
                    Start-Sleep -Milliseconds 20
                }
                Start-Sleep -Milliseconds 200
                $running.IsCompleted | Should -BeFalse
                $watch = [Diagnostics.Stopwatch]::StartNew()
                $stopping = $shell.BeginStop($null, $null)
                $user.Interrupt()
                $shell.EndStop($stopping)
                $fastest = [Math]::Min($fastest, $watch.Elapsed.TotalMilliseconds)
                $shell.InvocationStateInfo.State | Should -Be 'Stopped'
                $script:shown = $user.Text
            }
            finally {
                $shell.Dispose()
                $runspace.Dispose()
            }
        }
        $fastest
    }

    function Add-Fault([hashtable] $Fault) { $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, $Fault) }
}

AfterAll {
    foreach ($wait in $script:waits) { Write-Verbose "$($wait.Name): $($wait.Milliseconds) ms" -Verbose }
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Ctrl+C' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $env:CI = $null
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Method Delete
        $script:signIn = "Connect-TickTick -Service $($script:sandbox.Origin) -ClientId sandbox-client -RedirectUri http://127.0.0.1:$(Get-FreePort)"
        $script:token = "Connect-TickTick -Service $($script:sandbox.Origin) -AccessToken (ConvertTo-SecureString $(Get-SandboxToken -Sandbox $script:sandbox) -AsPlainText -Force)"
    }

    It 'ends the wait for <Name> within a tenth of a second' -ForEach @(
        # Windows would open its real browser.
        if (-not $IsWindows) { @{ Name = 'the browser'; Command = { "`$env:BROWSER = 'true'; $script:signIn" }; IsWaiting = { param($user) $user.Progress -match 'Signing in' } } }
        @{ Name = 'the pasted redirect'; Command = { "$script:signIn -NoBrowser" }; IsWaiting = { param($user) $user.QuestionCount -gt 0 } }
        @{ Name = 'another sign-in'; Lock = $true; Command = { $script:signIn }; IsWaiting = { param($user) $user.Progress -match 'another sign-in' } }
        @{ Name = 'a vault'; Vault = $true; Command = { "$script:signIn -Vault Slow" }; IsWaiting = { Test-Path (Join-Path $script:userHome 'asked') } }
        @{ Name = 'the rate limit'; Command = { "$script:token -RateLimit 1; 1..5 | ForEach-Object { Get-TickTickProjectGroup }" }; IsWaiting = { param($user) $user.Progress -match 'rate limit' } }
        @{ Name = 'a service that does not answer'; Fault = @{ path = '/open/'; kind = 'hang' }; Command = { "$script:token; Get-TickTickProjectGroup" }; IsWaiting = { $args[1].Elapsed.TotalSeconds -gt 1 } }
        @{ Name = 'a token endpoint that does not answer'; Fault = @{ path = '/oauth/token'; kind = 'hang' }; Answer = 'abcdef'; Command = { "$script:signIn -NoBrowser" }; IsWaiting = { param($user, $since) $user.QuestionCount -gt 0 -and $since.Elapsed.TotalSeconds -gt 1 } }
        @{ Name = 'a retry'; Fault = @{ path = '/open/'; kind = 'status'; status = 503 }; Command = { "$script:token -RetryIntervalSec 60; Get-TickTickProjectGroup" }; IsWaiting = { $args[1].Elapsed.TotalSeconds -gt 1 } }
        @{ Name = 'a bulk command'; Fault = @{ path = '/open/'; kind = 'latency'; milliseconds = 400 }; Command = { "$script:token -RateLimit 0; 1..500 | ForEach-Object { [pscustomobject]@{ Title = `"t`$_`" } } | New-TickTickTask" }; IsWaiting = { $args[1].Elapsed.TotalSeconds -gt 2 } }
    ) {
        if ($Fault) { Add-Fault $Fault }
        if ($Vault) {
            $folder = New-Item -ItemType Directory -Path (Join-Path $script:userHome 'modules/Microsoft.PowerShell.SecretManagement')
            # An extension that does not stop when it is told to.
            Set-Content (Join-Path $folder 'Microsoft.PowerShell.SecretManagement.psm1') "function Get-Secret { Set-Content '$(Join-Path $script:userHome 'asked')' 1; [Threading.Thread]::Sleep(5000) }"
            $env:PSModulePath = (Split-Path $folder) + [IO.Path]::PathSeparator + $env:PSModulePath
        }
        $held = if ($Lock) { [IO.FileStream]::new((Join-Path $script:userHome '.token-oauth.lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
        try { $milliseconds = Measure-Stop -Script (& $Command) -IsWaiting $IsWaiting -Answer $Answer }
        finally { if ($held) { $held.Dispose() } }
        $script:waits.Add([pscustomobject]@{ Name = $Name; Milliseconds = [int]$milliseconds })
        $milliseconds | Should -BeLessThan 100
    }

    It 'says once what a bulk command did not send because of the rate limit' {
        $null = Measure-Stop -Script "$script:token -RateLimit 3; 1..5 | ForEach-Object { `"t`$_`" } | New-TickTickTask -Project Inbox" -Tries 1 -IsWaiting { param($user) $user.Progress -match 'rate limit' }
        [regex]::Matches($script:shown, 'was stopped').Count | Should -Be 1
        $script:shown | Should -Match 'New-TickTickTask was stopped: 3 of 5 done, 0 failed, 2 not sent\.'
    }

    It 'says once what was in progress: <Name>' -ForEach @(
        @{ Name = 'Move-TickTickTask'; Line = 'Get-TickTickTask | Move-TickTickTask Target' }
        @{ Name = 'Complete-TickTickTask'; Line = 'Get-TickTickTask | Complete-TickTickTask' }
        @{ Name = 'New-TickTickProject'; Line = "'a', 'b' | New-TickTickProject" }
    ) {
        Reset-Sandbox -Sandbox $script:sandbox -ClientId sandbox-client
        $script:token = "Connect-TickTick -Service $($script:sandbox.Origin) -AccessToken (ConvertTo-SecureString $(Get-SandboxToken -Sandbox $script:sandbox) -AsPlainText -Force)"
        . ([scriptblock]::Create("$script:token"))
        $null = New-TickTickProject Target
        'one', 'two' | New-TickTickTask | Out-Null
        Add-Fault @{ method = 'POST'; path = '(/complete|/move|/project)$'; kind = 'hang' }
        $null = Measure-Stop -Tries 1 -Script "$script:token; $Line" -IsWaiting { param($user, $since) $user.Progress -match '-TickTick' -or $since.Elapsed.TotalSeconds -gt 3 }
        [regex]::Matches($script:shown, 'was stopped').Count | Should -Be 1
        $script:shown | Should -Match "$Name was stopped: 0 of \d+ done, 0 failed(, \d+ not sent)?, \d+ in progress: each of these may have been carried out\."
    }
}
