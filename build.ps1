<#
.SYNOPSIS
Builds, tests, installs, measures or packs the module.
.DESCRIPTION
Each task is one command of the .NET SDK or one script, so that nobody has to remember how it is written. Build puts the
module into artifacts/TickTick.PowerShell.
.PARAMETER Task
Build compiles all projects. Test runs all tests, Pester's included. Demo starts a sandbox and shows a sign-in and the
sources of a token. Bench measures import and cmdlets of the package. Pack builds the package and its folder in
artifacts/package (with Microsoft.PowerShell.PSResourceGet 1.1 or later). Install builds the package's folder and puts it
where PowerShell finds modules of this user, so that Import-Module TickTick.PowerShell works. Uninstall removes it. Help
builds the shipped help from docs/help, with PlatyPS.
.PARAMETER Configuration
Debug or Release.
.PARAMETER Full
With Test: adds the engine's tests on .NET 8 and on .NET Framework (Mono elsewhere), the analyzer, and tests that take long.
.EXAMPLE
./build.ps1
Builds, so that Import-Module ./artifacts/TickTick.PowerShell works.
.EXAMPLE
./build.ps1 -Task Install
Installs the module for this user.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Bench', 'Pack', 'Install', 'Uninstall', 'Help')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    [switch] $Full
)

$ErrorActionPreference = 'Stop'
$source = Join-Path $PSScriptRoot 'src/TickTick.PowerShell'

function Invoke-DotNet([string[]] $Arguments) {
    Push-Location $PSScriptRoot
    try { & dotnet $Arguments }
    finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) { throw "dotnet $Arguments ended with exit code $LASTEXITCODE." }
}

switch ($Task) {
    'Build' { Invoke-DotNet build, '--configuration', $Configuration }
    'Test' { Invoke-DotNet (@('test', '--configuration', $Configuration) + $(if ($Full) { '-p:Full=true' })) }
    'Demo' { Invoke-DotNet run, '--project', 'demo' }
    'Bench' {
        $missed = 0
        foreach ($script in 'Measure-Module.ps1', 'Measure-Api.ps1') {
            & (Join-Path $PSScriptRoot "bench/$script")
            $missed += $LASTEXITCODE
        }
        if ($missed) { throw "$missed bounds were missed." }
    }
    'Pack' {
        $folder = & (Join-Path $source 'Build-Package.ps1')
        Compress-PSResource -Path $folder.FullName -DestinationPath $folder.Parent.FullName -PassThru
    }
    'Install' { & (Join-Path $source 'Install-Package.ps1') }
    'Uninstall' { & (Join-Path $source 'Install-Package.ps1') -Remove }
    'Help' { & (Join-Path $source 'Build-Help.ps1') }
}
