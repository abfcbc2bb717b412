<#
.SYNOPSIS
Builds the folder of the package: the module for every platform, with its release notes.
.DESCRIPTION
Builds the module for release, adds the engine compiled ahead of time for the common platforms, and writes the section
of the changelog into the manifest. Returns the folder.
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
$Root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path

function Invoke-DotNet([string[]] $Arguments) {
    $output = & dotnet @Arguments
    if ($LASTEXITCODE -ne 0) { throw "dotnet $Arguments ended with exit code $LASTEXITCODE.`n$($output -join "`n")" }
}

function Get-ReleaseNote([string] $Version) {
    # The section of the version, or the one of what is not released yet.
    $changelog = (Get-Content (Join-Path $Root 'CHANGELOG.md') -Raw) -replace "`r"
    $sections = @{}
    foreach ($section in [regex]::Matches($changelog, '(?ms)^## \[(.+?)\][^\n]*\n(.*?)(?=^## |^\[|\z)')) {
        $sections[$section.Groups[1].Value] = $section.Groups[2].Value.Trim()
    }
    if ($sections.ContainsKey($Version)) { $sections[$Version] } else { $sections['Unreleased'] }
}

$folder = [IO.Path]::GetFullPath($Destination)
$compiled = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
try {
    if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    Invoke-DotNet build, $PSScriptRoot, '--configuration', 'Release', "-p:ModuleFolder=$folder/"
    foreach ($platform in $Platforms) {
        Invoke-DotNet publish, (Join-Path $PSScriptRoot '../TickTick'), '--configuration', 'Release', '--framework', 'net8.0', '--runtime', $platform, '-p:PublishReadyToRun=true', '--artifacts-path', $compiled, '--output', (Join-Path $compiled $platform)
        $null = New-Item -ItemType Directory (Join-Path $folder "net8.0/$platform")
        Copy-Item (Join-Path $compiled "$platform/TickTick.dll") (Join-Path $folder "net8.0/$platform")
    }
}
finally {
    if (Test-Path $compiled) { Remove-Item $compiled -Recurse -Force }
}

$manifest = Join-Path $folder 'TickTick.PowerShell.psd1'
$notes = (Get-ReleaseNote (Test-ModuleManifest $manifest).Version) -replace "'", "''"
$text = (Get-Content $manifest -Raw).Replace("ReleaseNotes = ''", "ReleaseNotes = '$notes'")
Set-Content $manifest $text.TrimEnd() -Encoding utf8
Get-Item $folder
