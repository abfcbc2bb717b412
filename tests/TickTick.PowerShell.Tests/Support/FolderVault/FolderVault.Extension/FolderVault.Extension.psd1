@{
    RootModule        = 'FolderVault.Extension.psm1'
    ModuleVersion     = '1.0.0'
    GUID              = '5c1f6d57-9f0a-4c0e-8d53-6d6c8f8b3a52'
    Author            = 'TickTick.PowerShell contributors'
    Description       = 'What SecretManagement asks of a vault.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @('Get-Secret', 'Get-SecretInfo', 'Remove-Secret', 'Set-Secret', 'Test-SecretVault')
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
