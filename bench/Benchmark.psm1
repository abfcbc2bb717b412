function Get-Median {
    <#
    .SYNOPSIS
    Gets the median of numbers.
    .PARAMETER Value
    Specifies the numbers.
    #>
    [OutputType([double])]
    param([Parameter(Mandatory)] [double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $middle = [math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { return $sorted[$middle] }
    ($sorted[$middle - 1] + $sorted[$middle]) / 2
}

function Measure-Process {
    <#
    .SYNOPSIS
    Runs a sample in a process of its own, which measures itself, and gets its answer.
    .DESCRIPTION
    PowerShell keeps a profile of what its last process compiled and compiles that ahead in the next one, so that a side
    would be measured by what ran before it: every process gets a cache folder of its own, which is empty.
    .PARAMETER PowerShell
    Specifies the program.
    .PARAMETER CacheFolder
    Specifies the folder of all cache folders. The caller removes it, and restores XDG_CACHE_HOME.
    .PARAMETER Sample
    Specifies the name of a script in Samples, which answers in JSON.
    .PARAMETER ArgumentList
    Specifies its arguments.
    #>
    param(
        [Parameter(Mandatory)] [string] $PowerShell,
        [Parameter(Mandatory)] [string] $CacheFolder,
        [Parameter(Mandatory)] [string] $Sample,
        [string[]] $ArgumentList
    )
    $env:XDG_CACHE_HOME = Join-Path $CacheFolder ([IO.Path]::GetRandomFileName())
    $answer = & $PowerShell -NoLogo -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot "Samples/$Sample") @ArgumentList
    if ($LASTEXITCODE -ne 0) { throw "The sample $Sample $ArgumentList failed: $answer" }
    $answer | ConvertFrom-Json
}
