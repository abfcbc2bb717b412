# What the Pester files share: the module under test, a sandbox, a person at the prompt, and a shell of its own for
# whatever must not happen in this one.

$Root = Resolve-Path (Join-Path $PSScriptRoot '../../..')
$ModulePath = Join-Path $Root 'artifacts/TickTick.PowerShell/TickTick.PowerShell.psd1'
# The test run names its PowerShell; by hand it is the one on PATH. A process does not know: its program may be dotnet.
$PowerShellPath = $env:TICKTICK_POWERSHELL ? $env:TICKTICK_POWERSHELL : (Get-Command pwsh -CommandType Application -TotalCount 1).Source
$DotNetPath = $env:DOTNET_ROOT ? (Join-Path $env:DOTNET_ROOT 'dotnet') : 'dotnet'
$IdleSandboxes = [Collections.Generic.Stack[pscustomobject]]::new()
$UserVariables = 'TICKTICK_ACCESS_TOKEN', 'TICKTICK_CLIENT_ID', 'TICKTICK_CLIENT_SECRET', 'TICKTICK_REDIRECT_URI', 'TICKTICK_SERVICE',
'CI', 'TF_BUILD', 'BROWSER', 'HOME', 'USERPROFILE'

function Get-ModulePath {
    <#
    .SYNOPSIS
    The manifest of the module as users import it.
    #>
    [OutputType([string])]
    param()
    $ModulePath
}

function Get-PowerShellPath {
    <#
    .SYNOPSIS
    The program to start for another PowerShell.
    #>
    [OutputType([string])]
    param()
    $PowerShellPath
}

function Get-BuiltFile {
    <#
    .SYNOPSIS
    Gets the path of a file that 'dotnet build' makes, of the latest build.
    .PARAMETER Pattern
    A wildcard pattern, relative to the repository.
    #>
    [OutputType([string])]
    param([Parameter(Mandatory, Position = 0)] [string] $Pattern)
    $file = Get-ChildItem (Join-Path $Root $Pattern) | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $file) { throw "Nothing matches $Pattern. Run: dotnet build" }
    $file.FullName
}

function Skip-TestWithout {
    <#
    .SYNOPSIS
    Skips the test that calls this if a command is missing, and says how to get it.
    .PARAMETER Command
    The command.
    .PARAMETER Install
    What installs it.
    #>
    param(
        [Parameter(Mandatory)] [string] $Command,
        [Parameter(Mandatory)] [string] $Install
    )
    if (-not (Get-Command $Command -ErrorAction Ignore)) { Set-ItResult -Skipped -Because "there is no $Command here. Run: $Install" }
}

function Open-Sandbox {
    <#
    .SYNOPSIS
    Provides an empty sandbox on a free port whose consent page always allows; its app may come back to any port of this
    machine. It ends with this process.
    #>
    [OutputType([pscustomobject])]
    param()

    $sandbox = $null
    while (-not $sandbox -and $IdleSandboxes.Count) {
        $sandbox = $IdleSandboxes.Pop()
        if ($sandbox.Process.HasExited) { $sandbox = $null }
    }
    if ($sandbox) { $null = Invoke-Sandbox -Sandbox $sandbox -Path reset -Method Post }
    else { $sandbox = Open-SandboxProcess }
    $null = Invoke-Sandbox -Sandbox $sandbox -Path apps -Body @{ client_id = $sandbox.ClientId; client_secret = $sandbox.ClientSecret; redirect_uris = , '*loopback' }
    $null = Invoke-Sandbox -Sandbox $sandbox -Path apps -Body @{ client_id = 'public-client'; redirect_uris = , '*loopback' }
    $sandbox
}

function Open-SandboxProcess {
    $dll = Get-BuiltFile 'src/TickTick.Sandbox/bin/*/net10.0/TickTick.Sandbox.dll'
    $start = [Diagnostics.ProcessStartInfo]::new($DotNetPath)
    foreach ($argument in $dll, 'serve', '--port', '0', '--consent', 'allow', '--rate-limit', 'off', '--stop-with-stdin') { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch '^Listening on (?<origin>http://\S+)$') { throw "The sandbox began with '$line'." }
    $origin = $Matches.origin
    # What else it prints must be read, or it would stop at a full pipe.
    $null = $process.StandardOutput.ReadToEndAsync()
    [pscustomobject]@{ Origin = $origin; ClientId = 'sandbox-client'; ClientSecret = 'sandbox-secret'; Process = $process }
}

