# A fresh process imports a module and calls its cmdlet once: milliseconds since it began, in JSON.
param([string] $ModulePath, [string] $CachePath)

$start = [System.Diagnostics.Stopwatch]::GetTimestamp()
Import-Module -Name $ModulePath
$imported = [System.Diagnostics.Stopwatch]::GetTimestamp()
if ($CachePath) { $null = Get-TickTickToken -CachePath $CachePath } else { $null = Get-Nothing }
$called = [System.Diagnostics.Stopwatch]::GetTimestamp()
'{{"Import":{0},"Start":{1}}}' -f (($imported - $start) * 1000 / [System.Diagnostics.Stopwatch]::Frequency).ToString([cultureinfo]::InvariantCulture),
    (($called - $start) * 1000 / [System.Diagnostics.Stopwatch]::Frequency).ToString([cultureinfo]::InvariantCulture)
