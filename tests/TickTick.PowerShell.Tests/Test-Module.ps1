<#
.SYNOPSIS
Checks the staged module in PowerShell 7 or Windows PowerShell 5.1.
.DESCRIPTION
The manifest is valid, every file that it names exists, the module exports what it declares, and a token is read from an
environment variable and from a cache file.
.PARAMETER Path
The manifest.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path
)

$ErrorActionPreference = 'Stop'
$WarningPreference = 'Stop'
$manifest = Test-ModuleManifest -Path $Path

# The exports of a binary module are known only after the import.
$module = Import-Module -Name $manifest.Path -PassThru
$declared = $manifest.ExportedCmdlets.Keys | Sort-Object
$exported = $module.ExportedCmdlets.Keys | Sort-Object
if (Compare-Object $declared $exported) { throw "The manifest declares $declared, and the module exports $exported." }
if ($module.Version -ne $manifest.Version) { throw "The manifest is version $($manifest.Version), and the module $($module.Version)." }

$before = $env:TICKTICK_ACCESS_TOKEN
$cache = Join-Path ([IO.Path]::GetTempPath()) "token-$([guid]::NewGuid())"
try {
    $env:TICKTICK_ACCESS_TOKEN = '{"access_token": "from-variable", "expire_time": 4102444800}'
    if ((Get-TickTickToken -AsPlainText) -ne 'from-variable') { throw 'The token in the environment variable was not read.' }
    $env:TICKTICK_ACCESS_TOKEN = $null
    Set-Content -LiteralPath $cache -Value '{"access_token": "from-file", "expire_time": 4102444800}'
    # Other users can read a file that Set-Content creates on Unix, which is a warning.
    if ((Get-TickTickToken -CachePath $cache -AsPlainText -WarningAction Ignore) -ne 'from-file') { throw 'The token in the cache file was not read.' }
}
finally {
    $env:TICKTICK_ACCESS_TOKEN = $before
    Remove-Item -LiteralPath $cache -ErrorAction Ignore
}
