<#
.SYNOPSIS
    Measures what the module costs, against the least that a binary module can cost.

.DESCRIPTION
    The yardstick is bench/EmptyModule: one cmdlet, a manifest, compiled as the real module is. Import and first call
    are taken in processes of their own, one of each side in turn, by a clock that starts when PowerShell has started
    and is ready to run the script: its own start counts for neither side. Each side's figure is the median.

    The exit code is the number of bounds that were missed.

.PARAMETER Count
    How many processes each side gets.

.PARAMETER ModulePath
    The folder of the module. Without it, the folder of the package is built first.

.PARAMETER PowerShell
    The PowerShell to measure with; by default the one that the tests and the demo run in.
#>
[CmdletBinding()]
param(
    [ValidateRange(3, 1000)]
    [int] $Count = 25,

    [string] $ModulePath,

    [string] $PowerShell
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'Benchmark.psm1')
$root = Split-Path -Parent $PSScriptRoot
$artifacts = Join-Path $root 'artifacts'

function Invoke-Build {
    param([string[]] $Arguments)

    $output = & dotnet @Arguments
    if ($LASTEXITCODE -ne 0) { throw "dotnet $Arguments failed:`n$($output -join "`n")" }
}

function ConvertTo-Result {
    param([string] $Measure, [double] $Module, [Nullable[double]] $Yardstick, [string] $Unit, [double] $Bound)

    $isRatio = $null -ne $Yardstick
    $judged = if ($isRatio) { $Module / $Yardstick } else { $Module }
    [pscustomobject]@{
        Measure   = $Measure
        Module    = '{0:n1} {1}' -f $Module, $Unit
        Yardstick = if ($isRatio) { '{0:n1} {1}' -f $Yardstick, $Unit }
        Ratio     = if ($isRatio) { '{0:n2}' -f $judged }
        Bound     = if ($isRatio) { "$Bound x" } else { "$Bound $Unit" }
        Met       = $judged -le $Bound
    }
}

if (-not $PowerShell) {
    $PowerShell = & dotnet run --project (Join-Path $root 'tests/TickTick.Pwsh')
    if ($LASTEXITCODE -ne 0) { throw 'There is no PowerShell to measure with.' }
}
if (-not $ModulePath) {
    $ModulePath = & (Join-Path $root 'src/TickTick.PowerShell/Build-Package.ps1')
}
Invoke-Build publish, (Join-Path $PSScriptRoot 'EmptyModule'), -c, Release
$modulePath = Join-Path (Resolve-Path -LiteralPath $ModulePath) 'TickTick.PowerShell.psd1'
$yardstickPath = Join-Path $artifacts 'EmptyModule/EmptyModule.psd1'

# What the samples find in the environment must not depend on who measures.
$quiet = @{
    POWERSHELL_TELEMETRY_OPTOUT = '1'
    POWERSHELL_UPDATECHECK      = 'Off'
    NO_COLOR                    = '1'
    XDG_CACHE_HOME              = $null
    TICKTICK_ACCESS_TOKEN       = $null
    TICKTICK_CLIENT_ID          = $null
    TICKTICK_CLIENT_SECRET      = $null
    TICKTICK_REDIRECT_URI       = $null
    TICKTICK_SERVICE            = $null
}
$before = @{}
foreach ($name in $quiet.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
$folder = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$cachePath = Join-Path $folder '.token-oauth'
$token = '{"access_token":"00000000-1111-2222-3333-444444444444","token_type":"bearer","expires_in":15551999,"scope":"tasks:read tasks:write","expire_time":4102444800,"readable_expire_time":"Fri Jan  1 00:00:00 2100"}'
try {
    foreach ($name in $quiet.Keys) { [Environment]::SetEnvironmentVariable($name, $quiet[$name]) }
    $null = New-Item -ItemType Directory -Path $folder
    Set-Content -LiteralPath $cachePath -Value $token -NoNewline
    if ($IsLinux -or $IsMacOS) { chmod 600 $cachePath }

    $process = @{ PowerShell = $PowerShell; CacheFolder = $folder }
    $starts = foreach ($i in 0..$Count) {
        Write-Progress -Activity Measuring -Status 'Import and first call' -PercentComplete (100 * $i / $Count)
        $sample = [pscustomobject]@{
            Module          = Measure-Process @process -Sample Start.ps1 -ArgumentList $modulePath, $cachePath
            Yardstick       = Measure-Process @process -Sample Start.ps1 -ArgumentList $yardstickPath
            Memory          = Measure-Process @process -Sample Memory.ps1 -ArgumentList $modulePath
            MemoryOfNothing = Measure-Process @process -Sample Memory.ps1
        }
        # The first of each finds cold disk caches.
        if ($i -gt 0) { $sample }
    }
    $warm = Measure-Process @process -Sample Warm.ps1 -ArgumentList $modulePath, $yardstickPath, $cachePath
}
finally {
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    Write-Progress -Activity 'Measuring' -Completed
}

$measures = @(
    @{ Measure = 'Import-Module'; Module = Get-Median $starts.Module.Import; Yardstick = Get-Median $starts.Yardstick.Import; Unit = 'ms'; Bound = 1.25 }
    @{ Measure = 'Import-Module, then the first token from the cache file'; Module = Get-Median $starts.Module.Start; Yardstick = Get-Median $starts.Yardstick.Start; Unit = 'ms'; Bound = 1.5 }
    @{ Measure = 'Get-TickTickToken, warm, its file deleted'; Module = $warm.Module; Yardstick = $warm.Yardstick; Unit = 'us'; Bound = 1.25 }
    @{ Measure = 'Memory that the import adds'; Module = (Get-Median $starts.Memory.WorkingSet) - (Get-Median $starts.MemoryOfNothing.WorkingSet); Unit = 'MiB'; Bound = 8 }
    foreach ($edition in Get-ChildItem -LiteralPath (Split-Path $modulePath) -Directory -Filter 'net*') {
        # A process loads the engine of its platform, or the one for all.
        $files = Get-ChildItem -LiteralPath $edition.FullName -File | Measure-Object -Property Length -Sum
        @{ Measure = "Folder $($edition.Name)"; Module = $files.Sum / 1e6; Unit = 'MB'; Bound = 3 }
    }
)
$results = foreach ($measure in $measures) { ConvertTo-Result @measure }
"PowerShell $(& $PowerShell -NoProfile -Command '"$($PSVersionTable.PSVersion) on $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"'), medians of $Count processes a side"
$results | Format-Table -AutoSize | Out-String -Width 160
exit @($results | Where-Object -Not Met).Count
