<#
.SYNOPSIS
Analyzes scripts with every default rule. Ends with exit code 1 if there are findings, and with 3 if there is no analyzer.
.PARAMETER Path
The scripts, script modules and manifests.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, ValueFromRemainingArguments)] [string[]] $Path
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Module -ListAvailable PSScriptAnalyzer | Where-Object Version -GE ([version] '1.20'))) {
    'This PowerShell has no PSScriptAnalyzer 1.20 or later. Run: Install-PSResource PSScriptAnalyzer'
    exit 3
}
Import-Module PSScriptAnalyzer

# The analyzer ends with an exception at the key in brackets of the module's manifest, which Test-Module.ps1 checks.
$findings = @($Path | Where-Object { (Split-Path -Leaf $_) -ne 'TickTick.PowerShell.psd1' } | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -IncludeSuppressed })
$findings | Format-Table ScriptName, Line, RuleName, Message -AutoSize -Wrap | Out-String -Width 200
exit [int]($findings.Count -gt 0)