function Reset-Sandbox {
    <#
    .SYNOPSIS
    Empties a sandbox and fills it with the sample account.
    .PARAMETER Sandbox
    The sandbox.
    .PARAMETER ClientId
    The app that may sign in there, coming back to any port of this machine.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory)] [pscustomobject] $Sandbox,
        [Parameter(Mandatory)] [string] $ClientId
    )
    if (-not $PSCmdlet.ShouldProcess($Sandbox.Origin)) { return }
    $null = Invoke-Sandbox -Sandbox $Sandbox -Path reset -Method Post
    $null = Invoke-Sandbox -Sandbox $Sandbox -Path samples -Method Post
    $null = Invoke-Sandbox -Sandbox $Sandbox -Path apps -Body @{ client_id = $ClientId; client_secret = $Sandbox.ClientSecret; redirect_uris = , '*loopback' }
}

function Close-Sandbox {
    <#
    .SYNOPSIS
    Leaves a sandbox to the next file. A new one takes longer to start than most tests take to run.
    .PARAMETER Sandbox
    The sandbox.
    #>
    param([Parameter(Mandatory)] [pscustomobject] $Sandbox)
    $IdleSandboxes.Push($Sandbox)
}

function Invoke-Sandbox {
    <#
    .SYNOPSIS
    Calls the sandbox's own controls.
    .PARAMETER Sandbox
    The sandbox.
    .PARAMETER Path
    What follows /sandbox/.
    .PARAMETER Body
    What to post; without it, Method decides.
    .PARAMETER Method
    The method of a call without a body.
    #>
    param(
        [Parameter(Mandatory, Position = 0)] [pscustomobject] $Sandbox,
        [Parameter(Mandatory, Position = 1)] [string] $Path,
        [Parameter(Position = 2)] [object] $Body,
        [string] $Method = 'Get'
    )
    $call = @{ Uri = "$($Sandbox.Origin)/sandbox/$Path"; Method = $Method; NoProxy = $true; Verbose = $false; Debug = $false }
    if ($null -ne $Body) { $call += @{ Body = ConvertTo-Json $Body -Depth 5 -Compress; ContentType = 'application/json' }; $call.Method = 'Post' }
    Invoke-RestMethod @call
}

function Get-SandboxToken {
    <#
    .SYNOPSIS
    Has the sandbox issue a personal API token.
    .PARAMETER Sandbox
    The sandbox.
    .PARAMETER ExpiresIn
    Seconds that it lives.
    #>
    [OutputType([string])]
    param(
        [Parameter(Mandatory)] [pscustomobject] $Sandbox,
        [int] $ExpiresIn = 15552000
    )
    (Invoke-Sandbox -Sandbox $Sandbox -Path tokens -Body @{ expiresIn = $ExpiresIn }).access_token
}

function Connect-Sandbox {
    <#
    .SYNOPSIS
    Becomes a new user, signed in at a sandbox whose account is empty.
    .PARAMETER Sandbox
    The sandbox.
    .PARAMETER Path
    The folder to make the home directory in.
    .PARAMETER Scope
    What the token allows.
    #>
    param(
        [Parameter(Mandatory)] [pscustomobject] $Sandbox,
        [Parameter(Mandatory)] [string] $Path,
        [string] $Scope = 'tasks:read tasks:write'
    )
    $null = Use-NewUser -Path $Path
    $null = Invoke-Sandbox -Sandbox $Sandbox -Path reset -Method Post
    $token = @{ access_token = Get-SandboxToken -Sandbox $Sandbox; scope = $Scope } | ConvertTo-Json -Compress
    Connect-TickTick -Service $Sandbox.Origin -RateLimit 0 -AccessToken ([Net.NetworkCredential]::new('', $token).SecurePassword)
}

function Get-SandboxRequest {
    <#
    .SYNOPSIS
    What came in at the sandbox since its requests were last deleted, oldest first.
    .PARAMETER Sandbox
    The sandbox.
    .PARAMETER Path
    A wildcard pattern for the path.
    #>
    param(
        [Parameter(Mandatory)] [pscustomobject] $Sandbox,
        [string] $Path = '*'
    )
    (Invoke-Sandbox -Sandbox $Sandbox -Path requests).requests | Where-Object path -Like $Path
}

