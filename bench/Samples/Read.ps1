# A fresh process reads all tasks of one project, as they come: seconds, and MiB of memory at the most above what it had
# before, in JSON. The side is Module or RestMethod; both go to the same address, for the same bytes.
param([string] $Side, [string] $ModulePath, [string] $Project)

function Get-Peak {
    # The system's own mark of the highest working set.
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    $process.PeakWorkingSet64 / 1MB
}

$header = @{ Authorization = "Bearer $env:TICKTICK_ACCESS_TOKEN" }
$address = "$env:TICKTICK_SERVICE/open/v1"
if ($Side -eq 'Module') { Import-Module -Name $ModulePath }
# What the first call of all costs, both sides have paid before.
if ($Side -eq 'Module') { $null = Get-TickTickTask -Project Inbox }
else { $null = Invoke-RestMethod -Uri "$address/project/inbox/data" -Headers $header -NoProxy }
[System.GC]::Collect()
$before = Get-Peak
$count = 0
$watch = [System.Diagnostics.Stopwatch]::StartNew()
if ($Side -eq 'Module') { Get-TickTickTask -Project $Project | ForEach-Object { $count++ } }
else { (Invoke-RestMethod -Uri "$address/project/$Project/data" -Headers $header -NoProxy).tasks | ForEach-Object { $count++ } }
$seconds = $watch.Elapsed.TotalSeconds
$invariant = [cultureinfo]::InvariantCulture
'{{"Count":{0},"Seconds":{1},"Memory":{2}}}' -f $count, $seconds.ToString($invariant), ((Get-Peak) - $before).ToString($invariant)
