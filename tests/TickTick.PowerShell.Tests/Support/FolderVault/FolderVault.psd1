@{
    ModuleVersion     = '1.0.0'
    GUID              = '0a3a6d6a-7a1e-4f53-9d0f-3f0d3d2f7c11'
    Author            = 'TickTick.PowerShell contributors'
    Description       = 'A vault for tests: a folder with a file for each secret.'
    PowerShellVersion = '5.1'
    NestedModules     = @('./FolderVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
