@{
    # Compiled once for both editions. The engine for each is in a folder of its own (Loading/ModuleInitializer.cs).
    RootModule             = 'TickTick.PowerShell.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = 'e4a9a30b-7ad6-4976-8cfc-19e813c831a1'
    Author                 = 'TickTick.PowerShell contributors'
    CompanyName            = 'TickTick.PowerShell contributors'
    Copyright              = '(c) TickTick.PowerShell contributors. MIT licence.'
    Description            = 'Sign in to TickTick or Dida365 once, and every PowerShell session, runbook and scheduled task has a valid access token. Then work on tasks in the pipeline: the whole Open API as cmdlets, in bulk and safely.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    # With commas and without @(): that is a list of statements, which PowerShell runs measurably slower, at every import.
    CmdletsToExport        = 'Add-TickTickTaskComment',
        'Complete-TickTickTask',
        'Connect-TickTick',
        'Disconnect-TickTick',
        'Export-TickTickAccount',
        'Get-TickTickColumn',
        'Get-TickTickCountdown',
        'Get-TickTickFocus',
        'Get-TickTickHabit',
        'Get-TickTickHabitCheckin',
        'Get-TickTickProject',
        'Get-TickTickProjectGroup',
        'Get-TickTickProjectMember',
        'Get-TickTickSession',
        'Get-TickTickTag',
        'Get-TickTickTask',
        'Get-TickTickTaskComment',
        'Get-TickTickToken',
        'Import-TickTickAccount',
        'Invoke-TickTickRestMethod',
        'Measure-TickTickFocus',
        'Measure-TickTickHabit',
        'Measure-TickTickTask',
        'Move-TickTickTask',
        'New-TickTickColumn',
        'New-TickTickFocus',
        'New-TickTickHabit',
        'New-TickTickProject',
        'New-TickTickProjectGroup',
        'New-TickTickTag',
        'New-TickTickTask',
        'Remove-TickTickFocus',
        'Remove-TickTickProject',
        'Remove-TickTickProjectGroup',
        'Remove-TickTickTask',
        'Remove-TickTickTaskComment',
        'Set-TickTickColumn',
        'Set-TickTickHabit',
        'Set-TickTickHabitCheckin',
        'Set-TickTickProject',
        'Set-TickTickProjectGroup',
        'Set-TickTickTask',
        'Test-TickTickToken',
        'Watch-TickTickTask'
    FormatsToProcess       = 'Formatting/Session.Format.ps1xml', 'Formatting/Task.Format.ps1xml', 'Formatting/Account.Format.ps1xml'
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('TickTick', 'Dida365', 'OAuth2', 'Tasks', 'Todo', 'Productivity', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ProjectUri   = 'https://github.com/ticktick-powershell/TickTick.PowerShell'
            LicenseUri   = 'https://github.com/ticktick-powershell/TickTick.PowerShell/blob/main/LICENSE'
            IconUri      = 'https://github.com/ticktick-powershell/TickTick.PowerShell/raw/main/assets/icon.png'
            # An address: PowerShell reads the whole manifest at every import.
            ReleaseNotes = 'https://github.com/ticktick-powershell/TickTick.PowerShell/blob/main/CHANGELOG.md'
        }
    }
}
