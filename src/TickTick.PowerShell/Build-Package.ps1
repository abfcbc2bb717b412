<#
.SYNOPSIS
Builds the folder of the package: the module for every platform.
.DESCRIPTION
Builds the module for release and adds the engine and Polly, compiled ahead of time for the common platforms. Returns the folder.
.PARAMETER Destination
Specifies the folder. What it contains is deleted first.
.EXAMPLE
./build.ps1 -Task Pack
Builds the folder and the package.
#>
[CmdletBinding()]
[OutputType([IO.DirectoryInfo])]
param([string] $Destination = (Join-Path $PSScriptRoot '../../artifacts/package/TickTick.PowerShell'))

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$Platforms = 'win-x64', 'linux-x64', 'osx-arm64'

function Invoke-DotNet([string[]] $Arguments) {
    $output = & dotnet @Arguments
    if ($LASTEXITCODE -ne 0) { throw "dotnet $Arguments ended with exit code $LASTEXITCODE.`n$($output -join "`n")" }
}

$folder = [IO.Path]::GetFullPath($Destination)
$compiled = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
    if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    Invoke-DotNet build, $PSScriptRoot, '--configuration', 'Release', "-p:ModuleFolder=$folder/"
    foreach ($platform in $Platforms) {
        Invoke-DotNet publish, (Join-Path $PSScriptRoot '../TickTick'), '--configuration', 'Release', '--framework', 'net8.0', '--runtime', $platform, '-p:PublishReadyToRun=true', '--artifacts-path', $compiled, '--output', (Join-Path $compiled $platform)
        $null = New-Item -ItemType Directory (Join-Path $folder "net8.0/$platform")
        # The two with the most code. Compiled, the others take space and save no time.
        foreach ($file in 'TickTick.dll', 'Polly.Core.dll') { Copy-Item (Join-Path $compiled "$platform/$file") (Join-Path $folder "net8.0/$platform") }
    }
}
finally {
    if (Test-Path $compiled) { Remove-Item $compiled -Recurse -Force }
}

Get-Item $folder
