BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Test-TickTickToken' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $script:file = Join-Path $script:userHome '.token-oauth'
        Disconnect-TickTick
    }

    Context 'with the current token' {
        It 'is true for a valid token' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok
            Test-TickTickToken | Should -BeExactly $true
        }

        It 'is false if there is none, without a prompt' {
            $env:TICKTICK_CLIENT_ID = 'client'
            $result = Invoke-AtPrompt { Test-TickTickToken }
            $result.Output | Should -BeExactly $false
            $result.Asked | Should -Be 0
            $result.Address | Should -BeNullOrEmpty
            $result.Error | Should -BeNullOrEmpty
        }

        It 'is false, with a warning, if the environment variable is invalid' {
            $env:TICKTICK_ACCESS_TOKEN = '{"access_token": '
            Test-TickTickToken -ErrorVariable failure -WarningVariable why -WarningAction SilentlyContinue | Should -BeExactly $false
            $failure | Should -BeNullOrEmpty
            "$why" | Should -Match 'TICKTICK_ACCESS_TOKEN does not contain a valid token'
        }

        It 'warns why it is false, and reports no error: <Name>' -ForEach @(
            @{ Name = 'no token'; Token = $null; Says = 'No TickTick access token is available\. Run Connect-TickTick to sign in\. Sources tried: .*TICKTICK_ACCESS_TOKEN: is not set' }
            @{ Name = 'an expired token'; Token = -10; Says = 'The TickTick access token has expired\. Run Connect-TickTick' }
            @{ Name = 'a token that expires soon'; Token = 30; Says = 'its token expires in \d+ s, which is less than 60 s \(-MinimumLifetime\)' }
        ) {
            $env:TICKTICK_ACCESS_TOKEN = if ($null -ne $Token) { ConvertTo-TokenText -Token tok -ExpiresIn $Token }
            Test-TickTickToken -ErrorVariable failure -WarningVariable why -WarningAction SilentlyContinue | Should -BeExactly $false
            $failure | Should -BeNullOrEmpty
            $why | Should -HaveCount 1
            "$why" | Should -Match $Says
        }

        It 'has no warning if it is true' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok
            Test-TickTickToken -WarningVariable why | Should -BeExactly $true
            $why | Should -BeNullOrEmpty
        }

        It 'is false if less than -MinimumLifetime remains' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok -ExpiresIn 90
            Test-TickTickToken | Should -BeExactly $true
            Test-TickTickToken -MinimumLifetime 120 | Should -BeExactly $false
        }

        It 'reads the given file only' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok)
            Test-TickTickToken | Should -BeExactly $true
            Test-TickTickToken -CachePath (Join-Path $script:userHome 'none') | Should -BeExactly $false
            Test-TickTickToken -NoCache | Should -BeExactly $false
        }
    }

    Context 'with a given token' {
        It 'is <Expected> for <Name>' -ForEach @(
            @{ Name = 'JSON that lives'; Token = '{"access_token": "tok", "expire_time": 4102444800}'; Expected = $true }
            @{ Name = 'JSON that has expired'; Token = '{"access_token": "tok", "expire_time": 1637192935}'; Expected = $false }
            @{ Name = 'a Python literal that lives'; Token = "{'access_token': 'tok', 'expire_time': 4102444800}"; Expected = $true }
            @{ Name = 'a Python literal that has expired'; Token = "{'access_token': 'tok', 'expire_time': 1637192935}"; Expected = $false }
            @{ Name = 'a hashtable that lives'; Token = @{ access_token = 'tok'; expire_time = 4102444800 }; Expected = $true }
            @{ Name = 'a hashtable that has expired'; Token = @{ access_token = 'tok'; expire_time = 1637192935 }; Expected = $false }
            @{ Name = 'a hashtable without a token'; Token = @{ expire_time = 4102444800 }; Expected = $false }
            @{ Name = 'an ordered dictionary'; Token = [ordered]@{ access_token = 'tok'; expire_time = 4102444800 }; Expected = $true }
            @{ Name = 'what ConvertFrom-Json makes of JSON'; Token = '{"access_token": "tok", "expire_time": 4102444800}' | ConvertFrom-Json; Expected = $true }
            @{ Name = 'a bare token'; Token = 'tok'; Expected = $true }
            @{ Name = 'broken JSON'; Token = '{"access_token": "tok"'; Expected = $false }
            @{ Name = 'JSON of something else'; Token = '{"name": "value"}'; Expected = $false }
            @{ Name = 'an empty string'; Token = ''; Expected = $false }
            @{ Name = 'nothing'; Token = $null; Expected = $false }
            @{ Name = 'a number'; Token = 5; Expected = $false }
        ) {
            $Token | Test-TickTickToken | Should -BeExactly $Expected
            Test-TickTickToken -Token $Token | Should -BeExactly $Expected
        }

        It 'warns about <Name>, and says how to convert it' -ForEach @(
            @{ Name = 'broken JSON'; Token = '{"access_token": "tok"'; Says = 'as JSON' }
            @{ Name = 'the name of a type'; Token = 'System.Collections.Hashtable'; Says = 'ConvertTo-Json' }
            @{ Name = 'a hashtable without a token'; Token = @{ expire_time = 4102444800 }; Says = 'access_token' }
            @{ Name = 'a token that has expired'; Token = @{ access_token = 'tok'; expire_time = 1637192935 }; Says = 'expired at 2021-11-17 23:48:55Z\. Run Connect-TickTick -Force' }
            @{ Name = 'null'; Token = $null; Says = 'Connect-TickTick' }
            @{ Name = 'a number'; Token = 5; Says = 'not a token' }
        ) {
            Test-TickTickToken -Token $Token -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeExactly $false
            "$warnings" | Should -Match $Says
        }

        It 'unwraps the values of a hashtable' {
            $file = Join-Path $script:userHome 'parts'
            Set-Content -LiteralPath $file -Value 'tok', '4102444800'
            $lines = Get-Content -LiteralPath $file
            Test-TickTickToken -Token @{ access_token = $lines[0]; expire_time = $lines[1]; scope = @($lines[0]) } | Should -BeExactly $true
            Test-TickTickToken -Token ([pscustomobject]@{ access_token = $lines[0]; expire_time = ConvertTo-Secret -Text '1637192935' }) | Should -BeExactly $false
        }

        It 'accepts a token object and a SecureString' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok -ExpiresIn 90
            $token = Get-TickTickToken
            $token | Test-TickTickToken | Should -BeExactly $true
            $token | Test-TickTickToken -MinimumLifetime 120 | Should -BeExactly $false
            $token.ToSecureString() | Test-TickTickToken | Should -BeExactly $true
        }

        It 'tests each of several tokens' {
            '{"access_token": "a", "expire_time": 4102444800}', '{"access_token": "b", "expire_time": 1}', 'c' | Test-TickTickToken | Should -Be $true, $false, $true
        }

        It 'shows no secret, not even with -Verbose -Debug' {
            '{"access_token": "tok-secret", "expire_time": 1}', '{"access_token": "tok-secret"' | Test-TickTickToken -Verbose -Debug -WarningAction Continue *>&1 | Out-String | Should -Not -Match 'tok-secret'
        }
    }

    Context 'with -Online' {
        BeforeEach {
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Method Delete
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
            $env:TICKTICK_SERVICE = $script:sandbox.Origin
        }

        It 'is true for a token that the service accepts' {
            $env:TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox
            Test-TickTickToken -Online | Should -BeExactly $true
            (Get-SandboxRequest -Sandbox $script:sandbox -Path '/open/*').path | Should -Be '/open/v1/project'
        }

        It 'is false for a token that the service does not know, although it looks valid' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-revoked
            Test-TickTickToken | Should -BeExactly $true
            Test-TickTickToken -Online -WarningVariable why -WarningAction SilentlyContinue | Should -BeExactly $false
            "$why" | Should -Match 'rejected the access token.*Connect-TickTick -Force'
        }

        It 'sends no request for an expired token' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok -ExpiresIn -10
            Test-TickTickToken -Online | Should -BeExactly $false
            Get-SandboxRequest -Sandbox $script:sandbox -Path '/open/*' | Should -BeNullOrEmpty
        }

        It 'is an error and not false if the service cannot be reached' {
            $env:TICKTICK_ACCESS_TOKEN = 'tok'
            $env:TICKTICK_SERVICE = "http://127.0.0.1:$(Get-FreePort)"
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok) -MaximumRetryCount 0
            $script:answer = 'none'
            { $script:answer = Test-TickTickToken -Online -ErrorAction Stop } | Should -Throw -ErrorId 'ServiceUnreachable,*'
            $script:answer | Should -Be 'none'
        }

        It 'is an error and not false if the service returns <_>' -ForEach 500, 503 {
            $env:TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text $env:TICKTICK_ACCESS_TOKEN) -MaximumRetryCount 0
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ kind = 'status'; status = $_ })
            { Test-TickTickToken -Online -ErrorAction Stop } | Should -Throw -ErrorId 'ServiceUnavailable,*'
        }

        It 'sends a given token to its own service, regardless of the session' {
            $other = Open-Sandbox
            try {
                $text = ConvertTo-TokenText -Token (Get-SandboxToken -Sandbox $script:sandbox) -Extra @{ service = $script:sandbox.Origin }
                Connect-TickTick -Service $other.Origin -AccessToken (ConvertTo-Secret -Text (Get-SandboxToken -Sandbox $other))
                $null = Invoke-Sandbox -Sandbox $other -Path requests -Method Delete
                $text | Test-TickTickToken -Online | Should -BeExactly $true
                Get-SandboxRequest -Sandbox $other -Path '/open/*' | Should -BeNullOrEmpty
            }
            finally { Close-Sandbox -Sandbox $other }
        }
    }
}
