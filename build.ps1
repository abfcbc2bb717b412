<#
.SYNOPSIS
Builds, tests, shows, measures or packs the module.
.DESCRIPTION
Each task is one command of the .NET SDK; this script only spares those who are in PowerShell already its spelling.
Build leaves the module in artifacts/TickTick.PowerShell.
.PARAMETER Task
Build compiles all projects and stages the module. Test runs every test, Pester's included. Demo starts a sandbox and
walks through a sign-in and the places that a token comes from. Bench measures import and cmdlets. Pack makes the
package that a gallery takes, and its folder, in artifacts/package (with Microsoft.PowerShell.PSResourceGet 1.1 or later).
Help makes the shipped help from docs/help, with PlatyPS.
.PARAMETER Configuration
Debug or Release.
.PARAMETER Full
With Test: adds the engine's tests on .NET 8 and on .NET Framework (Mono elsewhere), the analyzer, and tests that take long.
.EXAMPLE
./build.ps1
Builds, so that Import-Module ./artifacts/TickTick.PowerShell works.
.EXAMPLE
./build.ps1 -Task Test
Runs every test.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Pack', 'Help')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [switch] $Full
)

$ErrorActionPreference = 'Stop'

switch ($Task) {
    'Help' {
        & (Join-Path $PSScriptRoot 'src/TickTick.PowerShell/Build-Help.ps1')
        return
    }
    'Bench' {
        $missed = 0
        foreach ($script in 'Measure-Module.ps1', 'Measure-Api.ps1') {
            & (Join-Path $PSScriptRoot "bench/$script")
            $missed += $LASTEXITCODE
        }
        if ($missed) { throw "$missed bounds were missed." }
        return
    }
}

$argumentList = switch ($Task) {
    'Build' { 'build', '--configuration', $Configuration }
    'Test' { 'test', '--configuration', $Configuration; if ($Full) { '-p:Full=true' } }
    'Demo' { 'run', '--project', 'demo' }
    'Pack' { 'build', 'src/TickTick.PowerShell', '-target:PackModule' }
}

Push-Location $PSScriptRoot
try {
    & dotnet $argumentList
    if ($LASTEXITCODE -ne 0) { throw "dotnet $argumentList ended with exit code $LASTEXITCODE." }
    if ($Task -eq 'Pack') { Compress-PSResource -Path artifacts/package/TickTick.PowerShell -DestinationPath artifacts/package -PassThru }
}
finally {
    Pop-Location
}
