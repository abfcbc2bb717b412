# Imported by the cmdlets before they hand out the first session; see Views.
@{
    ModuleVersion    = '1.0.0'
    FormatsToProcess = 'Session.Format.ps1xml'
}
