# Imported by the cmdlets before they hand out the first thing of an account; see Views.
@{
    ModuleVersion    = '1.0.0'
    FormatsToProcess = 'Task.Format.ps1xml', 'Account.Format.ps1xml'
}
