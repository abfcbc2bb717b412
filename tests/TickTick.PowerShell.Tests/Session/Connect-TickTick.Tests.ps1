BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    # The beginning of most sign-ins: splat it, and add what the test is about.
    $script:signIn = {
        param($more = @{})
        $common = @{ Service = $Origin; ClientId = 'sandbox-client'; ClientSecret = $Secret; RedirectUri = "http://127.0.0.1:$Port" }
        foreach ($name in $more.Keys) { $common[$name] = $more[$name] }
        # A test that names a parameter with $null leaves it out: Connect-TickTick refuses a null that is typed.
        foreach ($name in @($common.Keys)) { if ($null -eq $common[$name]) { $common.Remove($name) } }
        Connect-TickTick @common
    }

    function Invoke-SignIn {
        <# Signs in at a prompt; -More are parameters of Connect-TickTick that add to the usual ones or replace them. #>
        param([hashtable] $More = @{}, [scriptblock] $Then = {}, [hashtable] $Prompt = @{})
        $variable = @{ Origin = $script:sandbox.Origin; Secret = $script:secret; Port = $script:port; More = $More; SignIn = $script:signIn.ToString() }
        Invoke-AtPrompt -Script ([scriptblock]::Create(". ([scriptblock]::Create(`$SignIn)) `$More`n$Then")) -Variable $variable @Prompt
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Connect-TickTick' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $script:file = Join-Path $script:userHome '.token-oauth'
        $script:port = Get-FreePort
        $script:secret = ConvertTo-Secret -Text $script:sandbox.ClientSecret
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path tokens -Method Delete
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Method Delete
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path settings -Body @{ consent = 'allow'; refreshTokens = $false }
        Disconnect-TickTick
    }

    Context 'in the browser' -Skip:$IsWindows {
        It 'signs in without output and gets a token' {
            $result = Invoke-SignIn -Then { Get-TickTickToken; Test-TickTickToken -Online }
            $result.Error | Should -BeNullOrEmpty
            $result.Output | Should -HaveCount 2
            "$($result.Output[0].Service)" | Should -Be $script:sandbox.Origin
            $result.Output[0].Source | Should -Be 'Session'
            $result.Output[1] | Should -BeTrue
            $result.Warning | Should -BeNullOrEmpty
        }

        It 'shows the URL' {
            # The progress of the wait is tested with Ctrl+C, where nothing ends the wait before it is shown.
            $result = Invoke-SignIn
            $result.Text | Should -BeLike "*open this address*$($result.Address)*"
        }

        It 'requests both scopes, with a state of 256 bits and a code challenge' {
            $result = Invoke-SignIn
            $query = [Web.HttpUtility]::ParseQueryString(([uri]$result.Address).Query)
            $query['response_type'] | Should -BeExactly 'code'
            $query['client_id'] | Should -BeExactly 'sandbox-client'
            $query['redirect_uri'] | Should -BeExactly "http://127.0.0.1:$script:port"
            $query['scope'] | Should -BeExactly 'tasks:write tasks:read'
            $query['state'].Length | Should -BeGreaterOrEqual 43
            $query['code_challenge_method'] | Should -BeExactly 'S256'
            $query['code_challenge'] | Should -Match '^[A-Za-z0-9_-]{43}$'
        }

        It 'sends a different state with every sign-in' {
            (Invoke-SignIn).Address | Should -Not -BeExactly (Invoke-SignIn -More @{ Force = $true }).Address
        }

        It 'sends the given state and scope' {
            $result = Invoke-SignIn -More @{ State = 'my-own-state'; Scope = 'tasks:read' } -Then { (Get-TickTickToken).Scope }
            $result.Address | Should -BeLike '*state=my-own-state*'
            $result.Address | Should -BeLike '*scope=tasks%3Aread&*'
            $result.Output | Should -Be 'tasks:read'
        }

        It 'shows a result page in the browser that is not cached' {
            $result = Invoke-SignIn
            $result.Page.StatusCode | Should -Be 200
            $result.Page.Content | Should -Match 'You can close this tab'
            "$($result.Page.Headers.'Cache-Control')" | Should -Match 'no-store'
            "$($result.Page.Headers.'Content-Security-Policy')" | Should -Match "default-src 'none'"
            "$($result.Page.Headers.'Referrer-Policy')" | Should -Be 'no-referrer'
        }

        It 'writes the cache file for its owner only, and the next session needs no browser' {
            $null = Invoke-SignIn
            [Convert]::ToString([int][IO.File]::GetUnixFileMode($script:file), 8) | Should -Be '600'
            $result = Invoke-SignIn -Then { (Get-TickTickSession).Source }
            $result.Address | Should -BeNullOrEmpty
            $result.Output | Should -Be 'CacheFile'
        }

        It 'signs in again with -Force, although there is a token' {
            $null = Invoke-SignIn
            (Invoke-SignIn -More @{ Force = $true }).Address | Should -Not -BeNullOrEmpty
        }

        It 'neither reads nor writes a file with -NoCache' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file -Extra @{ service = $script:sandbox.Origin })
            $text = Get-Content $script:file -Raw
            $result = Invoke-SignIn -More @{ NoCache = $true } -Then { Get-TickTickToken -AsPlainText }
            $result.Address | Should -Not -BeNullOrEmpty
            $result.Output | Should -Not -Be 'tok-file'
            Get-Content $script:file -Raw | Should -BeExactly $text
        }

        It 'writes the given file and not the default file' {
            $named = Join-Path $script:userHome 'named.json'
            $null = Invoke-SignIn -More @{ CachePath = $named }
            $named | Should -Exist
            $script:file | Should -Not -Exist
        }

        It 'does not overwrite a file with other content, but sets the session' {
            Set-Content $script:file 'shopping: milk'
            $result = Invoke-SignIn -Then { Test-TickTickToken -Online }
            $result.Output | Should -BeTrue
            "$($result.Warning)" | Should -Match 'token-oauth'
            Get-Content $script:file | Should -BeExactly 'shopping: milk'
        }

        It 'signs in for the session only if the file cannot be written' {
            $result = Invoke-SignIn -More @{ CachePath = (New-Item -ItemType Directory -Path (Join-Path $script:userHome 'folder')).FullName } -Then { Test-TickTickToken -Online }
            $result.Output | Should -BeTrue
            "$($result.Warning)" | Should -Match 'is a directory'
        }

        It 'returns the session with -PassThru' {
            $result = Invoke-SignIn -More @{ PassThru = $true } -Then { Get-TickTickSession }
            $result.Output | Should -HaveCount 2
            [object]::ReferenceEquals($result.Output[0].BaseObject, $result.Output[1].BaseObject) | Should -BeTrue
            $result.Output[0].ClientId | Should -Be 'sandbox-client'
            $result.Output[0].RedirectUri | Should -Be "http://127.0.0.1:$script:port"
        }

        It 'accepts the client ID and the secret as -Credential' {
            $result = Invoke-SignIn -Then {
                $credential = [pscredential]::new('sandbox-client', $Secret)
                Connect-TickTick -Service $Origin -Credential $credential -RedirectUri "http://127.0.0.1:$Port" -Force
                Test-TickTickToken -Online
            }
            $result.Output | Should -BeTrue
        }

        It 'uses the client ID, secret, redirect URI and service from the environment, in quotes as docker leaves them: <_>' -ForEach '{0}', '"{0}"', "'{0}'", " {0}`n" {
            $address = "http://127.0.0.1:$script:port/from/environment"
            $env:TICKTICK_CLIENT_ID = $_ -f 'sandbox-client'
            $env:TICKTICK_CLIENT_SECRET = $_ -f 'sandbox-secret'
            $env:TICKTICK_REDIRECT_URI = $_ -f $address
            $env:TICKTICK_SERVICE = $_ -f $script:sandbox.Origin
            $result = Invoke-AtPrompt { Connect-TickTick; Test-TickTickToken -Online; (Get-TickTickSession).RedirectUri }
            $result.Output | Should -Be $true, $address
        }

        It 'accepts a secret that was read from a file, with its line break' {
            $secret = ConvertTo-Secret "sandbox-secret`n"
            (Invoke-SignIn -More @{ ClientSecret = $secret } -Then { Test-TickTickToken -Online }).Output | Should -BeTrue
        }

        It 'does not require a secret for a public client' {
            (Invoke-SignIn -More @{ ClientId = 'public-client'; ClientSecret = $null } -Then { Test-TickTickToken -Online }).Output | Should -BeTrue
        }

        It 'accepts a plain secret with a warning that shows the safer alternative' {
            $result = Invoke-SignIn -More @{ ClientSecret = 'sandbox-secret' } -Then { Test-TickTickToken -Online }
            $result.Output | Should -BeTrue
            $result.Warning | Should -HaveCount 1
            $result.Warning[0] | Should -BeLike '*-ClientSecret*plain text*Read-Host -AsSecureString*'
            $result.Warning[0] | Should -Not -Match 'sandbox-secret'
        }

        It 'listens on both addresses of localhost' {
            $result = Invoke-SignIn -More @{ RedirectUri = "http://localhost:$script:port/callback" } -Then { Test-TickTickToken -Online }
            $result.Error | Should -BeNullOrEmpty
            $result.Output | Should -BeTrue
        }

        It 'opens the URL in $BROWSER' {
            $note = Join-Path $script:userHome 'opened'
            $browser = Join-Path $script:userHome 'browser'
            Set-Content $browser "#!/bin/sh`nprintf '%s' `"`$1`" > '$note'"
            chmod 700 $browser
            $env:BROWSER = $browser
            $result = Invoke-SignIn
            $result.Error | Should -BeNullOrEmpty
            Get-Content $note -Raw | Should -BeExactly $result.Address
        }

        It 'shows which source supplied the token and why each earlier one did not' {
            $result = Invoke-SignIn -More @{ Verbose = $true }
            $result.Verbose[0] | Should -BeExactly 'Environment variable TICKTICK_ACCESS_TOKEN: is not set.'
            $result.Verbose[1] | Should -BeExactly "Cache file $($script:file): contains no token."
            $result.Verbose[2] | Should -BeLike 'New sign-in: *'
        }

        It 'tries a refresh token before it prompts the user' {
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path settings -Body @{ refreshTokens = $true }
            $null = Invoke-SignIn
            $dictionary = Get-Content $script:file -Raw | ConvertFrom-Json -AsHashtable
            $dictionary.refresh_token | Should -Not -BeNullOrEmpty
            $dictionary.expire_time = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + 10
            Write-TokenFile -Path $script:file -Text (ConvertTo-Json $dictionary)
            $result = Invoke-SignIn -More @{ Verbose = $true } -Then { Test-TickTickToken -Online; (Get-TickTickSession).Source }
            $result.Address | Should -BeNullOrEmpty
            $result.Output | Should -Be $true, 'Refresh'
            $result.Verbose -join "`n" | Should -Match 'Refresh: '
        }
    }

    Context 'if something fails' -Skip:$IsWindows {
        It 'reports that the user denied authorization' {
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path settings -Body @{ consent = 'deny' }
            $result = Invoke-SignIn
            $result.Error[0].FullyQualifiedErrorId | Should -Be 'AuthorizationDenied,TickTick.PowerShell.Commands.ConnectTickTickCommand'
            $result.Error[0].CategoryInfo.Category | Should -BeIn 'PermissionDenied', 'AuthenticationError'
            $script:file | Should -Not -Exist
        }

        It 'reports that the port is in use, before a browser opens' {
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, $script:port)
            $listener.Start()
            try { $result = Invoke-SignIn } finally { $listener.Stop() }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'RedirectPortBusy,*'
            "$($result.Error[0])" | Should -Match $script:port
            $result.Address | Should -BeNullOrEmpty
        }

        It 'reports that the secret is wrong' {
            $result = Invoke-SignIn -More @{ ClientSecret = ConvertTo-Secret -Text 'not-the-secret' }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'InvalidClient,*'
            "$($result.Error[0])" | Should -Not -Match 'not-the-secret'
            $result.Page.Content | Should -Match 'not signed in'
        }

        It 'reports that the service cannot be reached' {
            $closedService = "http://127.0.0.1:$(Get-FreePort)"
            $result = Invoke-SignIn -More @{ Service = $closedService; NoBrowser = $true; MaximumRetryCount = 0 } -Prompt @{ Answer = 'abc123'; NoBrowser = $true }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'ServiceUnreachable,*'
            $result.Error[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        }

        It 'retries a failed code exchange and reports it' {
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ path = '/oauth/token$'; kind = 'status'; status = 502; times = 1 })
            $result = Invoke-SignIn -More @{ Verbose = $true } -Then { Test-TickTickToken -Online }
            $result.Output | Should -BeTrue
            Get-SandboxRequest -Sandbox $script:sandbox -Path '/oauth/token' | Should -HaveCount 2
        }

        It 'reports a lost response if the code has already been used' {
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ path = '/oauth/token$'; kind = 'resetAfter'; times = 1 })
            $result = Invoke-SignIn
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'AnswerLost,*'
            $result.Error[0].Exception.Message | Should -BeLike '*lost*Connect-TickTick*'
        }

        It 'ends after -SignInTimeoutSec and releases the port' {
            $result = Invoke-SignIn -More @{ SignInTimeoutSec = 1 } -Prompt @{ NoBrowser = $true }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'SignInTimeout,*'
            $result.Elapsed.TotalSeconds | Should -BeLessThan 6
            (Invoke-SignIn).Error | Should -BeNullOrEmpty
        }

        It 'ends within a second of Ctrl+C, and releases the port and the lock' {
            $result = Invoke-SignIn -Prompt @{ StopAfter = 100 }
            $result.Stopped.TotalSeconds | Should -BeLessThan 1
            $result.Address | Should -Not -BeNullOrEmpty
            $again = Invoke-SignIn -Then { Test-TickTickToken -Online }
            $again.Error | Should -BeNullOrEmpty
            $again.Output | Should -BeTrue
        }

        It 'answers other requests on the port and continues to wait' {
            $base = "http://127.0.0.1:$script:port"
            $answers = @{}
            $result = Invoke-SignIn -Prompt @{
                BeforeBrowser = {
                    foreach ($path in '/favicon.ico', '/', '/?code=x', '/?code=x&state=wrong', '/?code=x&state=a&state=b', '/?error=access_denied&state=wrong') {
                        $answers[$path] = (Invoke-WebRequest "$base$path" -SkipHttpErrorCheck -NoProxy).StatusCode
                    }
                    $answers['HEAD'] = (Invoke-WebRequest "$base/" -Method Head -SkipHttpErrorCheck -NoProxy).StatusCode
                }
            } -Then { Test-TickTickToken -Online }
            # Nothing of it ended the wait.
            $result.Error | Should -BeNullOrEmpty
            $result.Output | Should -BeTrue
            $answers.Count | Should -Be 7
            $answers['/favicon.ico'] | Should -Be 404
            $answers['/?code=x&state=wrong'] | Should -Be 400
            $answers['/?error=access_denied&state=wrong'] | Should -Be 400
        }
    }

    Context 'with -NoBrowser' {
        It 'shows the URL, prompts for the redirect, and accepts <Name>' -ForEach @(
            @{ Name = 'the whole URL'; Paste = '{redirect}?code={code}&state={state}' }
            @{ Name = 'the bare code'; Paste = '{code}' }
            @{ Name = 'the URL in quotes'; Paste = ' "{redirect}?code={code}&state={state}" ' }
        ) {
            $result = Invoke-SignIn -More @{ NoBrowser = $true } -Prompt @{ Answer = $Paste.Replace('{redirect}', "http://127.0.0.1:$script:port"); NoBrowser = $true } -Then { Test-TickTickToken -Online }
            $result.Error | Should -BeNullOrEmpty
            $result.Output | Should -BeTrue
            $result.Text | Should -BeLike "*$($result.Address)*Enter the URL that the browser was redirected to: *"
            $result.Asked | Should -Be 1
        }

        It 'rejects a pasted URL with another state' {
            $result = Invoke-SignIn -More @{ NoBrowser = $true } -Prompt @{ Answer = "http://127.0.0.1:$script:port/?code=abc123&state=wrong"; NoBrowser = $true }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'StateMismatch,*'
            Get-SandboxRequest -Sandbox $script:sandbox -Path '/oauth/token' | Should -BeNullOrEmpty
        }

        It 'accepts a denial from a pasted URL' {
            $result = Invoke-SignIn -More @{ NoBrowser = $true } -Prompt @{ Answer = "http://127.0.0.1:$script:port/?error=access_denied&state={state}"; NoBrowser = $true }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'AuthorizationDenied,*'
        }

        It 'prompts again, twice at most, if the text is not a redirect' {
            $result = Invoke-SignIn -More @{ NoBrowser = $true } -Prompt @{ Answer = '', 'http://example.org/', 'not a code at all'; NoBrowser = $true }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'RedirectInvalid,*'
            $result.Asked | Should -Be 3
            $result.Warning | Should -HaveCount 2
        }

        It 'prompts again after <_>, says what it expects, and accepts the redirect then' -ForEach 'yes', 'ok', '', 'https://ticktick.com', 'http://127.0.0.1' {
            $result = Invoke-SignIn -More @{ NoBrowser = $true } -Prompt @{ Answer = $_, "http://127.0.0.1:$script:port/?code={code}&state={state}"; NoBrowser = $true } -Then { Test-TickTickToken -Online }
            $result.Error | Should -BeNullOrEmpty
            $result.Output | Should -BeTrue
            $result.Asked | Should -Be 2
            $result.Warning | Should -HaveCount 1
            "$($result.Warning)" | Should -Match "This is not the redirect of this sign-in: .*Enter the complete address .* such as http://127\.0\.0\.1:$script:port\S*\?code="
        }

        It 'is used automatically if the redirect URI is not on this machine' {
            $result = Invoke-SignIn -More @{ RedirectUri = 'https://example.org/callback' } -Prompt @{ Answer = 'https://example.org/callback?code=abc123&state={state}'; NoBrowser = $true }
            $result.Asked | Should -Be 1
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'InvalidGrant,*'
        }

        It 'is used automatically if no browser can be opened' -Skip:($IsWindows -or $IsMacOS) {
            $env:BROWSER = 'no-such-browser'
            $result = Invoke-SignIn -Prompt @{ Answer = "http://127.0.0.1:$script:port/?error=access_denied&state={state}"; NoBrowser = $true }
            $result.Asked | Should -Be 1
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'AuthorizationDenied,*'
        }
    }

    Context 'with -AccessToken' {
        It 'warns of parameters for other sources' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok) -CachePath "$TestDrive/x" -EnvironmentVariable OTHER -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -Be 'With -AccessToken, no other source is searched, so -EnvironmentVariable and -CachePath have no effect.'
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok) -NoCache -WarningVariable warned -WarningAction SilentlyContinue
            $warned | Should -BeNullOrEmpty
        }

        It 'says why its token cannot be used, and uses no other' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-other -ExpiresIn 86400
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text (ConvertTo-TokenText -Token tok-short -ExpiresIn 600))
            Get-TickTickToken -AsPlainText | Should -Be tok-short
            $failure = Get-Failure { Get-TickTickToken -MinimumLifetime 1:00:00 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'TokenExpired,*'
            $failure.Exception.Message | Should -BeLike '*its token expires in * s, which is less than 3600 s (-MinimumLifetime). With -AccessToken, no other source is searched. Create a new token*'
        }

        It 'reports a scope that only the service knows to be missing, with the service in the remedy' {
            $read = (Invoke-Sandbox -Sandbox $script:sandbox tokens @{ scope = 'tasks:read' }).access_token
            Connect-TickTick -Service $script:sandbox.Origin -AccessToken (ConvertTo-Secret -Text $read)
            $failure = Get-Failure { New-TickTickTask x -ErrorAction Stop }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ScopeMissing,*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "*Connect-TickTick -Force -Service $($script:sandbox.Origin) -Scope tasks:read,tasks:write.*"
        }

        It 'is refused if its token has expired, and leaves no session' {
            { Connect-TickTick -AccessToken (ConvertTo-Secret -Text (ConvertTo-TokenText -Token tok-old -ExpiresIn -600)) } | Should -Throw '*its token expired*' -ErrorId 'TokenExpired,*'
            Get-TickTickSession | Should -BeNullOrEmpty
        }

        It 'sets a session without prompting or writing a file' {
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-personal)
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-personal'
            (Get-TickTickToken).ExpiresAt | Should -BeNullOrEmpty
            (Get-TickTickSession).Source | Should -Be 'AccessToken'
            $script:file | Should -Not -Exist
        }

        It 'takes precedence over the environment and the file' {
            $env:TICKTICK_ACCESS_TOKEN = 'tok-env'
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok-personal)
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-personal'
        }

        It 'warns about a plain token without showing it' {
            Connect-TickTick -AccessToken tok-personal -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -BeLike '*-AccessToken*plain text*Read-Host -AsSecureString*'
            "$warned" | Should -Not -Match 'tok-personal'
        }

        It 'cannot be combined with a client ID' {
            { Connect-TickTick -AccessToken tok -ClientId id -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context 'with -Proxy' {
        It 'rejects <_> when it is bound' -ForEach 'foo', 'ftp://proxy.corp:21', 'proxy.corp:8080:x', ([uri]'ftp://proxy.corp') {
            { Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok) -Proxy $_ } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage '*such as proxy.example.org:8080*'
        }

        It 'accepts <Name>, and an unreachable proxy is named' -ForEach @(
            @{ Name = 'a host and a port'; Prefix = '' }
            @{ Name = 'a user name and a password in it'; Prefix = 'user:proxy-password-Q1@' }
            @{ Name = 'an address'; Prefix = 'http://' }
        ) {
            $dead = "127.0.0.1:$(Get-FreePort)"
            Connect-TickTick -AccessToken (ConvertTo-Secret -Text tok) -Service https://ticktick.invalid -Proxy "$Prefix$dead" -MaximumRetryCount 0
            $failure = try { Get-TickTickProject } catch { $_ }
            $failure.Exception.Message | Should -BeLike "The proxy $dead cannot be used: *"
            "$($failure.Exception)" | Should -Not -Match 'proxy-password-Q1'
        }
    }

    It 'ignores spaces around a client ID, and refuses one of spaces only' {
        $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-there
        (Connect-TickTick -ClientId ' some-client ' -PassThru).ClientId | Should -BeExactly some-client
        $credential = [pscredential]::new('  ', (ConvertTo-Secret -Text secret))
        $env:TICKTICK_ACCESS_TOKEN = $null
        (Get-Failure { Connect-TickTick -Credential $credential }).FullyQualifiedErrorId | Should -Match '^(ClientIdRequired|InteractionRequired),'
    }

    Context 'if there already is a token' {
        It 'uses <Name> and opens no browser' -ForEach @(
            @{ Name = 'the environment variable'; Source = 'EnvironmentVariable' }
            @{ Name = 'the cache file'; Source = 'CacheFile' }
        ) {
            $text = ConvertTo-TokenText -Token tok-there
            if ($Source -eq 'CacheFile') { Write-TokenFile -Path $script:file -Text $text } else { $env:TICKTICK_ACCESS_TOKEN = $text }
            Connect-TickTick -ClientId some-client -PassThru | ForEach-Object Source | Should -Be $Source
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-there'
        }
    }
}
