# Imported by the cmdlets before they hand out the first object; see Views.
@{
    ModuleVersion    = '1.0.0'
    TypesToProcess   = 'TickTick.PowerShell.Types.ps1xml'
    FormatsToProcess = 'TickTick.PowerShell.Format.ps1xml', 'Task.Format.ps1xml', 'Account.Format.ps1xml'
}
