<#
.SYNOPSIS
Shows the module to a new user: sign-in, the four sources of a token, expiry, a runbook and a scheduled task.
.DESCRIPTION
Part of "dotnet run --project demo", which starts it with a sandbox and a temporary home directory. Every line after
"PS>" is run as shown, in a runspace whose host simulates a user. The lines below it are the output.
The exit code is not 0 if a check fails.
#>
[CmdletBinding()]
param(
    # The base URL of the sandbox.
    [Parameter(Mandatory)] [string] $Sandbox,
    # The client ID of the app that is registered there. Its secret is in TICKTICK_DEMO_SECRET.
    [Parameter(Mandatory)] [string] $ClientId,
    [Parameter(Mandatory)] [string] $RedirectUri,
    # The path of this PowerShell, which also runs the other processes.
    [Parameter(Mandatory)] [string] $PowerShell,
    # The dotnet program, which starts the demo to act as the browser.
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

# Shows a line, runs it as a prompt does, and returns its output.
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

# Shows and runs lines in another PowerShell process with only the given environment.
function Invoke-OtherProcess([string] $Program, [string[]] $Line, [hashtable] $Environment, [string] $Prompt) {
    $mark = "`u{1}"   # No output line begins with this character.
    $script = foreach ($one in $Line) {
        "[Console]::WriteLine('$mark$($one.Replace("'", "''"))')"
        "$one | Out-Default"
    }
    $start = [Diagnostics.ProcessStartInfo]::new($Program)
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = $start.StandardErrorEncoding = [Text.UTF8Encoding]::new($false)
    $start.WorkingDirectory = $PWD.Path
    $needed = 'PATH', 'PATHEXT', 'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'TEMP', 'TMP', 'TMPDIR', 'DOTNET_ROOT', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT', 'no_proxy', 'POWERSHELL_TELEMETRY_OPTOUT', 'POWERSHELL_UPDATECHECK'
    foreach ($name in @($start.Environment.Keys)) { if ($name -notin $needed) { $null = $start.Environment.Remove($name) } }
    $start.Environment['NO_COLOR'] = '1'   # The demo colors the output itself.
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

# The current token must not appear in any output, now or later.
function Add-CurrentToken {
    $secrets.Add((Invoke-Line 'Get-TickTickToken -AsPlainText -MinimumLifetime 0')[0])
}

# Revokes all tokens, and sets the lifetime of the next ones.
function Revoke-Token([int] $LifetimeSeconds) {
    $null = Invoke-RestMethod "$Sandbox/sandbox/tokens" -Method Delete -NoProxy
    $null = Invoke-RestMethod "$Sandbox/sandbox/settings" -Method Post -Body (@{ tokenLifetimeSeconds = $LifetimeSeconds } | ConvertTo-Json) -ContentType 'application/json' -NoProxy
}

try {
    # Windows does not use $BROWSER, and the user's browser must not open, so the redirect is prompted for there.
    if ($IsWindows) { $noBrowser = ' -NoBrowser' }
    else {
        $noBrowser = ''
        $env:BROWSER = "'$DotNet' '$Demo' visit"
    }
    $connect = "Connect-TickTick -ClientId $ClientId -ClientSecret `$secret -RedirectUri $RedirectUri -CachePath ~/.token-oauth"

    Show-Chapter signIn
    $null = Invoke-Prompt 'Import-Module ./artifacts/TickTick.PowerShell'
    $null = Invoke-Prompt "`$env:TICKTICK_SERVICE = '$Sandbox'   # the sandbox; leave this line out for TickTick itself"
    $null = Invoke-Prompt '$secret = Read-Host -AsSecureString'
    $signIn = Invoke-Prompt "$connect -Verbose$noBrowser"
    Add-CurrentToken
    $screen.Check($signIn.Said -match 'New sign-in: .* issued a token', 'No source had a token, so the user signed in and the service issued one.')
    $screen.Check((Test-Path ~/.token-oauth), 'The cache file exists.')

    Show-Chapter use
    $token = (Invoke-Prompt 'Get-TickTickToken').Output
    $screen.Check($token.Count -eq 1 -and $token[0].ExpiresIn.TotalDays -gt 179, 'The token is valid for 180 days.')
    $null = Invoke-Prompt 'Invoke-RestMethod "$env:TICKTICK_SERVICE/open/v1/project" -Headers (Get-TickTickToken -AsHeader)'
    $screen.Check($true, 'The service accepted the token and returned the projects of the account. There are none yet.')
    $isValid = (Invoke-Prompt 'Test-TickTickToken -Online').Output
    $screen.Check($isValid[0] -eq $true, 'The service confirms that the token is valid.')

    Show-Chapter session
    $fromSession = Invoke-Prompt 'Get-TickTickToken -Verbose'
    $screen.Check($fromSession.Output[0].Source -eq 'Session', 'The token came from the session.')

    Show-Chapter environment
    $null = Invoke-Prompt 'Disconnect-TickTick'
    $null = Invoke-Prompt '$env:TICKTICK_ACCESS_TOKEN = Get-Content ~/.token-oauth -Raw'
    $fromVariable = Invoke-Prompt 'Get-TickTickToken -Verbose'
    $screen.Check($fromVariable.Output[0].Source -eq 'EnvironmentVariable', 'The token came from the environment variable.')

    Show-Chapter cacheFile
    $null = Invoke-Prompt 'Remove-Item Env:TICKTICK_ACCESS_TOKEN'
    $fromFile = Invoke-Prompt 'Get-TickTickToken -CachePath ~/.token-oauth -Verbose'
    $screen.Check($fromFile.Output[0].Source -eq 'CacheFile', 'The token came from the cache file.')

    Show-Chapter newSignIn
    $forced = Invoke-Prompt "$connect -Force -NoBrowser -Verbose -PassThru"
    Add-CurrentToken
    $screen.Check($forced.Output[0].Source -eq 'SignIn', 'The user signed in, although the cache file had a token.')

    Show-Chapter expiry
    Revoke-Token 61
    $null = Invoke-Prompt "$connect -Force$noBrowser"
    Add-CurrentToken
    $null = Invoke-Prompt 'Start-Sleep -Seconds 2'
    $isValid = Invoke-Prompt 'Test-TickTickToken -Verbose'
    $screen.Check($isValid.Output[0] -eq $false, 'The token is not valid long enough.')

    Show-Chapter renewal
    Revoke-Token 15552000
    $renewed = Invoke-Prompt 'Get-TickTickToken -Verbose'
    Add-CurrentToken
    $screen.Check($renewed.Output[0].Source -eq 'SignIn' -and $renewed.Output[0].ExpiresIn.TotalDays -gt 179, 'The new token is valid for 180 days.')

    Show-Chapter runbook
    $runbook = Invoke-OtherProcess -Program $PowerShell -Prompt 'runbook>' -Environment @{ TICKTICK_ACCESS_TOKEN = (Get-Content ~/.token-oauth -Raw) } -Line @(
        'Import-Module ./artifacts/TickTick.PowerShell'
        "Get-TickTickToken -Service $Sandbox -Verbose"
        'Remove-Item Env:TICKTICK_ACCESS_TOKEN'
        "Get-TickTickToken -Service $Sandbox -NoCache"
    )
    $screen.Check($runbook.Said -match 'Environment variable TICKTICK_ACCESS_TOKEN: returned', 'The token came from the environment variable.')
    $screen.Check($runbook.ExitCode -ne 0 -and $runbook.Failed -match 'this host cannot sign in interactively', 'Without it, the runbook fails at once and shows what is required.')

    Show-Chapter scheduledTask
    $task = Invoke-OtherProcess -Program $PowerShell -Prompt 'task>' -Environment @{ HOME = $HOME; USERPROFILE = $HOME } -Line @(
        'Import-Module ./artifacts/TickTick.PowerShell'
        "Get-TickTickToken -Service $Sandbox -CachePath ~/.token-oauth -Verbose"
        "Test-TickTickToken -Service $Sandbox -CachePath ~/.token-oauth -Online"
    )
    $screen.Check($task.ExitCode -eq 0 -and $task.Said -match '\.token-oauth: returned', 'The token came from the cache file.')
    $screen.Check($task.Said -match '(?m)^True$', 'The service accepts the token.')

    Show-Chapter backup
    $null = Invoke-Prompt "'Milk', 'Eggs' | New-TickTickTask -Project (New-TickTickProject Shopping)"
    $null = Invoke-Prompt 'Export-TickTickAccount ~/backup.json'
    $null = Invoke-Prompt 'Remove-TickTickProject Shopping -Confirm:$false'
    $restored = Invoke-Prompt 'Import-TickTickAccount ~/backup.json'
    $screen.Check("$($restored.Output.Action)" -eq 'Created Created Created', 'The project and its tasks are there again.')
    $again = Invoke-Prompt 'Import-TickTickAccount ~/backup.json'
    $screen.Check("$($again.Output.Action)" -eq 'Unchanged Unchanged Unchanged', 'A second import creates nothing.')

    Show-Chapter watch
    $null = Invoke-Prompt 'Watch-TickTickTask -StatePath ~/watch.json -Once'
    $null = Invoke-Prompt 'Complete-TickTickTask Milk'
    $changes = Invoke-Prompt 'Watch-TickTickTask -StatePath ~/watch.json -Once'
    $screen.Check("$($changes.Output)" -eq 'Completed Milk', 'The completed task was reported.')

    Show-Chapter week
    $null = Invoke-Prompt "New-TickTickTask -Text 'Buy bread tomorrow 5pm #errand ~Shopping !high'"
    $agenda = Invoke-Prompt 'Get-TickTickTask -Due Overdue, Today, Tomorrow'
    $screen.Check("$($agenda.Output)" -eq 'Buy bread', 'The agenda has the new task.')
    $null = Invoke-Prompt "Set-TickTickTask 'Buy bread' -Postpone '1 week'"
    $review = Invoke-Prompt 'Measure-TickTickTask Project -After yesterday'
    $screen.Check(($review.Output | Where-Object Group -EQ Shopping).Completed -eq 1, 'The completed task was counted.')

    Show-Chapter disconnect
    $null = Invoke-Prompt 'Disconnect-TickTick -ClearCache -Verbose'
    $screen.Check(-not (Test-Path ~/.token-oauth), 'The cache file was removed.')
    $screen.CheckSilence($secrets)

    Show-Chapter next
    $screen.Command('PS>', 'Import-Module ./artifacts/TickTick.PowerShell')
    $screen.Command('PS>', 'Connect-TickTick -ClientId <client id> -ClientSecret (Read-Host -AsSecureString)')
    $screen.Command('PS>', 'Get-TickTickToken')
}
catch {
    $screen.Error($_.ToString())
    $screen.Check($false, 'All commands of the demo succeed.')
}
finally {
    $runspace.Dispose()
}

exit [Math]::Min($screen.FailureCount, 1)
