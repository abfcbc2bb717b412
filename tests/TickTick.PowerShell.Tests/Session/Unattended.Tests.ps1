# Runbooks, scheduled tasks and jobs: sessions without a user, other editions of PowerShell, other cultures.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment

    # Prints how a command failed, and how long it took without the start of PowerShell and the import.
    $script:report = @'
$watch = [Diagnostics.Stopwatch]::StartNew()
try { Connect-TickTick -ClientId some-client -ErrorAction Stop; 'it connected' } catch { "$($_.FullyQualifiedErrorId)`n$($_.Exception.Message)" }
"Seconds: $([Math]::Ceiling($watch.Elapsed.TotalSeconds))"
'@

    function Assert-InteractionRequired([string] $Output) {
        $Output | Should -BeLike 'InteractionRequired,TickTick.PowerShell.Commands.ConnectTickTickCommand*'
        foreach ($way in '*this host cannot sign in interactively. Run Connect-TickTick *', '*Sources tried: Environment variable TICKTICK_ACCESS_TOKEN:*', '*; Cache file *') { $Output | Should -BeLike $way }
        [int]($Output -replace '(?s).*Seconds: ') | Should -BeLessOrEqual 2
    }
}

AfterAll { Use-UserEnvironment -Value $script:before }

Describe 'Without a user' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $script:file = Join-Path $script:userHome '.token-oauth'
        # The variable CI must not be what these sessions recognize.
        $env:CI = $null
        Disconnect-TickTick
    }

    It 'fails at once and says what to do: redirected input' {
        Assert-InteractionRequired (Invoke-Shell $script:report).Output
    }

    It 'fails at once and says what to do: -NonInteractive on a terminal' -Skip:(-not $IsLinux) {
        Skip-TestWithout script -Install 'apt-get install bsdutils'
        $path = Join-Path $script:userHome 'report.ps1'
        Set-Content $path "Import-Module '$(Get-ModulePath)'`n$script:report"
        $typescript = Join-Path $script:userHome 'typescript'
        $null = '' | script --quiet --return --command "$(Get-PowerShellPath) -NoProfile -NonInteractive -File $path" $typescript
        $text = (Get-Content $typescript -Raw) -replace '\e\[[?0-9;]*[A-Za-z]|\r', ''
        Assert-InteractionRequired ($text -replace '(?s)^.*?(?=InteractionRequired)' -replace '(?s)(Seconds: \d+).*', '$1')
    }

    It 'fails at once and says what to do: CI=true, TF_BUILD=True' {
        Skip-TestWithout Start-ThreadJob -Install 'Install-PSResource Microsoft.PowerShell.ThreadJob'
        foreach ($name in 'CI', 'TF_BUILD') {
            [Environment]::SetEnvironmentVariable($name, 'True')
            try {
                # A host that could answer, if it were not for the variable.
                $job = Start-ThreadJob -StreamingHost $Host ([scriptblock]::Create("Import-Module '$(Get-ModulePath)'`n$script:report"))
                Assert-InteractionRequired (($job | Receive-Job -Wait -AutoRemoveJob) -join "`n")
            }
            finally { [Environment]::SetEnvironmentVariable($name, $null) }
        }
    }

    It 'fails at once and says what to do: a runspace without a host' {
        $shell = [powershell]::Create()
        try {
            $output = $shell.AddScript("Import-Module '$(Get-ModulePath)'`n$script:report").Invoke()
            Assert-InteractionRequired ($output -join "`n")
        }
        finally { $shell.Dispose() }
    }

    It 'fails at once and opens no browser: a host <Name>' -ForEach @(
        @{ Name = 'whose prompts throw'; HasUserInterface = $true }
        @{ Name = 'without a user interface'; HasUserInterface = $false }
    ) {
        $opened = Join-Path $script:userHome 'opened'
        $env:BROWSER = "touch $opened"
        $runspace = [runspacefactory]::CreateRunspace([TickTick.RecordingHost.PromptlessHost]::new($HasUserInterface))
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $output = $shell.AddScript("Import-Module '$(Get-ModulePath)'`n$script:report").Invoke() -join "`n"
            Assert-InteractionRequired $output
            $output | Should -Not -Match 'secret of the host'
            $opened | Should -Not -Exist
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
            $env:BROWSER = $null
        }
    }

    It 'fails at once in a job, which returns a token without its secret as soon as there is one' {
        $path, $report, $token = (Get-ModulePath), $script:report, (ConvertTo-TokenText -Token tok-job)
        $output = Start-Job {
            Import-Module $using:path
            . ([scriptblock]::Create($using:report))
            $env:TICKTICK_ACCESS_TOKEN = $using:token
            Get-TickTickToken
        } | Receive-Job -Wait -AutoRemoveJob
        Assert-InteractionRequired ($output[0..1] -join "`n")
        $token = $output[-1]
        "$($token.Service)" | Should -Be 'TickTick'
        $token | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue | Should -Not -Match 'tok-job'
        $token | Get-Member -MemberType Properties | Where-Object { "$($token.$($_.Name))" -match 'tok-job|SecureString' } | Should -BeNullOrEmpty
    }
}