function Get-FreePort {
    <#
    .SYNOPSIS
    Gets a port of 127.0.0.1 that is free at this moment, below the range that systems assign to outgoing connections.
    #>
    [OutputType([int])]
    param()
    while ($true) {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, (Get-Random -Minimum 20000 -Maximum 32000))
        try {
            $listener.Start()
            return $listener.LocalEndpoint.Port
        }
        catch [Net.Sockets.SocketException] { Write-Verbose "Taken: $_" }
        finally { $listener.Stop() }
    }
}

function ConvertTo-Secret {
    <#
    .SYNOPSIS
    Converts a text to a SecureString.
    .PARAMETER Text
    The text.
    #>
    [OutputType([securestring])]
    param([Parameter(Mandatory)] [string] $Text)
    [Net.NetworkCredential]::new('', $Text).SecurePassword
}

function ConvertTo-TokenText {
    <#
    .SYNOPSIS
    A token dictionary in JSON, as ticktick-py keeps it, or with the keys that say whose it is.
    .PARAMETER Token
    The token.
    .PARAMETER ExpiresIn
    The seconds that it still lives.
    .PARAMETER Extra
    More keys.
    #>
    [OutputType([string])]
    param(
        [Parameter(Mandatory)] [string] $Token,
        [int] $ExpiresIn = 86400,
        [hashtable] $Extra = @{}
    )
    @{
        access_token = $Token; token_type = 'bearer'; scope = 'tasks:read tasks:write'; expires_in = 15551999
        expire_time  = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + $ExpiresIn
    } + $Extra | ConvertTo-Json -Compress
}

function Write-TokenFile {
    <#
    .SYNOPSIS
    Leaves a cache file that only its owner can read.
    .PARAMETER Path
    The file.
    .PARAMETER Text
    What it holds.
    #>
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [string] $Text
    )
    Set-Content -LiteralPath $Path -Value $Text
    if (-not $IsWindows) { chmod 600 $Path }
}

function Get-UserEnvironment {
    <#
    .SYNOPSIS
    The variables that the module listens to, as they are now.
    #>
    [OutputType([hashtable])]
    param()
    $values = @{}
    foreach ($name in $UserVariables) { $values[$name] = [Environment]::GetEnvironmentVariable($name) }
    $values
}

function Use-UserEnvironment {
    <#
    .SYNOPSIS
    Makes the variables that the module listens to what they are said to be, and removes the others.
    .PARAMETER Value
    Names and values.
    #>
    param([Parameter(Mandatory)] [hashtable] $Value)
    foreach ($name in $UserVariables) { [Environment]::SetEnvironmentVariable($name, $Value[$name]) }
}

function Use-NewUser {
    <#
    .SYNOPSIS
    Becomes a user with an empty home directory and none of the module's variables.
    .PARAMETER Path
    The folder to make the home directory in.
    #>
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Path)
    $directory = (New-Item -ItemType Directory -Path (Join-Path $Path "home-$([guid]::NewGuid().ToString('N').Substring(0, 8))")).FullName
    # The browser opens nothing: the tests follow the address that is shown. CI marks the shell as unattended, so that
    # the tests behave the same when a developer runs them at a terminal.
    Use-UserEnvironment -Value @{ HOME = $directory; USERPROFILE = $directory; BROWSER = 'true'; CI = 'true' }
    $directory
}

function Get-Failure {
    <#
    .SYNOPSIS
    Runs a script, and returns its terminating error.
    .PARAMETER Script
    The script.
    #>
    param([Parameter(Mandatory, Position = 0)] [scriptblock] $Script)
    try { & $Script } catch { $_ }
}

function Get-InitialState {
    <#
    .SYNOPSIS
    What a runspace begins with: PowerShell's own commands. To search for their modules takes twice as long as most tests.
    #>
    [OutputType([initialsessionstate])]
    param()
    $state = [initialsessionstate]::CreateDefault()
    if ($IsWindows) { $state.ExecutionPolicy = 'Bypass' }
    $state
}

