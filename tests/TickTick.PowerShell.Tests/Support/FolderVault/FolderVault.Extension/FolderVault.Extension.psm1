# What SecretManagement asks of a vault extension, on a folder with a file for each secret. AdditionalParameters has the
# folder; with Locked it behaves as a vault that wants its password.

function Get-SecretFile {
    param([string] $Name, [hashtable] $AdditionalParameters)
    if ($AdditionalParameters.Locked) { throw 'A password is needed to unlock this vault.' }
    Join-Path $AdditionalParameters.Folder ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Name)).Replace('/', '_'))
}

function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    $file = Get-SecretFile -Name $Name -AdditionalParameters $AdditionalParameters
    if (Test-Path -LiteralPath $file) { Import-Clixml -LiteralPath $file }
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    foreach ($file in Get-ChildItem -LiteralPath $AdditionalParameters.Folder -File) {
        $name = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($file.Name.Replace('_', '/')))
        if ($name -like $Filter) {
            [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, [Microsoft.PowerShell.SecretManagement.SecretType]::SecureString, $VaultName)
        }
    }
}

function Remove-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Remove-Item -LiteralPath (Get-SecretFile -Name $Name -AdditionalParameters $AdditionalParameters)
}

function Set-Secret {
    [CmdletBinding()]
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    $Secret | Export-Clixml -LiteralPath (Get-SecretFile -Name $Name -AdditionalParameters $AdditionalParameters)
}

function Test-SecretVault {
    [CmdletBinding()]
    param([string] $VaultName, [hashtable] $AdditionalParameters)
    Test-Path -LiteralPath $AdditionalParameters.Folder
}
