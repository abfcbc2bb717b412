@{
    # Imported by the cmdlets before they hand out the first object; see Views.
    ModuleVersion     = '1.0.0'
    GUID              = '0d0c3c6b-6d0b-4d57-9d0e-0b6f5a0a7b53'
    Author            = 'TickTick.PowerShell contributors'
    Description       = 'How PowerShell shows and serializes the objects of TickTick.PowerShell.'
    TypesToProcess    = @('TickTick.PowerShell.Types.ps1xml')
    FormatsToProcess  = @('TickTick.PowerShell.Format.ps1xml', 'Task.Format.ps1xml')
    CmdletsToExport   = @()
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