function Open-PromptRunspace {
    <#
    .SYNOPSIS
    Opens a runspace with a simulated user, into which the module is imported.
    .PARAMETER RecordingHost
    The host with the user.
    .PARAMETER Variable
    Variables for the runspace.
    #>
    [OutputType([runspace])]
    param(
        [Parameter(Mandatory)] [Management.Automation.Host.PSHost] $RecordingHost,
        [hashtable] $Variable = @{}
    )
    $state = Get-InitialState
    $state.ImportPSModule($ModulePath)
    foreach ($name in $Variable.Keys) { $state.Variables.Add([Management.Automation.Runspaces.SessionStateVariableEntry]::new($name, $Variable[$name], '')) }
    $runspace = [runspacefactory]::CreateRunspace($RecordingHost, $state)
    $runspace.Open()
    $runspace
}

function Invoke-AtPrompt {
    <#
    .SYNOPSIS
    Runs a script in a runspace of its own whose simulated user opens each address that is shown.
    .PARAMETER Script
    What is typed. The module is imported already.
    .PARAMETER Variable
    Variables for it.
    .PARAMETER Answer
    What is typed at its questions; {state} stands for that of the address shown, {code} for the code it brings.
    .PARAMETER SayYes
    Answers prompts for confirmation with yes instead of no.
    .PARAMETER NoBrowser
    Does not open the address.
    .PARAMETER BeforeBrowser
    Runs when the address is shown, before it is opened.
    .PARAMETER StopAfter
    Press Ctrl+C so many milliseconds after an address is shown.
    .PARAMETER TimeoutSec
    The most seconds that it may take.
    #>
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory, Position = 0)] [scriptblock] $Script,
        [hashtable] $Variable = @{},
        [string[]] $Answer = @(),
        [switch] $SayYes,
        [switch] $NoBrowser,
        [scriptblock] $BeforeBrowser = {},
        [int] $StopAfter = -1,
        [int] $TimeoutSec = 60
    )
    $unattended = $env:CI
    $env:CI = $null
    $recordingHost = [TickTick.RecordingHost.RecordingHost]::new()
    $recordingHost.Confirms = $SayYes
    foreach ($line in $Answer) { $recordingHost.Answers.Enqueue($line) }
    $runspace = Open-PromptRunspace -RecordingHost $recordingHost -Variable $Variable
    $shell = [powershell]::Create($runspace)
    $failure = $null
    $page = $null
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $stopped = $null
    try {
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $inputs = [Management.Automation.PSDataCollection[psobject]]::new()
        $inputs.Complete()
        $run = $shell.AddScript($Script.ToString()).BeginInvoke($inputs, $output)
        while (-not $run.AsyncWaitHandle.WaitOne(10)) {
            if ($watch.Elapsed.TotalSeconds -gt $TimeoutSec) { $shell.Stop(); throw "Still running after $TimeoutSec s. It has shown: $($recordingHost.Text)" }
            $address = $recordingHost.WaitForAddress(10)
            if (-not $address) { continue }
            & $BeforeBrowser
            if ($StopAfter -ge 0) {
                Start-Sleep -Milliseconds $StopAfter
                $stopWatch = [Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $stopped = $stopWatch.Elapsed
            }
            elseif (-not $NoBrowser) {
                $page = Invoke-WebRequest -Uri $address -NoProxy -SkipHttpErrorCheck -Verbose:$false -Debug:$false
            }
        }
        $null = $shell.EndInvoke($run)
    }
    catch [Management.Automation.PipelineStoppedException] { $failure = $_ }
    catch {
        $failure = $_
        for ($inner = $_.Exception; $inner; $inner = $inner.InnerException) {
            if ($inner -is [Management.Automation.RuntimeException] -and $inner.ErrorRecord) { $failure = $inner.ErrorRecord }
        }
        if ($failure.FullyQualifiedErrorId -notlike '*,TickTick.PowerShell.*') { throw }
    }
    finally {
        $result = [pscustomobject]@{
            Output   = $output
            Failure  = $failure
            Error    = @($shell.Streams.Error)
            Warning  = @($shell.Streams.Warning | ForEach-Object Message)
            Verbose  = @($shell.Streams.Verbose | ForEach-Object Message)
            Text     = $recordingHost.Text
            Asked    = $recordingHost.QuestionCount
            Progress = $recordingHost.Progress
            ProgressStatus = $recordingHost.ProgressStatus
            Address  = $recordingHost.Address
            Page     = $page
            Elapsed  = $watch.Elapsed
            Stopped  = $stopped
        }
        $shell.Dispose()
        $runspace.Dispose()
        $env:CI = $unattended
    }
    $result
}

