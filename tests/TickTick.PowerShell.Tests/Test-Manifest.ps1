<#
.SYNOPSIS
Checks the staged module: the manifest is valid, all that it names is there, and all that it exports exists.
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

# A binary module tells what it exports only once it is imported.
$module = Import-Module -Name $Path -PassThru
$declared = $manifest.ExportedCmdlets.Keys | Sort-Object
$exported = $module.ExportedCmdlets.Keys | Sort-Object
if (Compare-Object $declared $exported) { throw "The manifest declares $declared, and the module exports $exported." }
if ($module.Version -ne $manifest.Version) { throw "The manifest is version $($manifest.Version), and the module $($module.Version)." }
