<#
.SYNOPSIS
Runs one Pester file and writes how each of its tests ended.
.PARAMETER Path
The Pester file.
.PARAMETER ResultPath
The JSON file to write: an array of Name, Result, Message and Seconds.
.PARAMETER PesterPath
The manifest of the Pester to run it with.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultPath,
    [Parameter(Mandatory)] [string] $PesterPath
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterPath

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

$results = @(
    foreach ($container in $run.Containers | Where-Object ErrorRecord) {
        @{ Name = 'the file loads'; Result = 'Failed'; Message = $container.ErrorRecord | Out-String; Seconds = 0 }
    }
    foreach ($test in $run.Tests) {
        # A test that could not begin has its errors in the block around it.
        $errorRecord = @($test.ErrorRecord)
        for ($block = $test.Block; $block -and -not $errorRecord; $block = $block.Parent) { $errorRecord = @($block.ErrorRecord) }
        $message = if ($test.Result -eq 'Passed') { $null } else {
            ($errorRecord | ForEach-Object { $_.DisplayErrorMessage ?? $_.Exception.Message; $_.DisplayStackTrace ?? $_.ScriptStackTrace }) -join "`n"
        }
        @{ Name = $test.ExpandedPath; Result = "$($test.Result)"; Message = $message; Seconds = $test.Duration.TotalSeconds }
    }
    # A teardown that fails belongs to no test, but is a failure.
    foreach ($block in $run.FailedBlocks | Where-Object { $_.Tests.Result -notcontains 'Failed' }) {
        @{ Name = "$($block.ExpandedPath) (setup and teardown)"; Result = 'Failed'; Message = $block.ErrorRecord | Out-String; Seconds = 0 }
    }
)
ConvertTo-Json -InputObject $results -Depth 3 | Set-Content -LiteralPath $ResultPath -Encoding utf8