function Invoke-Runspace {
    <#
    .SYNOPSIS
    Runs a script in a runspace of its own without a user, in this process. It costs a tenth of Invoke-Shell, and serves
    where only the process would be the same: the assemblies that are loaded, and standard input and output.
    .PARAMETER Script
    The script's text. The module is imported first.
    .PARAMETER Environment
    Environment variables for this time; $null removes one. A new TZ is the local time zone.
    .PARAMETER NoImport
    Leave the import to the script.
    #>
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Script,
        [hashtable] $Environment = @{},
        [switch] $NoImport
    )
    $before = [Environment]::GetEnvironmentVariables()
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $runspace = [runspacefactory]::CreateRunspace((Get-InitialState))
    $shell = [powershell]::Create($runspace)
    try {
        foreach ($name in $Environment.Keys) { [Environment]::SetEnvironmentVariable($name, $Environment[$name]) }
        [TimeZoneInfo]::ClearCachedData()
        $runspace.Open()
        if (-not $NoImport) { $null = $shell.AddCommand('Import-Module').AddArgument($ModulePath).AddStatement() }
        $failure = $null
        try { $output = $shell.AddScript($Script).AddCommand('Out-String').AddParameter('Width', 250).Invoke() }
        catch { $failure = $_.Exception.InnerException.ErrorRecord }
        [pscustomobject]@{ Output = "$output".Trim(); Warning = "$($shell.Streams.Warning)"; Error = (@($shell.Streams.Error; $failure) | Out-String).Trim(); Elapsed = $watch.Elapsed }
    }
    finally {
        $shell.Dispose()
        $runspace.Dispose()
        foreach ($name in [Environment]::GetEnvironmentVariables().Keys + $before.Keys | Sort-Object -Unique -CaseSensitive) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        [TimeZoneInfo]::ClearCachedData()
    }
}

function Invoke-Shell {
    <#
    .SYNOPSIS
    Runs a script in a PowerShell process of its own, with an empty standard input.
    .PARAMETER Script
    The script's text. The module is imported first.
    .PARAMETER Environment
    Environment variables; $null removes one.
    .PARAMETER Argument
    Switches for pwsh.
    .PARAMETER NoImport
    Leave the import to the script.
    .PARAMETER KillWhen
    Kills the process and its children (SIGKILL on Unix) as soon as this script returns true.
    #>
    [OutputType([pscustomobject])]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Script,
        [hashtable] $Environment = @{},
        [string[]] $Argument = @(),
        [switch] $NoImport,
        [scriptblock] $KillWhen
    )
    $start = [Diagnostics.ProcessStartInfo]::new($PowerShellPath)
    $text = if ($NoImport) { $Script } else { "Import-Module '$ModulePath'`n$Script" }
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("`$ProgressPreference = 'SilentlyContinue'`n$text"))
    foreach ($word in @('-NoLogo', '-NoProfile') + $Argument + @('-EncodedCommand', $encoded)) { $start.ArgumentList.Add($word) }
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.Environment['NO_COLOR'] = '1'
    foreach ($name in $Environment.Keys) {
        if ($null -eq $Environment[$name]) { $null = $start.Environment.Remove($name) } else { $start.Environment[$name] = $Environment[$name] }
    }
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    try {
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        while ($KillWhen -and -not $process.HasExited -and $watch.Elapsed.TotalSeconds -lt 60) {
            if (& $KillWhen) { $process.Kill($true); break }
            Start-Sleep -Milliseconds 10
        }
        if (-not $process.WaitForExit(120000)) { $process.Kill($true); throw "A child shell was still running after 120 s: $Script" }
        [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $output.Result.Trim(); Error = $errors.Result.Trim(); Elapsed = $watch.Elapsed }
    }
    finally {
        $process.Dispose()
    }
}

Add-Type -Path (Get-BuiltFile 'tests/TickTick.RecordingHost/bin/*/net8.0/TickTick.RecordingHost.dll')
Import-Module $ModulePath -Global
Export-ModuleMember -Function *
