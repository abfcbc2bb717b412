# Drives every path, failures included, and looks for each secret in everything that PowerShell can be made to tell.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    # The secrets: some are chosen here, the service's own are added as they come up.
    $script:known = [Collections.Generic.HashSet[string]]::new([string[]]@(
            'client-secret-4Gq7wZ', 'wrong-secret-9Xk2Lp', 'proxy-password-R8vT3n', 'tok-environment-Yb5Hd1', 'tok-malformed-Pz0Wc6',
            'tok-personal-Uj3Fs8', 'tok-refused-Qe7Nm2', 'tok-piped-Kd4Vx9', 'tok-truncated-Ho6Rg5', 'tok-echoed-Ti1Bu7', 'refresh-Sw2Ja4', 'tok-foreign-Cl8Mo3'))

    function Find-Secret {
        <#
        Where a secret stands in a text: as it is, URL-encoded, or in hexadecimal or base64 of UTF-8 or UTF-16, the way
        Export-Clixml writes a SecureString outside Windows. A code verifier is known by its challenge.
        #>
        param([string] $Text, [string[]] $Secret, [string[]] $Challenge)
        $flat = $Text -replace '[\r\n]+\s*', ''
        foreach ($word in $Secret) {
            $forms = [ordered]@{ plain = $word; 'URL-encoded' = [uri]::EscapeDataString($word) }
            foreach ($encoding in [Text.Encoding]::UTF8, [Text.Encoding]::Unicode) {
                $bytes = $encoding.GetBytes($word)
                $forms["$($encoding.WebName) in hexadecimal"] = [Convert]::ToHexString($bytes)
                # Base64 packs three bytes at a time, so it depends on where in the text the word begins: its middle is compared.
                foreach ($shift in 0..2) {
                    $shifted = [Convert]::ToBase64String([byte[]]((@(0) * $shift) + $bytes))
                    $forms["$($encoding.WebName) in base64 at $shift"] = $shifted.Substring(4, $shifted.Length - 8)
                }
            }
            foreach ($form in $forms.Keys) {
                if ($flat.Contains($forms[$form], 'OrdinalIgnoreCase')) { "$word ($form)" }
            }
        }
        foreach ($match in [regex]::Matches($flat, '[A-Za-z0-9._~-]{43,128}')) {
            $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes($match.Value))
            if ([Convert]::ToBase64String($hash).TrimEnd('=').Replace('+', '-').Replace('/', '_') -in $Challenge) { 'a code verifier' }
        }
    }

    # What is typed after each step: everything that can be asked of what is there.
    $script:tell = {
        $all = @($script:made) + @($Error)
        $all | Out-String -Width 500
        $all | Format-List * -Force | Out-String -Width 500
        $all | Format-Table * -Force | Out-String -Width 500
        $all | ForEach-Object { "$_" }
        foreach ($failure in $Error) {
            for ($inner = $failure.Exception ?? $failure; $inner; $inner = $inner.InnerException) { $inner.ToString(); $inner | Format-List * -Force | Out-String -Width 500; $inner.Data | Out-String }
            Get-Error -InputObject $failure | Out-String -Width 500
            [Management.Automation.PSSerializer]::Serialize($failure, 3)
        }
        foreach ($thing in $script:made) {
            ConvertTo-Json -InputObject $thing -Depth 5 -WarningAction SilentlyContinue
            Export-Clixml -InputObject $thing -Path "$Folder/exported.xml" -Depth 5
            Get-Content "$Folder/exported.xml" -Raw
            $thing | ConvertTo-Csv
            $thing | Get-Member -Force | Out-String -Width 500
        }
        Get-Variable | Out-String -Width 500
    }

    function Invoke-Told {
        <# Runs a script at a prompt with a transcript, and returns all that there is to read afterwards. #>
        param([scriptblock] $Script, [hashtable] $Variable = @{}, [hashtable] $Prompt = @{})
        $all = @{
            Origin = $script:sandbox.Origin; Port = $script:port; Folder = $script:userHome
            Secret = ConvertTo-Secret -Text 'client-secret-4Gq7wZ'
        } + $Variable
        $transcript = Join-Path $script:userHome 'transcript.txt'
        $text = "`$VerbosePreference = `$DebugPreference = 'Continue'; `$script:made = @()`n`$null = Start-Transcript -Path '$transcript'`n" +
        "`$app = @{ Service = `$Origin; ClientId = 'secret-app'; RedirectUri = `"http://127.0.0.1:`$Port`"; Verbose = `$true; Debug = `$true; MaximumRetryCount = 1 }`n" +
        "$Script`n$script:tell`n`$null = Stop-Transcript"
        $result = Invoke-AtPrompt -Script ([scriptblock]::Create($text)) -Variable $all @Prompt
        if (Test-Path $script:file) {
            # Only the owner can read the file.
            if (-not $IsWindows) { [Convert]::ToString([int][IO.File]::GetUnixFileMode($script:file), 8) | Should -Be '600' }
            foreach ($match in [regex]::Matches((Get-Content $script:file -Raw), '"(?:access|refresh)_token"\s*:\s*"([^"]+)"')) { $null = $script:known.Add($match.Groups[1].Value) }
        }
        $challenge = [regex]::Matches($result.Text, 'code_challenge=([A-Za-z0-9_-]{43})') | ForEach-Object { $_.Groups[1].Value }
        $told = @($result.Output | ForEach-Object { "$_" }) + $result.Text + $result.Page.Content + (Get-Content $transcript -Raw) -join "`n"
        $told.Length | Should -BeGreaterThan 1000
        [pscustomobject]@{ Told = $told; Result = $result; Challenge = $challenge }
    }

    function Assert-NothingTold {
        param([pscustomobject] $Run)
        Find-Secret -Text $Run.Told -Secret $script:known -Challenge $Run.Challenge | Select-Object -Unique | Should -BeNullOrEmpty
    }

    function Add-Fault([hashtable] $Fault) { $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, $Fault) }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'No secret is revealed' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $script:file = Join-Path $script:userHome '.token-oauth'
        $script:port = Get-FreePort
        foreach ($path in 'faults', 'tokens') { $null = Invoke-Sandbox -Sandbox $script:sandbox -Path $path -Method Delete }
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path settings -Body @{ consent = 'allow'; refreshTokens = $true }
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path apps -Body @{ client_id = 'secret-app'; client_secret = 'client-secret-4Gq7wZ'; redirect_uris = , '*loopback' }
    }

    It 'finds a secret in every form, so that this file can fail' -ForEach @(
        @{ Text = 'xx tok-piped-Kd4Vx9 yy' }
        @{ Text = [Convert]::ToHexString([Text.Encoding]::Unicode.GetBytes('a tok-piped-Kd4Vx9')) }
        @{ Text = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('a tok-piped-Kd4Vx9')) }
        @{ Text = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes('ab tok-piped-Kd4Vx9 c')) }
        @{ Text = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' }
    ) {
        Find-Secret -Text $Text -Secret 'tok-piped-Kd4Vx9' -Challenge '6vXEC9eiCYspA9JchOTgYf3YuuXmaYNYPy55j90LDoo', ([Convert]::ToBase64String([Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'))).TrimEnd('=').Replace('+', '-').Replace('/', '_')) | Should -Not -BeNullOrEmpty
    }

    It 'of a sign-in, its token and its session' -Skip:$IsWindows {
        $run = Invoke-Told {
            $made += Connect-TickTick @app -ClientSecret $Secret -PassThru
            $made += Get-TickTickToken -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Get-TickTickSession
        }
        $run.Result.Error | Should -BeNullOrEmpty
        $script:known.Count | Should -BeGreaterOrEqual 14 -Because 'the file has an access token and a refresh token by now'
        Assert-NothingTold $run
    }

    It 'of a refresh, and of one that fails' -Skip:$IsWindows {
        $null = Invoke-Told { $made += Connect-TickTick @app -ClientSecret $Secret -PassThru }
        $dictionary = Get-Content $script:file -Raw | ConvertFrom-Json -AsHashtable
        $dictionary.expire_time = 1637192935
        Write-TokenFile -Path $script:file -Text (ConvertTo-Json $dictionary)
        Assert-NothingTold (Invoke-Told { $made += Connect-TickTick @app -ClientSecret $Secret -PassThru; $made += Get-TickTickToken })
        $dictionary.refresh_token = 'refresh-Sw2Ja4'
        Write-TokenFile -Path $script:file -Text (ConvertTo-Json $dictionary)
        Assert-NothingTold (Invoke-Told { $made += Connect-TickTick @app -ClientSecret $Secret -PassThru; $made += Get-TickTickToken })
    }

    It 'of a token endpoint that returns <Name>' -Skip:$IsWindows -ForEach @(
        @{ Name = '400 with the secret in it'; Fault = @{ status = 400; body = '{"error":"invalid_request","error_description":"Bad client_secret=client-secret-4Gq7wZ token tok-echoed-Ti1Bu7"}' } }
        @{ Name = '500 with the secret in it'; Fault = @{ status = 500; body = '<html>client-secret-4Gq7wZ {"access_token":"tok-echoed-Ti1Bu7"}</html>'; contentType = 'text/html' } }
        @{ Name = 'a token in broken JSON'; Fault = @{ status = 200; body = '{"access_token":"tok-truncated-Ho6Rg5","token_type":"bea' } }
        @{ Name = 'a redirect with a token in it'; Fault = @{ status = 302; body = ''; headers = @{ Location = 'http://127.0.0.1:1/?access_token=tok-echoed-Ti1Bu7' } } }
    ) {
        Add-Fault (@{ path = '/oauth/token$'; kind = 'status' } + $Fault)
        $run = Invoke-Told { $made += Connect-TickTick @app -ClientSecret $Secret -PassThru }
        $run.Result.Error | Should -Not -BeNullOrEmpty
        Assert-NothingTold $run
    }

    It 'of a token endpoint whose numbers are text' -Skip:$IsWindows {
        Add-Fault @{ path = '/oauth/token$'; kind = 'status'; status = 200; body = '{"access_token":"tok-truncated-Ho6Rg5","token_type":"bearer","expires_in":"tok-echoed-Ti1Bu7"}' }
        Assert-NothingTold (Invoke-Told { $made += Connect-TickTick @app -ClientSecret $Secret -PassThru })
    }

    It 'of a token endpoint that disconnects: <_>' -Skip:$IsWindows -ForEach 'truncate', 'malformed', 'resetAfter' {
        Add-Fault @{ path = '/oauth/token$'; kind = $_ }
        $run = Invoke-Told { $made += Connect-TickTick @app -ClientSecret $Secret -PassThru }
        $run.Result.Error | Should -Not -BeNullOrEmpty
        Assert-NothingTold $run
    }

    It 'of a wrong secret, in a SecureString, a credential, plain, or the environment' -Skip:$IsWindows {
        $env:TICKTICK_CLIENT_SECRET = 'wrong-secret-9Xk2Lp'
        $run = Invoke-Told {
            $made += Connect-TickTick @app -ClientSecret $Wrong
            $made += Connect-TickTick @app -ClientSecret $Plain
            $made += Connect-TickTick @app
            $app.Remove('ClientId')
            $made += Connect-TickTick @app -Credential ([pscredential]::new('secret-app', $Wrong))
            $Plain = $null
        } -Variable @{ Wrong = ConvertTo-Secret -Text 'wrong-secret-9Xk2Lp'; Plain = 'wrong-secret-9Xk2Lp' }
        $run.Result.Error | Should -HaveCount 4
        Assert-NothingTold $run
    }

    It 'of a pasted redirect that is rejected' {
        $run = Invoke-Told {
            $made += Connect-TickTick @app -ClientSecret $Secret -NoBrowser
            $made += Connect-TickTick @app -ClientSecret $Secret -NoBrowser
        } -Prompt @{ NoBrowser = $true; Answer = 'tok-refused-Qe7Nm2', "http://127.0.0.1:$script:port/?code=tok-refused-Qe7Nm2&state=wrong" }
        $run.Result.Error | Should -HaveCount 2
        Assert-NothingTold $run
    }

    It 'of a service that repeats the token: 401, 500 and 403' {
        $env:TICKTICK_SERVICE = $script:sandbox.Origin
        $env:TICKTICK_ACCESS_TOKEN = 'tok-environment-Yb5Hd1'
        Add-Fault @{ path = '/open/'; kind = 'status'; status = 500; times = 2; body = '{"errorMessage":"tok-environment-Yb5Hd1"}' }
        Add-Fault @{ path = '/open/'; kind = 'status'; status = 403; times = 1; body = '{"errorMessage":"tok-environment-Yb5Hd1"}' }
        Add-Fault @{ path = '/open/'; kind = 'status'; status = 418; times = 1; body = 'Bearer tok-environment-Yb5Hd1' }
        $run = Invoke-Told {
            Connect-TickTick -ClientId secret-app -MaximumRetryCount 0 -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Get-TickTickSession
        }
        $run.Result.Error | Should -Not -BeNullOrEmpty
        Assert-NothingTold $run
    }

    It 'of an invalid environment variable and an invalid file' {
        Write-TokenFile -Path $script:file -Text '{"access_token": "tok-malformed-Pz0Wc6", '
        $run = Invoke-Told { $made += Get-TickTickToken -Verbose -Debug; $made += Test-TickTickToken -Verbose -Debug; Disconnect-TickTick -ClearCache -Verbose -Debug }
        Assert-NothingTold $run
        $env:TICKTICK_ACCESS_TOKEN = "{'access_token': 'tok-malformed-Pz0Wc6' 5"
        Assert-NothingTold (Invoke-Told { $made += Get-TickTickToken -Verbose -Debug; $made += Test-TickTickToken -Verbose -Debug })
        $env:TICKTICK_ACCESS_TOKEN = 'tok-malformed-Pz0Wc6 and more'
        Assert-NothingTold (Invoke-Told { $made += Get-TickTickToken -Verbose -Debug; $made += Test-TickTickToken -Verbose -Debug })
    }

    It 'of a personal token, valid and invalid' {
        $run = Invoke-Told {
            $made += Connect-TickTick -AccessToken $Token -PassThru -Verbose -Debug
            $made += Get-TickTickToken -Verbose -Debug
            Connect-TickTick -AccessToken $Malformed -Verbose -Debug
            Connect-TickTick -AccessToken $Plain -Verbose -Debug
            $Plain = $null
        } -Variable @{
            Token     = ConvertTo-Secret -Text 'tok-personal-Uj3Fs8'
            Malformed = ConvertTo-Secret -Text '{"access_token": "tok-malformed-Pz0Wc6", '
            Plain     = "{'access_token': 'tok-malformed-Pz0Wc6'"
        }
        $run.Result.Error | Should -HaveCount 2
        Assert-NothingTold $run
    }

    It 'of tokens that are piped to Test-TickTickToken' {
        Assert-NothingTold (Invoke-Told {
                $Text | Test-TickTickToken -Verbose -Debug
                $Text.Substring(0, 40) | Test-TickTickToken -Verbose -Debug
                @{ access_token = $Text.Substring(18, 16); expire_time = 'never' } | Test-TickTickToken -Verbose -Debug
                $Text = $null
            } -Variable @{ Text = '{"access_token": "tok-piped-Kd4Vx9", "expire_time": 1637192935}' })
    }

    It 'of a proxy that requires a password' {
        $run = Invoke-Told {
            Connect-TickTick -AccessToken $Token -Service https://ticktick.invalid -Proxy "http://127.0.0.1:$ClosedPort" -ProxyCredential $Credential -MaximumRetryCount 0 -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            Connect-TickTick -AccessToken $Token -Service https://ticktick.invalid -Proxy $WithPassword -MaximumRetryCount 0 -Verbose -Debug
            $made += Test-TickTickToken -Online -Verbose -Debug
            $made += Get-TickTickSession
            $WithPassword = $null
        } -Variable @{
            Token        = ConvertTo-Secret -Text 'tok-personal-Uj3Fs8'
            ClosedPort   = Get-FreePort
            Credential   = [pscredential]::new('user', (ConvertTo-Secret -Text 'proxy-password-R8vT3n'))
            WithPassword = "http://user:proxy-password-R8vT3n@127.0.0.1:$(Get-FreePort)"
        }
        Assert-NothingTold $run
    }

    It 'of a file that belongs to another user' {
        Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token 'tok-foreign-Cl8Mo3' -Extra @{ service = 'Dida365'; client_id = 'other'; refresh_token = 'refresh-Sw2Ja4' })
        Assert-NothingTold (Invoke-Told { $made += Get-TickTickToken -Verbose -Debug; $made += Get-TickTickToken -Service Dida365 -Verbose -Debug })
    }
}
