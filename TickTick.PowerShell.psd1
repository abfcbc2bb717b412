@{
    RootModule           = if ($PSEdition -eq 'Desktop') { 'netstandard2.0/TickTick.PowerShell.dll' } else { 'net8.0/TickTick.PowerShell.dll' }
    ModuleVersion        = '0.1.0'
    GUID                 = 'e4a9a30b-7ad6-4976-8cfc-19e813c831a1'
    Author               = 'TickTick.PowerShell contributors'
    CompanyName          = 'TickTick.PowerShell contributors'
    Copyright            = '(c) TickTick.PowerShell contributors. MIT licence.'
    Description          = 'Sign in to TickTick or Dida365 once, and every PowerShell session, runbook and scheduled task has a valid access token.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    CmdletsToExport      = @(
        'Complete-TickTickTask'
        'Connect-TickTick'
        'Disconnect-TickTick'
        'Get-TickTickSession'
        'Get-TickTickTask'
        'Get-TickTickToken'
        'Move-TickTickTask'
        'New-TickTickTask'
        'Remove-TickTickTask'
        'Set-TickTickTask'
        'Test-TickTickToken'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags       = @('TickTick', 'Dida365', 'OAuth2', 'Tasks', 'Todo', 'Productivity', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
