<#
.SYNOPSIS
Installs the module for this user, or removes it.
.DESCRIPTION
Puts the module into a folder with its version, where PowerShell 7 finds the modules of this user, and on Windows also
where Windows PowerShell 5.1 finds them. An installed build of the same version is replaced completely. Other versions
stay.
.PARAMETER Path
Specifies the package's folder. Without it, the folder is built first.
.PARAMETER Remove
Removes this version instead.
.EXAMPLE
./build.ps1 -Task Install
Builds and installs the module.
#>
[CmdletBinding()]
param(
    [string] $Path,
    [switch] $Remove
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$Name = 'TickTick.PowerShell'

function Get-ModuleFolder {
    # PowerShell's own folders for the modules of a user.
    if ($env:OS -ne 'Windows_NT') {
        $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME '.local/share' }
        return Join-Path $data 'powershell/Modules'
    }
    $documents = [Environment]::GetFolderPath('MyDocuments')
    Join-Path $documents 'PowerShell\Modules'
    Join-Path $documents 'WindowsPowerShell\Modules'
}

function Uninstall-Build([string] $Path) {
    # Moved first, because a file that a PowerShell has open would leave half a module behind.
    $old = "$Path.$([guid]::NewGuid().ToString('N')).old"
    try { Move-Item -LiteralPath $Path -Destination $old }
    catch { throw "$Path cannot be replaced, because a program uses it. Close every PowerShell that has imported $Name, and run this again. ($($_.Exception.Message))" }
    Remove-Item -LiteralPath $old -Recurse -Force
}

$version = [regex]::Match((Get-Content (Join-Path $PSScriptRoot "../../$Name.psd1") -Raw), "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
$targets = @(Get-ModuleFolder | ForEach-Object { Join-Path $_ "$Name/$version" })
if ($Remove) {
    foreach ($target in $targets) {
        if (-not (Test-Path -LiteralPath $target)) { "$Name $version is not installed in $target."; continue }
        Uninstall-Build $target
        # The folder of the module goes, too, unless it has another version.
        $parent = Split-Path $target
        if (-not (Get-ChildItem -LiteralPath $parent -Force)) { Remove-Item -LiteralPath $parent }
        "Removed $Name $version from $target."
    }
    return
}

if (-not $Path) { $Path = & (Join-Path $PSScriptRoot 'Build-Package.ps1') }
foreach ($target in $targets) {
    # Complete before it has its name: a PowerShell that starts meanwhile finds the old build or the new one.
    $new = "$target.$([guid]::NewGuid().ToString('N')).new"
    $null = New-Item -ItemType Directory -Path (Split-Path $target) -Force
    Copy-Item -LiteralPath $Path -Destination $new -Recurse
    $replaces = Test-Path -LiteralPath $target
    try {
        if ($replaces) { Uninstall-Build $target }
        Move-Item -LiteralPath $new -Destination $target
    }
    finally {
        if (Test-Path -LiteralPath $new) { Remove-Item -LiteralPath $new -Recurse -Force }
    }
    "$(if ($replaces) { 'Replaced' } else { 'Installed' }) $Name $version in $target."
}
"Run: Import-Module $Name"
