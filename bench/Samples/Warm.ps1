# One process calls the module's cmdlet and the yardstick's, again and again and in turn: microseconds a call, in JSON.
# The cache file has been removed by then, so a command that opens it fails.
param([string] $ModulePath, [string] $YardstickPath, [string] $CachePath)

$ErrorActionPreference = 'Stop'
Import-Module -Name $ModulePath, $YardstickPath
Connect-TickTick -CachePath $CachePath
Remove-Item -LiteralPath $CachePath -Force

$calls = 1000
$rounds = 60
$warmUp = 20
$module = [double[]]::new($rounds)
$yardstick = [double[]]::new($rounds)
for ($round = -$warmUp; $round -lt $rounds; $round++) {
    $start = [System.Diagnostics.Stopwatch]::GetTimestamp()
    for ($i = 0; $i -lt $calls; $i++) { $null = Get-TickTickToken }
    $middle = [System.Diagnostics.Stopwatch]::GetTimestamp()
    for ($i = 0; $i -lt $calls; $i++) { $null = Get-Nothing }
    $end = [System.Diagnostics.Stopwatch]::GetTimestamp()
    if ($round -lt 0) { continue }
    $module[$round] = $middle - $start
    $yardstick[$round] = $end - $middle
}

[array]::Sort($module)
[array]::Sort($yardstick)
$microseconds = 1000000 / $calls / [System.Diagnostics.Stopwatch]::Frequency
'{{"Module":{0},"Yardstick":{1}}}' -f ($module[$rounds / 2] * $microseconds).ToString([cultureinfo]::InvariantCulture),
    ($yardstick[$rounds / 2] * $microseconds).ToString([cultureinfo]::InvariantCulture)
