<#
.SYNOPSIS
Runs the Pester files of a folder, one after the other, and writes the result of each test.
.PARAMETER Path
The folder, or a single file.
.PARAMETER ResultPath
The JSON file to write: an array of File, Name, Result, Message and Seconds.
.PARAMETER PesterPath
The manifest of the Pester version to use.
.PARAMETER Full
Runs the tests with the tag Full, too, which take minutes of the machine's time.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultPath,
    [Parameter(Mandatory)] [string] $PesterPath,
    [switch] $Full
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterPath

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
if (-not $Full) { $configuration.Filter.ExcludeTag = 'Full' }
$run = Invoke-Pester -Configuration $configuration

$results = @(
    foreach ($container in $run.Containers) {
        $file = Split-Path -Leaf $container.Item
        if ($container.ErrorRecord) { @{ File = $file; Name = 'the file loads'; Result = 'Failed'; Message = $container.ErrorRecord | Out-String; Seconds = 0 } }
        elseif (-not ($run.Tests | Where-Object { $_.ScriptBlock.File -eq $container.Item.FullName })) { @{ File = $file; Name = 'the file has tests'; Result = 'Failed'; Message = 'No test ran.'; Seconds = 0 } }
    }
    foreach ($test in $run.Tests) {
        if ($test.Result -eq 'NotRun') {
            @{ File = Split-Path -Leaf $test.ScriptBlock.File; Name = $test.ExpandedPath; Result = 'Skipped'; Message = 'Part of the full run: dotnet test -p:Full=true'; Seconds = 0 }
            continue
        }

        # A test that could not begin has its errors in the block around it.
        $errorRecord = @($test.ErrorRecord)
        for ($block = $test.Block; $block -and -not $errorRecord; $block = $block.Parent) { $errorRecord = @($block.ErrorRecord) }
        $message = if ($test.Result -eq 'Passed') { $null } else {
            ($errorRecord | ForEach-Object { $_.DisplayErrorMessage ?? $_.Exception.Message; $_.DisplayStackTrace ?? $_.ScriptStackTrace }) -join "`n"
        }
        @{ File = Split-Path -Leaf $test.ScriptBlock.File; Name = $test.ExpandedPath; Result = "$($test.Result)"; Message = $message; Seconds = $test.Duration.TotalSeconds }
    }
    # A teardown that fails belongs to no test, but is a failure.
    foreach ($block in $run.FailedBlocks | Where-Object { $_.Tests.Result -notcontains 'Failed' }) {
        @{ File = Split-Path -Leaf $block.ScriptBlock.File; Name = "$($block.ExpandedPath) (setup and teardown)"; Result = 'Failed'; Message = $block.ErrorRecord | Out-String; Seconds = 0 }
    }
)
ConvertTo-Json -InputObject $results -Depth 3 | Set-Content -LiteralPath $ResultPath -Encoding utf8
