# Imported by the cmdlets before they hand out the first token or session; see Views.
@{
    ModuleVersion    = '1.0.0'
    TypesToProcess   = 'Token.Types.ps1xml'
    FormatsToProcess = 'Token.Format.ps1xml'
}
