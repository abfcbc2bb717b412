BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment

    function Get-VerboseText([scriptblock] $Script) {
        & $Script 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message
    }
}

AfterAll { Use-UserEnvironment -Value $script:before }

Describe 'Get-TickTickToken' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $script:file = Join-Path $script:userHome '.token-oauth'
        Disconnect-TickTick
    }

    Context 'in a runbook, which has only an environment variable' {
        It 'reads <Name>' -ForEach @(
            @{ Name = 'JSON'; Text = '{"access_token": "tok-env", "expire_time": 4102444800}' }
            @{ Name = 'a Python literal by ticktick-py'; Text = "{'access_token': 'tok-env', 'token_type': 'bearer', 'expires_in': 15551999, 'scope': 'tasks:write tasks:read', 'expire_time': 4102444800, 'readable_expire_time': 'Fri Jan  1 00:00:00 2100'}" }
            @{ Name = 'a bare token'; Text = 'tok-env' }
            @{ Name = 'a bare token with blanks around it'; Text = "  tok-env`n" }
        ) {
            $env:TICKTICK_ACCESS_TOKEN = $Text
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-env'
            (Get-TickTickToken).Source | Should -Be 'EnvironmentVariable'
        }

        It 'reads another variable if it is given' {
            $env:TICKTICK_ACCESS_TOKEN = 'tok-usual'
            $env:SOME_TICKTICK_TOKEN = 'tok-other'
            try { Get-TickTickToken -EnvironmentVariable SOME_TICKTICK_TOKEN -AsPlainText | Should -BeExactly 'tok-other' }
            finally { $env:SOME_TICKTICK_TOKEN = $null }
        }

        It 'fails if the variable is invalid, without reading the file or showing the value' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            $env:TICKTICK_ACCESS_TOKEN = "{'access_token': 'tok-secret', "
            { Get-TickTickToken -ErrorAction Stop } | Should -Throw -ErrorId 'EnvironmentVariableMalformed,TickTick.PowerShell.Commands.GetTickTickTokenCommand'
            "$($Error[0])" | Should -Not -Match 'tok-secret'
            "$($Error[0])" | Should -Match 'TICKTICK_ACCESS_TOKEN'
        }

        It 'skips an expired token and reports it' {
            $env:TICKTICK_ACCESS_TOKEN = '{"access_token": "tok-old", "expire_time": 1637192935}'
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-file'
            Get-VerboseText { Get-TickTickToken -Verbose } | Should -Contain "Session: does not exist."
            Get-VerboseText { Get-TickTickToken -Verbose } | Should -Contain 'Environment variable TICKTICK_ACCESS_TOKEN: its token expired at 2021-11-17 23:48:55Z.'
        }
    }

    Context 'in a scheduled task, which has only the file' {
        It 'finds it in the home directory, regardless of the current location' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            Push-Location $TestDrive
            try { Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-file' } finally { Pop-Location }
            (Get-TickTickToken).Source | Should -Be 'CacheFile'
        }

        It 'does not use a file in the current location' {
            $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'stranger')
            Write-TokenFile -Path (Join-Path $folder '.token-oauth') -Text (ConvertTo-TokenText -Token tok-stranger)
            Push-Location $folder
            try { { Get-TickTickToken -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*' } finally { Pop-Location }
        }

        It 'accepts <Path>' -ForEach @(
            @{ Path = '~/kept' }
            @{ Path = './kept' }
            @{ Path = 'kept' }
            @{ Path = '../{home}/kept' }
            @{ Path = 'TickTickDrive:/kept' }
            @{ Path = '{full}/kept' }
        ) {
            Write-TokenFile -Path (Join-Path $script:userHome 'kept') -Text (ConvertTo-TokenText -Token tok-named)
            $null = New-PSDrive -Name TickTickDrive -PSProvider FileSystem -Root $script:userHome -Scope Script
            # PowerShell's own ~ was settled when it started; this user's home is a newer one.
            $provider = Get-PSProvider FileSystem
            $providerHome = $provider.Home
            $provider.Home = $script:userHome
            Push-Location $script:userHome
            try {
                $named = $Path.Replace('{home}', (Split-Path $script:userHome -Leaf)).Replace('{full}', $script:userHome)
                Get-TickTickToken -CachePath $named -AsPlainText | Should -BeExactly 'tok-named'
            }
            finally {
                Pop-Location
                $provider.Home = $providerHome
                Remove-PSDrive TickTickDrive -Scope Script
            }
        }

        It 'accepts a path with wildcard characters literally' {
            $path = Join-Path $script:userHome 'token[1]'
            Write-TokenFile -Path $path -Text (ConvertTo-TokenText -Token tok-bracket)
            Get-TickTickToken -CachePath $path -AsPlainText | Should -BeExactly 'tok-bracket'
        }

        It 'rejects a path of another provider' {
            { Get-TickTickToken -CachePath Env:TOKEN -ErrorAction Stop } | Should -Throw -ErrorId 'CachePathInvalid,*'
            { Get-TickTickToken -CachePath Variable:token -ErrorAction Stop } | Should -Throw -ExpectedMessage '*file system*'
        }

        It 'does not read it with -NoCache' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            { Get-TickTickToken -NoCache -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*' -ExpectedMessage '*-NoCache*'
        }

        It 'warns about an invalid file, continues, and does not change it' {
            Write-TokenFile -Path $script:file -Text 'shopping: milk'
            { Get-TickTickToken -WarningVariable script:warned -WarningAction SilentlyContinue -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*'
            "$script:warned" | Should -BeLike '*.token-oauth*'
            Get-Content $script:file | Should -BeExactly 'shopping: milk'
        }

        It 'shows how to protect a file that others can read' -Skip:$IsWindows {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-file)
            chmod 644 $script:file
            Get-TickTickToken -AsPlainText -WarningVariable warned -WarningAction SilentlyContinue | Should -BeExactly 'tok-file'
            "$warned" | Should -BeLike "*chmod 600 '$script:file'*"
        }

        It 'skips a file of <Name>' -ForEach @(
            @{ Name = 'another client ID'; Key = @{ client_id = 'someone-else' }; Says = '*another app (client ID someone-else)*' }
            @{ Name = 'another service'; Key = @{ service = 'Dida365' }; Says = '*for Dida365, not for TickTick*' }
        ) {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-other -Extra $Key)
            $env:TICKTICK_CLIENT_ID = 'mine'
            { Get-TickTickToken -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*' -ExpectedMessage $Says
        }

        It 'uses a ticktick-py file for TickTick and for no other service' {
            Write-TokenFile -Path $script:file -Text (ConvertTo-TokenText -Token tok-py)
            "$((Get-TickTickToken).Service)" | Should -Be 'TickTick'
            { Get-TickTickToken -Service Dida365 -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*' -ExpectedMessage '*for TickTick, not for Dida365*'
            { Get-TickTickToken -Service https://example.org -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*'
        }
    }

    Context 'with -MinimumLifetime' {
        It 'says that there is a token, and when to sign in' {
            Write-TokenFile -Path (Join-Path (Use-NewUser -Path $TestDrive) '.token-oauth') -Text (ConvertTo-TokenText -Token tok-days -ExpiresIn 864000)
            Test-TickTickToken -MinimumLifetime 14.00:00:00 -WarningVariable warned -WarningAction SilentlyContinue | Should -BeFalse
            "$warned" | Should -BeLike '*is valid, but expires sooner than -MinimumLifetime allows. Before it expires, a sign-in returns the same token. Run Connect-TickTick*'
        }

        It 'warns if the service issued the token for a shorter time, which no new one would change' {
            $env:TICKTICK_ACCESS_TOKEN = @{ access_token = 'tok-brief'; expires_in = 864000; expire_time = [DateTimeOffset]::UtcNow.AddDays(10).ToUnixTimeSeconds() } | ConvertTo-Json
            Get-TickTickToken -MinimumLifetime 14.00:00:00 -AsPlainText -WarningVariable warned -WarningAction SilentlyContinue | Should -Be 'tok-brief'
            "$warned" | Should -BeLike '*expires sooner than -MinimumLifetime asks for*'
            $null = Get-TickTickToken -MinimumLifetime 1.00:00:00 -WarningVariable warned -WarningAction SilentlyContinue
            $warned | Should -BeNullOrEmpty
        }

        It 'requires 60 seconds by default' {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-short -ExpiresIn 50
            { Get-TickTickToken -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*' -ExpectedMessage '*less than 60 s (-MinimumLifetime)*'
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-long -ExpiresIn 90
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-long'
        }

        It 'accepts <Value> as <Seconds> s' -ForEach @(
            @{ Value = 600; Seconds = 600 }
            @{ Value = '600'; Seconds = 600 }
            @{ Value = [timespan]::FromMinutes(10); Seconds = 600 }
            @{ Value = '00:10:00'; Seconds = 600 }
            @{ Value = 0.5; Seconds = 0.5 }
        ) {
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-short -ExpiresIn ($Seconds - 30)
            { Get-TickTickToken -MinimumLifetime $Value -ErrorAction Stop } | Should -Throw
            $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-long -ExpiresIn ($Seconds + 30)
            Get-TickTickToken -MinimumLifetime $Value -AsPlainText | Should -BeExactly 'tok-long'
        }

        It 'rejects <_>' -ForEach -1, '-1', 'soon', ([double]::NaN), 1e300, ([timespan]'-00:00:01'), '-00:00:01' {
            { Get-TickTickToken -MinimumLifetime $_ } | Should -Throw -ErrorId '*,TickTick.PowerShell.Commands.GetTickTickTokenCommand'
        }
    }

    Context 'in its output' {
        BeforeEach { $env:TICKTICK_ACCESS_TOKEN = ConvertTo-TokenText -Token tok-shape -ExpiresIn 3600 }

        It 'contains the token as a SecureString and shows its properties' {
            $token = Get-TickTickToken
            $token.ToSecureString() | Should -BeOfType [securestring]
            ConvertFrom-SecureString $token -AsPlainText | Should -BeExactly 'tok-shape'
            $token | ConvertFrom-SecureString -AsPlainText | Should -BeExactly 'tok-shape'
            [securestring] $token | Should -BeOfType [securestring]
            "$($token.Service)" | Should -Be 'TickTick'
            $token.Scope | Should -Be 'tasks:read', 'tasks:write'
            $token.ExpiresAt | Should -BeOfType [DateTimeOffset]
            $token.ExpiresIn.TotalSeconds | Should -BeGreaterThan 3500
            $token.ExpiresIn.TotalSeconds | Should -BeLessOrEqual 3600
        }

        It 'is a list of its properties, for which nothing is imported' {
            $modules = @(Get-Module)
            $list = (Get-TickTickToken | Out-String).Trim() -split '\r?\n' | ForEach-Object { ($_ -split ' ')[0] }
            $list | Should -Be 'Service', 'Scope', 'ExpiresAt', 'ExpiresIn', 'Source', 'TokenType', 'ClientId'
            @(Get-Module) | Should -HaveCount $modules.Count
        }

        It 'shows no secret in a table, a list or a string' {
            $token = Get-TickTickToken
            ($token | Format-Table | Out-String), ($token | Format-List * -Force | Out-String), "$token", ($token | Out-String) | Should -Not -Match 'tok-shape'
        }

        It 'is a string with -AsPlainText, a header with -AsHeader, and never both' {
            Get-TickTickToken -AsPlainText | Should -BeOfType [string]
            $header = Get-TickTickToken -AsHeader
            $header | Should -BeOfType [hashtable]
            $header.Keys | Should -Be 'Authorization'
            $header.Authorization | Should -BeExactly 'Bearer tok-shape'
            { Get-TickTickToken -AsHeader -AsPlainText } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        }
    }

    Context 'if no source has a token' {
        It 'shows the remedy first and once, then the sources that were tried, at once' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            { Get-TickTickToken -ErrorAction Stop } | Should -Throw -ErrorId 'InteractionRequired,*'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 2
            $record = $Error[0]
            $remedy = "Run Connect-TickTick at a prompt as this user, or set `$env:TICKTICK_ACCESS_TOKEN. Sources tried: Session: does not exist; Environment variable TICKTICK_ACCESS_TOKEN: is not set; Cache file $($script:file): contains no token."
            $record.Exception.Message | Should -BeExactly "No TickTick access token is available, and this host cannot sign in interactively. $remedy"
            $record.ErrorDetails.RecommendedAction | Should -BeExactly $remedy
            foreach ($view in 'ConciseView', 'DetailedView') {
                $ErrorView = $view
                [regex]::Matches(($record | Out-String -Width 1000), 'Run Connect-TickTick at a prompt').Count | Should -Be 1
            }
        }

        It 'requires a client ID if a user can sign in' {
            $result = Invoke-AtPrompt { Get-TickTickToken }
            $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'ClientIdRequired,*'
            $result.Error[0].Exception.Message | Should -BeLike '*-ClientId*https://developer.ticktick.com/manage*'
        }

        It 'rejects a service to which a token must not be sent: <_>' -ForEach 'http://example.org', 'nonsense', 'https://example.org/path', 'ftp://127.0.0.1' {
            { Get-TickTickToken -Service $_ -ErrorAction Stop } | Should -Throw -ErrorId 'ServiceInvalid,*'
        }

        It 'refuses a password in the address without repeating it' {
            "$(Get-Failure { Get-TickTickToken -Service https://me:hunter2@tasks.example.org -ErrorAction Stop })" | Should -BeLike "*'https://tasks.example.org' cannot be used*password*"
            "$(Get-Failure { Get-TickTickToken -Service https://me:hunter2@tasks.example.org -ErrorAction Stop })" | Should -Not -Match 'hunter2'
        }
    }
}
