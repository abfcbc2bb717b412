<#
.SYNOPSIS
    Measures the Open API's cmdlets against a sandbox, in one run: a first list, creating in bulk, keeping to the rate
    limit, reading.

.DESCRIPTION
    First list: 150 tasks, imported, read and shown by a process that has done nothing before, against Invoke-RestMethod
    and Format-Table. Creating: 1,000 tasks through one New-TickTickTask, against one Invoke-RestMethod for each, the
    limit off. Limit: 300 tasks through one New-TickTickTask, against the time that 100 a minute dictate. Reading: 10,000
    tasks through Get-TickTickTask, against Invoke-RestMethod on the same bytes. The first list and reading are measured
    in processes of their own, in turn; the median counts.

    The exit code is the number of bounds that were missed.

.PARAMETER Count
    How many processes each side of the first list and of the reading gets.

.PARAMETER Latency
    Milliseconds that every answer is held back.

.PARAMETER SkipLimit
    Leave out the limit, which takes two minutes by its nature.

.PARAMETER PowerShell
    The PowerShell to read with; by default the one that the tests and the demo run in.
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 5,

    [ValidateRange(0, 10000)]
    [int] $Latency = 50,

    [switch] $SkipLimit,

    [string] $PowerShell
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'Benchmark.psm1')
$root = Split-Path -Parent $PSScriptRoot
$output = & dotnet build (Join-Path $root 'src/TickTick.Sandbox') --configuration Release
if ($LASTEXITCODE -ne 0) { throw "dotnet build src/TickTick.Sandbox failed:`n$($output -join "`n")" }
$package = & (Join-Path $root 'src/TickTick.PowerShell/Build-Package.ps1')
$modulePath = Join-Path $package.FullName 'TickTick.PowerShell.psd1'
Import-Module -Name $modulePath
if (-not $PowerShell) {
    $PowerShell = & dotnet run --project (Join-Path $root 'tests/TickTick.Pwsh')
    if ($LASTEXITCODE -ne 0) { throw 'There is no PowerShell to measure with.' }
}

$start = [Diagnostics.ProcessStartInfo]::new('dotnet')
$dll = Join-Path $root 'src/TickTick.Sandbox/bin/Release/net10.0/TickTick.Sandbox.dll'
foreach ($word in $dll, 'serve', '--port', '0', '--rate-limit', 'off', '--stop-with-stdin') { $start.ArgumentList.Add($word) }
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true
$sandbox = [Diagnostics.Process]::Start($start)
$cacheFolder = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$before = @{}
foreach ($name in 'TICKTICK_SERVICE', 'TICKTICK_ACCESS_TOKEN', 'XDG_CACHE_HOME') { $before[$name] = [Environment]::GetEnvironmentVariable($name) }

function Set-Sandbox {
    [CmdletBinding(SupportsShouldProcess)]
    param([hashtable] $Setting)
    if ($PSCmdlet.ShouldProcess($origin)) { $null = Invoke-RestMethod -Method Post -Uri "$origin/sandbox/settings" -Body ($Setting | ConvertTo-Json) -ContentType application/json -NoProxy }
}

function Measure-Second {
    param([scriptblock] $Script)
    [GC]::Collect()
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = & $Script
    $watch.Elapsed.TotalSeconds
}

function Measure-Side {
    # Processes of both sides, in turn.
    param([string] $Sample, [string[]] $Arguments = @())

    foreach ($i in 1..$Count) {
        foreach ($side in 'Module', 'RestMethod') {
            Measure-Process -PowerShell $PowerShell -CacheFolder $cacheFolder -Sample $Sample -ArgumentList (@($side, $modulePath) + $Arguments) |
                Add-Member -NotePropertyName Side -NotePropertyValue $side -PassThru
        }
    }
}

function ConvertTo-Result {
    # Ratio is Module / Other.
    param([string] $Measure, [double] $Module, [double] $Other, [string] $Unit, [double] $AtMost)
    [pscustomobject]@{
        Measure = $Measure
        Module  = '{0:n2} {1}' -f $Module, $Unit
        Other   = '{0:n2} {1}' -f $Other, $Unit
        Ratio   = '{0:n3}' -f ($Module / $Other)
        Bound   = '{0:n3}' -f $AtMost
        Met     = $Module / $Other -le $AtMost
    }
}

try {
    $origin = $sandbox.StandardOutput.ReadLine() -replace '^Listening on '
    $null = $sandbox.StandardOutput.ReadToEndAsync()
    $env:TICKTICK_SERVICE = $origin
    $env:TICKTICK_ACCESS_TOKEN = (Invoke-RestMethod -Method Post -Uri "$origin/sandbox/tokens" -Body '{}' -ContentType application/json -NoProxy).access_token
    $header = @{ Authorization = "Bearer $env:TICKTICK_ACCESS_TOKEN" }

    # The session without a limit.
    Connect-TickTick -RateLimit 0
    $null = 1..150 | ForEach-Object { [pscustomobject]@{ Title = "Task $_ of the list"; Due = (Get-Date).AddDays($_); Priority = 'High'; Tag = 'bench' } } | New-TickTickTask
    $lists = Measure-Side List.ps1
    $module = $lists | Where-Object Side -EQ Module
    $rest = $lists | Where-Object Side -EQ RestMethod
    # A table of 150 tasks at a width of 120 has more than 9,000 characters.
    if (@($lists | Where-Object Length -LT 9000).Count) { throw 'A process did not show 150 tasks.' }
    $results = @(ConvertTo-Result -Measure 'First list of 150 tasks, shown, against Invoke-RestMethod | Format-Table' -Module (Get-Median $module.Seconds) -Other (Get-Median $rest.Seconds) -Unit s -AtMost 1.25)

    $null = 1..50 | ForEach-Object { "warm $_" } | New-TickTickTask
    Set-Sandbox @{ latencyMilliseconds = $Latency }
    $bulk = Measure-Second { 1..1000 | ForEach-Object { "bulk $_" } | New-TickTickTask }
    $single = Measure-Second {
        foreach ($i in 1..1000) {
            Invoke-RestMethod -Method Post -Uri "$origin/open/v1/task" -Headers $header -Body "{`"title`":`"single $i`"}" -ContentType application/json -NoProxy
        }
    }
    $results += ConvertTo-Result -Measure 'Creating 1,000 tasks, against one by one' -Module $bulk -Other $single -Unit s -AtMost (1 / 8)

    if (-not $SkipLimit) {
        Set-Sandbox @{ rateLimit = 100 }
        # A minute without a call, so that both begin with a full minute's worth.
        Start-Sleep -Seconds 61
        Connect-TickTick
        $failures = @()
        $limited = Measure-Second { 1..300 | ForEach-Object { "limited $_" } | New-TickTickTask -ErrorVariable +failures -ErrorAction SilentlyContinue }
        # 100 at once, 100 after one minute, 100 after two.
        $results += ConvertTo-Result -Measure "Creating 300 tasks at 100 a minute ($($failures.Count) failed), against what the limit dictates" -Module $limited -Other 120 -Unit s -AtMost 1.05
        if ($failures.Count -gt 0) { $results[-1].Met = $false }
        Set-Sandbox @{ rateLimit = $null }
        Connect-TickTick -RateLimit 0
    }

    Set-Sandbox @{ latencyMilliseconds = 0 }
    $big = New-TickTickProject -Name Big
    $null = 1..10000 | ForEach-Object { [pscustomobject]@{ Title = "Task $_ of ten thousand"; Content = "Some words about task $_"; Tag = 'bench'; Priority = 'Medium' } } | New-TickTickTask -Project Big
    Set-Sandbox @{ latencyMilliseconds = $Latency }
    $reads = Measure-Side Read.ps1 $big.Id
    if (@($reads | Where-Object Count -NE 10000).Count) { throw 'A process did not read 10,000 tasks.' }
    $module = $reads | Where-Object Side -EQ Module
    $rest = $reads | Where-Object Side -EQ RestMethod
    $results += ConvertTo-Result -Measure 'Reading 10,000 tasks, against Invoke-RestMethod: time' -Module (Get-Median $module.Seconds) -Other (Get-Median $rest.Seconds) -Unit s -AtMost 0.23
    $results += ConvertTo-Result -Measure 'Reading 10,000 tasks, against Invoke-RestMethod: memory' -Module (Get-Median $module.Memory) -Other (Get-Median $rest.Memory) -Unit MiB -AtMost 0.22
}
finally {
    $sandbox.StandardInput.Close()
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    Disconnect-TickTick
    if (Test-Path -LiteralPath $cacheFolder) { Remove-Item -LiteralPath $cacheFolder -Recurse -Force }
}

"PowerShell $($PSVersionTable.PSVersion), $Latency ms latency, medians of $Count processes a side for the first list and reading"
$results | Format-Table -AutoSize -Wrap | Out-String -Width 200
exit @($results | Where-Object -Not Met).Count
