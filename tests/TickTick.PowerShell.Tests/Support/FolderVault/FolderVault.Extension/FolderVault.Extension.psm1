# What SecretManagement asks of a vault extension, on a folder with a file for each secret. AdditionalParameters has the
# folder; with Locked it behaves as a vault that wants its password.

function Get-SecretFile {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    if ($AdditionalParameters.Locked) { throw "A password is needed to unlock $VaultName." }
    Join-Path $AdditionalParameters.Folder ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Name)).Replace('/', '_'))
}

function Get-Secret {
    <#
    .SYNOPSIS
    Reads a secret; nothing where there is none.
    #>
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    $file = Get-SecretFile @PSBoundParameters
    if (Test-Path -LiteralPath $file) { Import-Clixml -LiteralPath $file }
}

function Get-SecretInfo {
    <#
    .SYNOPSIS
    Lists the secrets of a name.
    #>
    [CmdletBinding()]
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    foreach ($file in Get-ChildItem -LiteralPath $AdditionalParameters.Folder -File) {
        $name = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($file.Name.Replace('_', '/')))
        if ($name -like $Filter) {
            New-Object Microsoft.PowerShell.SecretManagement.SecretInformation -ArgumentList $name, 'SecureString', $VaultName
        }
    }
}

function Remove-Secret {
    <#
    .SYNOPSIS
    Removes a secret.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    $file = Get-SecretFile -Name $Name -VaultName $VaultName -AdditionalParameters $AdditionalParameters
    if ($PSCmdlet.ShouldProcess($Name)) { Remove-Item -LiteralPath $file }
}

function Set-Secret {
    <#
    .SYNOPSIS
    Writes a secret.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    $file = Get-SecretFile -Name $Name -VaultName $VaultName -AdditionalParameters $AdditionalParameters
    if ($PSCmdlet.ShouldProcess($Name)) { $Secret | Export-Clixml -LiteralPath $file }
}

function Test-SecretVault {
    <#
    .SYNOPSIS
    Tells whether the folder is there.
    #>
    [CmdletBinding()]
    param([string] $VaultName, [hashtable] $AdditionalParameters)
    Write-Verbose "$VaultName is $($AdditionalParameters.Folder)."
    Test-Path -LiteralPath $AdditionalParameters.Folder
}
