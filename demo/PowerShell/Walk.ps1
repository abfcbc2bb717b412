<#
.SYNOPSIS
Walks a new user through the module: sign-in, the four sources of a token, expiry, a runbook and a scheduled task.
.DESCRIPTION
Part of "dotnet run --project demo", which starts it with a sandbox and a home directory of its own. Every line after
"PS>" is run as it stands, in a runspace whose host answers as a user would; everything below it is what came of it.
Ends with an exit code other than 0 if anything is not as it should be.
#>
[CmdletBinding()]
param(
    # The sandbox's origin.
    [Parameter(Mandatory)] [string] $Sandbox,
    # The app that is registered there. Its secret is in TICKTICK_DEMO_SECRET.
    [Parameter(Mandatory)] [string] $ClientId,
    [Parameter(Mandatory)] [string] $RedirectUri,
    # The program that starts this PowerShell, for the second one.
    [Parameter(Mandatory)] [string] $PowerShell,
    # What starts the demo's own program, which plays the browser.
    [Parameter(Mandatory)] [string] $DotNet,
    [Parameter(Mandatory)] [string] $Demo
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

Add-Type -Path (Join-Path $PSScriptRoot '../Screen.cs'), (Join-Path $PSScriptRoot '../Visitor.cs'), (Join-Path $PSScriptRoot 'PromptHost.cs')
$story = Get-Content (Join-Path $PSScriptRoot '../Story.json') -Raw -Encoding utf8 | ConvertFrom-Json
$screen = [TickTick.Demo.Screen]::new()
$clientSecret = $env:TICKTICK_DEMO_SECRET
Remove-Item Env:TICKTICK_DEMO_SECRET
$secrets = [Collections.Generic.List[string]]::new()
$secrets.Add($clientSecret)

$runspace = [runspacefactory]::CreateRunspace([TickTick.Demo.PowerShell.PromptHost]::new($screen, $clientSecret), [initialsessionstate]::CreateDefault2())
$runspace.Open()

# Runs a line without showing it.
function Invoke-Line([string] $Line) {
    $shell = [powershell]::Create($runspace)
    try { , $shell.AddScript($Line).Invoke() }
    finally { $shell.Dispose() }
}

# Shows a line, runs it as a prompt would, and returns what came of it.
function Invoke-Prompt([string] $Line) {
    $screen.Command('PS>', $Line)
    $shell = [powershell]::Create($runspace)
    try {
        $output = $shell.AddScript($Line).Invoke()
        if ($output.Count -gt 0) {
            $display = [powershell]::Create($runspace)
            try { $null = $display.AddCommand('Out-Default').Invoke($output) }
            finally { $display.Dispose() }
        }
        if ($shell.Streams.Error.Count -gt 0) { throw $shell.Streams.Error[0] }
        [pscustomobject] @{ Output = $output; Said = $shell.Streams.Verbose -join "`n" }
    }
    finally { $shell.Dispose() }
}

# Shows and runs lines in another PowerShell that has nothing but what it is given.
function Invoke-Elsewhere([string[]] $Line, [hashtable] $Environment, [string] $Prompt) {
    $mark = "`u{1}"   # No line of output begins so.
    $script = foreach ($one in $Line) {
        "[Console]::WriteLine('$mark$($one.Replace("'", "''"))')"
        "$one | Out-Default"
    }
    $start = [Diagnostics.ProcessStartInfo]::new($PowerShell)
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $start.StandardErrorEncoding = [Text.UTF8Encoding]::new($false)
    $start.WorkingDirectory = $PWD.Path
    $needed = 'PATH', 'PATHEXT', 'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'TEMP', 'TMP', 'TMPDIR', 'DOTNET_ROOT', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT', 'no_proxy', 'POWERSHELL_TELEMETRY_OPTOUT', 'POWERSHELL_UPDATECHECK'
    foreach ($name in @($start.Environment.Keys)) { if ($name -notin $needed) { $null = $start.Environment.Remove($name) } }
    $start.Environment['NO_COLOR'] = '1'   # The colours are this screen's.
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    foreach ($argument in '-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command', ($script -join "`n")) { $start.ArgumentList.Add($argument) }

    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $failure = $process.StandardError.ReadToEndAsync()
        $said = while ($null -ne ($text = $process.StandardOutput.ReadLine())) {
            if ($text.StartsWith($mark, [StringComparison]::Ordinal)) { $screen.Command($Prompt, $text.Substring(1)) }
            elseif ($text.StartsWith('VERBOSE: ')) { $screen.Verbose($text); $text }
            else { $screen.Output($text); $text }
        }
        $process.WaitForExit()
        $failed = $failure.Result.TrimEnd()
        if ($failed) { $screen.Error($failed) }
        [pscustomobject] @{ Said = $said -join "`n"; Failed = $failed -replace '\s*\n\s*\|?\s*', ' '; ExitCode = $process.ExitCode }
    }
    finally { $process.Dispose() }
}

