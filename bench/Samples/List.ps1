# A fresh process shows a list of tasks, as the first thing that its user does: seconds, and the characters of the table,
# in JSON. The side is Module or RestMethod.
param([string] $Side, [string] $ModulePath)

$watch = [System.Diagnostics.Stopwatch]::StartNew()
if ($Side -eq 'Module') {
    Import-Module -Name $ModulePath
    $table = Get-TickTickTask | Out-String -Width 120
}
else {
    $header = @{ Authorization = "Bearer $env:TICKTICK_ACCESS_TOKEN" }
    $inbox = Invoke-RestMethod -Uri "$env:TICKTICK_SERVICE/open/v1/project/inbox/data" -Headers $header -NoProxy
    $table = $inbox.tasks | Format-Table title, dueDate, priority, projectId, tags | Out-String -Width 120
}
$seconds = $watch.Elapsed.TotalSeconds
'{{"Seconds":{0},"Length":{1}}}' -f $seconds.ToString([cultureinfo]::InvariantCulture), $table.Length
