# A fresh process imports a module, or none: MiB of working set afterwards, in JSON.
param([string] $ModulePath)

if ($ModulePath) { Import-Module -Name $ModulePath }
[System.GC]::Collect()
$process = [System.Diagnostics.Process]::GetCurrentProcess()
'{{"WorkingSet":{0}}}' -f ($process.WorkingSet64 / 1MB).ToString([cultureinfo]::InvariantCulture)
