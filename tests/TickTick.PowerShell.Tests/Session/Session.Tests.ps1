BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
}

AfterAll { Use-UserEnvironment -Value $script:before }

Describe 'A session' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $script:file = Join-Path $script:userHome '.token-oauth'
        Disconnect-TickTick
    }

    AfterEach { Disconnect-TickTick }

    Context 'that has no token' {
        It 'ends a command at its first object, with one error: <_>' -ForEach "'a', 'b' | New-TickTickTask", "'a', 'b' | Set-TickTickTask -Priority High", "'a', 'b' | Complete-TickTickTask", "'a', 'b' | Remove-TickTickTask -Confirm:`$false",
        "'a', 'b' | New-TickTickProject", "'a', 'b' | New-TickTickHabit", "'a', 'b' | Get-TickTickTask", "New-TickTickTask -Text 'a !high', 'b'", "New-TickTickFocus -Task a -Start 'yesterday 9am' -Duration 25" {
            $line = $_
            foreach ($token in $null, 'not { a token') {
                $env:TICKTICK_ACCESS_TOKEN = $token
                $failures = $null
                $continued = $false
                try {
                    . ([scriptblock]::Create("$line -ErrorAction SilentlyContinue -ErrorVariable failures"))
                    $continued = $true
                }
                catch {
                    $_.FullyQualifiedErrorId | Should -Match "^($(if ($token) { 'EnvironmentVariableMalformed' } else { 'ClientIdRequired|InteractionRequired' })),"
                }
                $continued | Should -BeFalse
                @($failures).Where{ $_ -isnot [System.Management.Automation.ActionPreferenceStopException] }.Count | Should -BeLessOrEqual 1
            }
        }
    }

    Context 'and Get-TickTickSession' {
        It 'is not output, without an error, before Connect-TickTick' {
            Get-TickTickSession -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'shows all properties and no secret' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text (ConvertTo-TokenText -Token tok-session -ExpiresIn 3600))
            $session = Get-TickTickSession
            "$($session.Service)" | Should -Be 'TickTick'
            $session.Source | Should -Be 'AccessToken'
            $session.ExpiresIn.TotalSeconds | Should -BeLessOrEqual 3600
            $session.EnvironmentVariable | Should -Be 'TICKTICK_ACCESS_TOKEN'
            $session.TokenStore | Should -BeNullOrEmpty
            ($session | Format-List * -Force | Out-String), ($session | Out-String), "$session" | Should -Not -Match 'tok-session'
        }

        It 'is refused as a copy from another process, with what to do: <_>' -ForEach 'Get-TickTickToken', 'Test-TickTickToken', 'Get-TickTickTask', 'New-TickTickProject x', 'Disconnect-TickTick' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-here)
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-TickTickSession)))
            $failure = Get-Failure { & ([scriptblock]::Create("param(`$Copy) $_ -Session `$Copy")) $copy }
            "$failure" | Should -BeLike '*Leave out -Session*about_TickTick_Automation*'
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-here'
        }

        It 'is replaced by the next Connect-TickTick, and variables keep the old one' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-one)
            $one = Get-TickTickSession
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-two)
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-two'
            Get-TickTickToken -Session $one -AsPlainText | Should -BeExactly 'tok-one'
        }

        It 'is cleared if Connect-TickTick fails: <_>' -ForEach @(
            'Connect-TickTick -ClientId client -Service Dida365'
            'Connect-TickTick -CachePath missing.json'
            'Connect-TickTick -CachePath $undefined'
            'Connect-TickTick -AccessToken $undefined'
            'Connect-TickTick -AccessToken $empty'
            'Connect-TickTick -Service ftp://nowhere'
            'Connect-TickTick -CachePath a -Vault b'
            'Connect-TickTick -TimeoutSec many'
            'Connect-TickTick -NoSuchParameter'
        ) {
            $empty = [securestring]::new()
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-one)
            { & ([scriptblock]::Create($_)) } | Should -Throw
            Get-TickTickSession | Should -BeNullOrEmpty
            { Get-TickTickToken -ErrorAction Stop } | Should -Throw
            "$empty" | Should -Not -BeNullOrEmpty
        }

        It 'remains when the help of Connect-TickTick is read or its parameters are completed' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-one)
            $null = Connect-TickTick -?
            $null = TabExpansion2 'Connect-TickTick -Service Ti' 28
            $null = Get-Command Connect-TickTick -Syntax
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-one'
        }

        It 'is not set by any other command, failed or not, or by completion' {
            $sandbox = Open-Sandbox
            $env:TICKTICK_SERVICE = $sandbox.Origin
            $env:TICKTICK_ACCESS_TOKEN = 'tok-one'
            { Get-TickTickProject -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidToken,*'
            Get-TickTickSession | Should -BeNullOrEmpty
            $null = TabExpansion2 'Get-TickTickTask -Project W' 27
            Get-TickTickSession | Should -BeNullOrEmpty
            Close-Sandbox -Sandbox $sandbox
        }
    }

    Context 'as a token source' {
        BeforeEach { Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-session) }

        It 'leaves the examples of the help and a later change of the environment working after a failed command' {
            Disconnect-TickTick
            $sandbox = Open-Sandbox
            $env:TICKTICK_SERVICE = $sandbox.Origin -replace '127\.0\.0\.1', 'localhost'
            $env:TICKTICK_ACCESS_TOKEN = 'tok'
            { Get-TickTickProject -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidToken,*'
            try {
                $env:TICKTICK_SERVICE = $sandbox.Origin
                $env:TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $sandbox
                (Get-TickTickProject).Name | Should -Be 'Inbox'
                if (-not (Get-TickTickSession)) { Connect-TickTick }
                (Get-TickTickSession).Service.Name | Should -Be $sandbox.Origin
                (Get-TickTickProject).Name | Should -Be 'Inbox'
            }
            finally { Close-Sandbox -Sandbox $sandbox }
        }

        It 'takes precedence over the environment and the file' {
            $env:TICKTICK_ACCESS_TOKEN = 'tok-env'
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-session'
            (Get-TickTickToken).Source | Should -Be 'Session'
            Get-TickTickToken -Verbose 4>&1 | Out-String | Should -Match 'The session of this runspace returned the token'
        }

        It 'is not used for another service, file or variable' {
            { Get-TickTickToken -Service Dida365 -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*' -ExpectedMessage '*is for TickTick, not for Dida365*'
            Write-TokenFile -Path (Join-Path $script:userHome 'other') -Text (ConvertTo-TokenText -Token tok-other)
            Get-TickTickToken -CachePath (Join-Path $script:userHome 'other') -AsPlainText | Should -BeExactly 'tok-other'
            $env:OTHER_TICKTICK_TOKEN = 'tok-variable'
            try { Get-TickTickToken -EnvironmentVariable OTHER_TICKTICK_TOKEN -AsPlainText | Should -BeExactly 'tok-variable' }
            finally { $env:OTHER_TICKTICK_TOKEN = $null }
        }

        It 'reports a conflict of -Session with other parameters' {
            { Get-TickTickToken -Session (Get-TickTickSession) -Service Dida365 -ErrorAction Stop } | Should -Throw -ErrorId 'SessionMismatch,*'
        }
    }

    Context 'and other runspaces' {
        BeforeEach { Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-mine) }

        It 'is not visible to them' {
            $result = Invoke-AtPrompt { Get-TickTickSession; Test-TickTickToken }
            $result.Output | Should -BeExactly $false
        }

        It 'is not replaced by their sessions' {
            $null = Invoke-AtPrompt { Connect-TickTick -AccessToken $Token } -Variable @{ Token = ConvertTo-Secret -Text tok-theirs }
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-mine'
        }

        It 'is used in ForEach-Object -Parallel only if it is passed' {
            $session = Get-TickTickSession
            $path = Get-ModulePath
            $tokens = 1..20 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:path
                if (Get-TickTickSession) { throw 'A session came over by itself.' }
                Get-TickTickToken -Session $using:session -AsPlainText
            }
            $tokens | Should -HaveCount 20
            $tokens | Should -Be (@('tok-mine') * 20)
        }

        It 'is used in Start-ThreadJob if it is passed' {
            Skip-TestWithout Start-ThreadJob -Install 'Install-PSResource Microsoft.PowerShell.ThreadJob'
            $session = Get-TickTickSession
            $path = Get-ModulePath
            $job = Start-ThreadJob { Import-Module $using:path; Test-TickTickToken -Session $using:session; [bool](Get-TickTickSession) }
            $job | Receive-Job -Wait -AutoRemoveJob | Should -Be $true, $false
        }

        It 'is collected after its runspace is closed' {
            function Get-AbandonedSession {
                $result = Invoke-AtPrompt { Connect-TickTick -AccessToken $Token -PassThru } -Variable @{ Token = ConvertTo-Secret -Text tok-gone }
                [WeakReference]::new($result.Output[0].BaseObject)
                $result.Output.Dispose()
            }
            $reference = Get-AbandonedSession
            for ($i = 0; $i -lt 20 -and $reference.IsAlive; $i++) { [gc]::Collect(); [gc]::WaitForPendingFinalizers() }
            $reference.IsAlive | Should -BeFalse
        }
    }

    Context 'and Disconnect-TickTick' {
        It 'does nothing without output if there is none' {
            Disconnect-TickTick -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'ends it and keeps the file' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Connect-TickTick -ClientId client
            $session = Get-TickTickSession
            Disconnect-TickTick | Should -BeNullOrEmpty
            Get-TickTickSession | Should -BeNullOrEmpty
            $script:file | Should -Exist
            { Get-TickTickToken -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'SessionDisconnected,*'
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-file'
        }

        It 'removes the file with -ClearCache' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Connect-TickTick -ClientId client
            Disconnect-TickTick -ClearCache
            $script:file | Should -Not -Exist
        }

        It 'removes the session''s own file, and no other' {
            $named = Join-Path $script:userHome 'named'
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Write-TokenFile -Path $named -Text (ConvertTo-TokenText -Token tok-named)
            Connect-TickTick -ClientId client -CachePath $named
            Disconnect-TickTick -ClearCache
            $named | Should -Not -Exist
            $script:file | Should -Exist
        }

        It 'does not remove a file with other content' {
            Set-Content $script:file 'shopping: milk'
            { Disconnect-TickTick -ClearCache -ErrorAction Stop } | Should -Throw -ErrorId 'CacheFileForeign,*'
            Get-Content $script:file | Should -BeExactly 'shopping: milk'
        }

        It 'only shows what it would do with -WhatIf' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            $result = Invoke-AtPrompt { Connect-TickTick -ClientId client; Disconnect-TickTick -ClearCache -WhatIf; [bool](Get-TickTickSession) }
            $result.Output | Should -Be $true
            $result.Text | Should -Match 'What if: .*TickTick session'
            $result.Text | Should -Match 'What if: .*\.token-oauth'
            $script:file | Should -Exist
        }

        It 'prompts with -Confirm, and No changes nothing' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            $result = Invoke-AtPrompt { Connect-TickTick -ClientId client; Disconnect-TickTick -ClearCache -Confirm; [bool](Get-TickTickSession) }
            $result.Output | Should -Be $true
            $result.Text | Should -Match 'CONFIRM: '
            $script:file | Should -Exist
        }

        It 'says with -ClearCache that a session with -AccessToken has no stored token, and removes that of no other' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-there)
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-one)
            Disconnect-TickTick -ClearCache -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -BeLike '*has no token store*'
            $script:file | Should -Exist
        }

        It 'ends sessions from the pipeline' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-one)
            $one = Get-TickTickSession
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-two)
            $one | Disconnect-TickTick
            { Get-TickTickToken -Session $one -ErrorAction Stop } | Should -Throw -ErrorId 'SessionDisconnected,*'
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-two'
        }
    }
}
