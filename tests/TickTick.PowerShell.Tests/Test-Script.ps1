<#
.SYNOPSIS
Analyzes scripts with every default rule and ends with exit code 1 where there is something to say.
.PARAMETER Path
The scripts, script modules and manifests.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Path
)

$ErrorActionPreference = 'Stop'
Import-Module PSScriptAnalyzer

$findings = @($Path | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -IncludeSuppressed })
$findings | Format-Table ScriptName, Line, RuleName, Message -AutoSize -Wrap | Out-String -Width 200
exit [int]($findings.Count -gt 0)