Describe 'A runbook' {
    BeforeEach { $script:userHome = Use-NewUser -Path $TestDrive }

    It 'needs only a token in its environment and no home directory' {
        # PowerShell itself would make its folder for modules in the current one.
        $run = Invoke-Runspace 'Get-TickTickToken -AsPlainText; (Get-TickTickToken).Source' -Environment @{
            HOME = $null; USERPROFILE = $null; XDG_DATA_HOME = "$TestDrive"; TICKTICK_ACCESS_TOKEN = "{'access_token': 'tok-runbook', 'expire_time': 4102444800}"
        }
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match '^tok-runbook'
        $run.Output | Should -Match 'EnvironmentVariable'
    }

    It 'has no home directory for a path with ~, and says so' {
        $run = Invoke-Runspace 'foreach ($line in { Get-TickTickToken -CachePath ~/x }, { Export-TickTickAccount ~/x.json }) { try { & $line } catch { $_.FullyQualifiedErrorId; $_.Exception.Message } }' -Environment @{
            HOME = $null; USERPROFILE = $null; XDG_DATA_HOME = "$TestDrive"
        }
        $run.Error | Should -BeNullOrEmpty
        ($run.Output -split '\r?\n' -match '^PathInvalid,').Count | Should -Be 2
        $run.Output | Should -Match 'Use a path without ~\.'
    }

    It 'passes a header to Invoke-RestMethod, which the service accepts' {
        $sandbox = Open-Sandbox
        try {
            $env:TICKTICK_SERVICE = $sandbox.Origin
            $env:TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $sandbox
            { Invoke-RestMethod "$($sandbox.Origin)/open/v1/project" -Headers (Get-TickTickToken -AsHeader) -NoProxy } | Should -Not -Throw
            { Invoke-RestMethod "$($sandbox.Origin)/open/v1/project" -NoProxy } | Should -Throw
        }
        finally { Close-Sandbox -Sandbox $sandbox }
    }

    It 'works in <Culture> and <Zone>' -ForEach @(
        @{ Culture = 'ar-SA'; Zone = 'Asia/Riyadh' }
        @{ Culture = 'tr-TR'; Zone = 'America/St_Johns' }
        @{ Culture = 'th-TH'; Zone = 'Pacific/Apia' }
    ) {
        $file = Join-Path $script:userHome '.token-oauth'
        Write-TokenFile -Path $file -Text (ConvertTo-TokenText -Token tok-culture -ExpiresIn 3600)
        $run = Invoke-Runspace -Environment @{ TZ = $Zone } "
            [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = '$Culture'
            `$token = Get-TickTickToken -Verbose 4>&1
            `$token | Where-Object { `$_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message
            Get-TickTickToken -AsPlainText -MinimumLifetime '1800.5'
            Test-TickTickToken
            '{`"access_token`": `"a`", `"expire_time`": 1637192935}' | Test-TickTickToken -WarningAction SilentlyContinue -WarningVariable why
            `$why.Message
            Get-TickTickToken -Service TICKTICK -AsPlainText
            (Get-TickTickToken).ExpiresAt.ToUnixTimeSeconds()"
        $run.Error | Should -BeNullOrEmpty
        $lines = $run.Output -split '\r?\n'
        $lines[2] | Should -Match 'valid until \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ '
        $lines[3..5] | Should -Be 'tok-culture', 'True', 'False'
        $lines[6] | Should -BeLike 'The TickTick access token expired at 2021-11-17 23:48:55Z.*'
        $lines[7] | Should -Be 'tok-culture'
        $lines[8] | Should -Be ((Get-Content $file -Raw | ConvertFrom-Json).expire_time)
    }
}

Describe 'A scheduled task' {
    It 'of the same user needs only the file' {
        $userHome = Use-NewUser -Path $TestDrive
        $path = Join-Path $userHome 'kept'
        Write-TokenFile -Path $path -Text (ConvertTo-TokenText -Token tok-task)
        $run = Invoke-Runspace 'Get-TickTickToken -CachePath ~/kept -AsPlainText'
        $run.Output | Should -BeExactly 'tok-task'
        $run.Error | Should -BeNullOrEmpty
    }
}