# Shows the title and the text of a chapter.
function Show-Chapter([string] $Name) { $screen.Chapter($story.$Name.title, $story.$Name.text) }

# The token in hand must not be seen in anything that is shown, now or later.
function Add-SecretInHand {
    $secrets.Add((Invoke-Line 'Get-TickTickToken -AsPlainText -MinimumLifetime 0')[0])
}

# Lets the tokens that are there end, and the next ones live so long.
function Wait-TokenEnd([int] $NextLifeSeconds) {
    $null = Invoke-RestMethod "$Sandbox/sandbox/tokens" -Method Delete -NoProxy
    $null = Invoke-RestMethod "$Sandbox/sandbox/settings" -Method Post -Body (@{ tokenLifetimeSeconds = $NextLifeSeconds } | ConvertTo-Json) -ContentType 'application/json' -NoProxy
}

try {
    # Windows knows no $BROWSER, and the user's own must not open: there the address is shown and the redirect asked for.
    if ($IsWindows) { $byHand = ' -NoBrowser' }
    else {
        $byHand = ''
        $env:BROWSER = "'$DotNet' '$Demo' visit"
    }
    $connect = "Connect-TickTick -ClientId $ClientId -ClientSecret `$secret -RedirectUri $RedirectUri -CachePath ~/.token-oauth"

    Show-Chapter signIn
    $null = Invoke-Prompt 'Import-Module ./artifacts/TickTick.PowerShell'
    $null = Invoke-Prompt "`$env:TICKTICK_SERVICE = '$Sandbox'   # the sandbox; leave this line out for TickTick itself"
    $null = Invoke-Prompt '$secret = Read-Host -AsSecureString'
    $signIn = Invoke-Prompt "$connect -Verbose$byHand"
    Add-SecretInHand
    $screen.Check($signIn.Said -match 'New sign-in: .* issued a token', 'No place had a token, so the user was asked, and the service issued one.')
    $screen.Check((Test-Path ~/.token-oauth), 'The cache file is there.')

    Show-Chapter use
    $token = (Invoke-Prompt 'Get-TickTickToken').Output
    $screen.Check($token.Count -eq 1 -and $token[0].ExpiresIn.TotalDays -gt 179, 'The token is good for 180 days.')
    $null = Invoke-Prompt 'Invoke-RestMethod "$env:TICKTICK_SERVICE/open/v1/project" -Headers (Get-TickTickToken -AsHeader)'
    $screen.Check($true, 'The service took the token: these are the lists of the account, none so far.')
    $isGood = (Invoke-Prompt 'Test-TickTickToken -Online').Output
    $screen.Check($isGood[0] -eq $true, 'The service says the same when it is asked.')

    Show-Chapter session
    $fromSession = Invoke-Prompt 'Get-TickTickToken -Verbose'
    $screen.Check($fromSession.Output[0].Source -eq 'Session', 'The session returned the token.')

    Show-Chapter environment
    $null = Invoke-Prompt 'Disconnect-TickTick'
    $null = Invoke-Prompt '$env:TICKTICK_ACCESS_TOKEN = Get-Content ~/.token-oauth -Raw'
    $fromVariable = Invoke-Prompt 'Get-TickTickToken -Verbose'
    $screen.Check($fromVariable.Output[0].Source -eq 'EnvironmentVariable', 'The environment variable returned the token.')

    Show-Chapter cacheFile
    $null = Invoke-Prompt 'Remove-Item Env:TICKTICK_ACCESS_TOKEN'
    $fromFile = Invoke-Prompt 'Get-TickTickToken -CachePath ~/.token-oauth -Verbose'
    $screen.Check($fromFile.Output[0].Source -eq 'CacheFile', 'The cache file returned the token.')

    Show-Chapter newSignIn
    $forced = Invoke-Prompt "$connect -Force -NoBrowser -Verbose -PassThru"
    Add-SecretInHand
    $screen.Check($forced.Output[0].Source -eq 'SignIn', 'The user was asked although the file had a token.')

    Show-Chapter expiry
    Wait-TokenEnd 30
    $null = Invoke-Prompt "$connect -Force$byHand"
    Add-SecretInHand
    $isGood = Invoke-Prompt 'Test-TickTickToken -Verbose'
    $screen.Check($isGood.Output[0] -eq $false, 'That token will not do.')

    Show-Chapter renewal
    Wait-TokenEnd 15552000
    $renewed = Invoke-Prompt 'Get-TickTickToken -Verbose'
    Add-SecretInHand
    $screen.Check($renewed.Output[0].Source -eq 'SignIn' -and $renewed.Output[0].ExpiresIn.TotalDays -gt 179, 'A new token, good for 180 days.')

    Show-Chapter runbook
    $runbook = Invoke-Elsewhere -Prompt 'runbook>' -Environment @{ TICKTICK_ACCESS_TOKEN = (Get-Content ~/.token-oauth -Raw) } -Line @(
        'Import-Module ./artifacts/TickTick.PowerShell'
        "Get-TickTickToken -Service $Sandbox -Verbose"
        'Remove-Item Env:TICKTICK_ACCESS_TOKEN'
        "Get-TickTickToken -Service $Sandbox -NoCache"
    )
    $screen.Check($runbook.Said -match 'Environment variable TICKTICK_ACCESS_TOKEN: returned', 'The environment variable returned the token.')
    $screen.Check($runbook.ExitCode -ne 0 -and $runbook.Failed -match 'Each of these can supply one', 'Without it the runbook fails at once, and says what it needs.')

    Show-Chapter scheduledTask
    $task = Invoke-Elsewhere -Prompt 'task>' -Environment @{ HOME = $HOME; USERPROFILE = $HOME } -Line @(
        'Import-Module ./artifacts/TickTick.PowerShell'
        "Get-TickTickToken -Service $Sandbox -CachePath ~/.token-oauth -Verbose"
        "Test-TickTickToken -Service $Sandbox -CachePath ~/.token-oauth -Online"
    )
    $screen.Check($task.ExitCode -eq 0 -and $task.Said -match '\.token-oauth: returned', 'The cache file returned the token.')
    $screen.Check($task.Said -match '(?m)^True$', 'The service takes the token.')

    Show-Chapter disconnect
    $null = Invoke-Prompt 'Disconnect-TickTick -ClearCache -Verbose'
    $screen.Check(-not (Test-Path ~/.token-oauth), 'The file is gone.')
    $screen.CheckSilence($secrets)

    Show-Chapter next
    $screen.Command('PS>', 'Import-Module ./artifacts/TickTick.PowerShell')
    $screen.Command('PS>', 'Connect-TickTick -ClientId <client id> -ClientSecret (Read-Host -AsSecureString)')
    $screen.Command('PS>', 'Get-TickTickToken')
}
catch {
    $screen.Error($_.ToString())
    $screen.Check($false, 'Every command of the demo succeeds.')
}
finally {
    $runspace.Dispose()
}

exit [Math]::Min($screen.FailureCount, 1)
