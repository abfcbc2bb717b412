# Stands in for SecretManagement where it is not installed: the calls that a token store makes, their errors' ids, and
# the extension's contract. The registry is one variable: a vault's name, its extension and its folder.

$Registry = $env:TICKTICK_TEST_VAULTS | ConvertFrom-Json

function Get-RegisteredVault([string] $Name) {
    $vault = $Registry | Where-Object Name -EQ $Name
    if (-not $vault) {
        throw [Management.Automation.ErrorRecord]::new([Exception]::new("Vault not found in registry: $Name"), 'GetSecretVaultNotFound', 'InvalidOperation', $null)
    }
    Import-Module $vault.Extension -Prefix FolderVault
    @{ VaultName = $Name; AdditionalParameters = @{ Folder = $vault.Folder; Locked = $vault.Locked } }
}

function Get-Secret {
    <#
    .SYNOPSIS
    Reads a secret.
    #>
    [CmdletBinding()]
    param([string] $Name, [string] $Vault, [switch] $AsPlainText)
    $registered = Get-RegisteredVault $Vault
    $secret = Get-FolderVaultSecret -Name $Name @registered
    if ($null -eq $secret) {
        throw [Management.Automation.ErrorRecord]::new([Management.Automation.ItemNotFoundException]::new("The secret $Name was not found."), 'GetSecretNotFound', 'ObjectNotFound', $null)
    }
    if ($AsPlainText -and $secret -is [securestring]) { [Net.NetworkCredential]::new('', $secret).Password } else { $secret }
}

function Set-Secret {
    <#
    .SYNOPSIS
    Writes a secret.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $Vault, [securestring] $SecureStringSecret)
    $registered = Get-RegisteredVault $Vault
    if ($PSCmdlet.ShouldProcess($Name)) { Set-FolderVaultSecret -Name $Name -Secret $SecureStringSecret @registered }
}

function Remove-Secret {
    <#
    .SYNOPSIS
    Removes a secret.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Name, [string] $Vault)
    $registered = Get-RegisteredVault $Vault
    if ($PSCmdlet.ShouldProcess($Name)) { Remove-FolderVaultSecret -Name $Name @registered }
}

Export-ModuleMember -Function Get-Secret, Set-Secret, Remove-Secret
