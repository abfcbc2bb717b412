BeforeDiscovery {
    $script:kinds = @(
        @{ Kind = 'a stand-in for SecretManagement'; Real = $false }
        if (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement) { @{ Kind = 'SecretManagement itself'; Real = $true } }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:extension = Join-Path $PSScriptRoot '../Support/FolderVault'
    Import-Module (Join-Path $script:extension 'FolderVault.Extension') -Prefix FolderVault
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'SecretManagement' {
    It 'is tested itself, too, if it is installed' {
        $installed = Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement | Sort-Object Version | Select-Object -Last 1
        if (-not $installed) { Set-ItResult -Skipped -Because 'this PowerShell has no Microsoft.PowerShell.SecretManagement. Run: Install-PSResource Microsoft.PowerShell.SecretManagement' }
        $installed.Version | Should -BeGreaterOrEqual ([version]'1.1')
    }
}

Describe 'A token in a vault of <Kind>' -ForEach $script:kinds {
    BeforeAll {
        $script:real = $Real
        $script:user = Use-NewUser -Path $TestDrive
        $script:folders = @{}
        foreach ($vault in 'Fleet', 'Locked') {
            $script:folders[$vault] = (New-Item -ItemType Directory -Path (Join-Path $script:user $vault)).FullName
        }

        # SecretManagement keeps its registry in the user's home, so each kind has a shell with a home of its own.
        $script:setUp = if ($script:real) {
            @"
            if (-not (Get-SecretVault -Name Fleet -ErrorAction Ignore)) {
                Register-SecretVault -Name Fleet -ModuleName '$script:extension' -VaultParameters @{ Folder = '$($script:folders.Fleet)' }
                Register-SecretVault -Name Locked -ModuleName '$script:extension' -VaultParameters @{ Folder = '$($script:folders.Locked)'; Locked = `$true }
            }
"@
        }
        else { '' }
        $script:variables = @{
            HOME = $script:user; USERPROFILE = $script:user; CI = 'true'; TICKTICK_ACCESS_TOKEN = $null; TICKTICK_SERVICE = $null
            TICKTICK_TEST_VAULTS = ConvertTo-Json -Compress -InputObject @(
                @{ Name = 'Fleet'; Extension = (Join-Path $script:extension 'FolderVault.Extension'); Folder = $script:folders.Fleet; Locked = $false }
                @{ Name = 'Locked'; Extension = (Join-Path $script:extension 'FolderVault.Extension'); Folder = $script:folders.Locked; Locked = $true }
            )
        }
        # PowerShell adds its own folders to the path, and the first that has a module wins.
        if (-not $script:real) { $script:variables.PSModulePath = (Join-Path $PSScriptRoot '../Support/StandIn') + [IO.Path]::PathSeparator + $env:PSModulePath }

        # SecretManagement itself keeps the registry for as long as its process runs.
        function Invoke-Worker([string] $Script) {
            if ($script:real) { Invoke-Shell -Script "$script:setUp`n$Script" -Environment $script:variables }
            else { Invoke-Runspace -Script $Script -Environment $script:variables }
        }
        # Written as the vault itself writes it: a process for Set-Secret would take longer than the test.
        function Save-Kept([string] $Text) {
            Set-FolderVaultSecret -Name TickTick -Secret (ConvertTo-Secret -Text $Text) -VaultName Fleet -AdditionalParameters @{ Folder = $script:folders.Fleet }
        }
    }

    It 'is read by every worker' {
        Save-Kept (ConvertTo-TokenText -Token tok-fleet)
        $result = Invoke-Worker '$token = Get-TickTickToken -Vault Fleet; "$($token.Source) $(Get-TickTickToken -Vault Fleet -AsPlainText)"'
        $result.Output | Should -BeExactly 'Vault tok-fleet' -Because $result.Error
    }

    It 'can be a personal API token that was stored manually' {
        Save-Kept 'tp_personal'
        (Invoke-Worker 'Get-TickTickToken -Vault Fleet -AsPlainText').Output | Should -BeExactly 'tp_personal'
    }

    It 'is skipped with the reason if it expires too soon' {
        Save-Kept (ConvertTo-TokenText -Token tok-old -ExpiresIn 3000)
        $result = Invoke-Worker 'try { Get-TickTickToken -Vault Fleet -MinimumLifetime 1:00:00 } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }'
        $result.Output | Should -Match 'InteractionRequired'
        $result.Output | Should -Match 'Secret TickTick of the vault Fleet: its token expires in \d+ s'
        $result.Output | Should -Not -Match 'tok-old'
    }

    It 'is stored by a sign-in and found by the next worker' {
        $result = Invoke-Worker @"
        Import-Module '$(Join-Path $PSScriptRoot '../Support/Support.psm1')'
        `$env:BROWSER = 'true'
        `$run = Invoke-AtPrompt -Variable @{ origin = '$($script:sandbox.Origin)'; port = (Get-FreePort) } -Script {
            `$secret = ConvertTo-SecureString sandbox-secret -AsPlainText -Force
            Connect-TickTick -Vault Fleet -SecretName Shared -Service `$origin -ClientId sandbox-client -ClientSecret `$secret -RedirectUri "http://127.0.0.1:`$port" -PassThru
        }
        "`$(`$run.Failure)`$(`$run.Output.Source) `$(`$run.Output.TokenStore)"
"@
        $result.Output | Should -BeExactly 'SignIn the secret Shared of the vault Fleet' -Because $result.Error

        $next = Invoke-Worker "`$env:TICKTICK_SERVICE = '$($script:sandbox.Origin)'; Test-TickTickToken -Vault Fleet -SecretName Shared -Online"
        $next.Output | Should -Be 'True' -Because $next.Error
    }

    It 'is stored by a sign-in although the folder for the lock cannot be created' {
        $data = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'data')
        $null = New-Item -ItemType File -Path (Join-Path $data 'TickTick.PowerShell')
        $result = Invoke-Worker @"
        `$env:XDG_DATA_HOME = '$data'
        Import-Module '$(Join-Path $PSScriptRoot '../Support/Support.psm1')'
        `$env:BROWSER = 'true'
        `$run = Invoke-AtPrompt -Variable @{ origin = '$($script:sandbox.Origin)'; port = (Get-FreePort) } -Script {
            `$secret = ConvertTo-SecureString sandbox-secret -AsPlainText -Force
            Connect-TickTick -Vault Fleet -SecretName Unlocked -Service `$origin -ClientId sandbox-client -ClientSecret `$secret -RedirectUri "http://127.0.0.1:`$port" -PassThru
        }
        "`$(`$run.Failure)`$(`$run.Output.Source) `$(`$run.Output.TokenStore)"
"@
        $result.Output | Should -BeExactly 'SignIn the secret Unlocked of the vault Fleet' -Because $result.Error

        $next = Invoke-Worker "`$env:TICKTICK_SERVICE = '$($script:sandbox.Origin)'; Test-TickTickToken -Vault Fleet -SecretName Unlocked -Online"
        $next.Output | Should -Be 'True' -Because $next.Error
    }

    It 'is not changed if it is not a token' {
        Save-Kept 'not a token, but a note'
        $result = Invoke-Worker 'try { Get-TickTickToken -Vault Fleet -WarningVariable w -WarningAction SilentlyContinue } catch { }; "$w"'
        $result.Output | Should -Match 'does not contain a token'
        $result.Output | Should -Not -Match 'but a note'
    }

    It 'is removed by Disconnect-TickTick -ClearCache' {
        Save-Kept (ConvertTo-TokenText -Token tok-fleet)
        $result = Invoke-Worker 'Connect-TickTick -Vault Fleet; Disconnect-TickTick -ClearCache; Test-TickTickToken -Vault Fleet'
        $result.Output | Should -Be 'False' -Because $result.Error
    }

    It 'reports the remedy if the vault is <Vault>' -ForEach @(
        @{ Vault = 'Nowhere'; Id = 'VaultNotFound'; Remedy = 'Register-SecretVault' }
        @{ Vault = 'Locked'; Id = 'VaultLocked'; Remedy = 'Unlock-SecretVault' }
    ) {
        $result = Invoke-Worker "try { Get-TickTickToken -Vault $($Vault) } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message }"
        $result.Output | Should -Match "^$Id,"
        $result.Output | Should -Match $Remedy
        $result.Elapsed.TotalSeconds | Should -BeLessThan 60
    }
}

Describe 'Without SecretManagement' {
    It 'a vault is an error that shows how to install it' {
        $null = Use-NewUser -Path $TestDrive
        # It may be installed for all users here; one that cannot be imported is as good as none.
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'modules/Microsoft.PowerShell.SecretManagement')
        Set-Content -Path (Join-Path $folder 'Microsoft.PowerShell.SecretManagement.psm1') -Value 'throw "not here"'
        $path = (Join-Path $TestDrive modules) + [IO.Path]::PathSeparator + $env:PSModulePath
        $result = Invoke-Runspace -Environment @{ PSModulePath = $path; TICKTICK_ACCESS_TOKEN = $null } -Script (
            'try { Get-TickTickToken -Vault Any } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }')
        $result.Output | Should -Match '^SecretManagementMissing,'
        $result.Output | Should -Match 'Install-PSResource Microsoft.PowerShell.SecretManagement'
    }

    It 'contradictory parameters are rejected' {
        { Get-TickTickToken -Vault Any -NoCache -ErrorAction Stop } | Should -Throw -ErrorId 'TokenStoreAmbiguous,*'
    }
}
