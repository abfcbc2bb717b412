BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:examples = foreach ($command in Get-Command -Module TickTick.PowerShell) {
        foreach ($example in (Get-Help $command.Name -Examples).examples.example) {
            @{ Command = $command.Name; Title = $example.title.Trim('-', ' '); Code = $example.code }
        }
    }
    # A block of the README or of an about topic runs like an example of the cmdlet that it begins with.
    $root = Join-Path $PSScriptRoot '../../..'
    $script:examples += foreach ($page in Get-Item "$root/README.md", "$root/docs/help/about_*.md") {
        $text = Get-Content -Raw $page
        foreach ($block in [regex]::Matches($text, '(?ms)^( *)```powershell\r?\n(.*?)^ *```')) {
            $code = ($block.Groups[2].Value -replace "(?m)^$($block.Groups[1].Value)").Trim()
            # Docker is not here, and the sandbox would run until Ctrl+C.
            if ($code -match '^(docker|dotnet) ') { continue }
            $title = $text.Substring(0, $block.Index) -split '(?m)^## ' | Select-Object -Last 1
            @{ Command = [regex]::Match($code, '[A-Z][a-z]+-TickTick\w*').Value; Title = "$($page.BaseName), $(($title -split '\n')[0].Trim('#', ' '))"; Code = $code }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:modulePath = $env:PSModulePath
    $script:clientId = 'aPzh7DkWq2nXv5TsYc'
    $script:sandbox = Open-Sandbox

    # The module is installed, and a vault named Automation is registered in a replacement for SecretManagement.
    $support = Join-Path $PSScriptRoot '../Support'
    $env:PSModulePath = @((Join-Path $support 'StandIn'), (Split-Path (Split-Path (Get-ModulePath))), $env:PSModulePath) -join [IO.Path]::PathSeparator
    $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'vault')).FullName
    $env:TICKTICK_TEST_VAULTS = ConvertTo-Json -Compress -InputObject @(
        @{ Name = 'Automation'; Extension = (Join-Path $support 'FolderVault/FolderVault.Extension'); Folder = $folder; Locked = $false }
    )

    # What a runbook has, what would need the network, and a file that an example reads.
    $script:setUp = @(
        "function Get-AutomationVariable { `$env:TICKTICK_ACCESS_TOKEN }"
        'function Install-PSResource { }'
        'function Register-SecretVault { }'
        'function New-ScheduledTaskAction { }'
        'function New-ScheduledTaskTrigger { }'
        'function Register-ScheduledTask { }'
        "Set-Content tasks.csv 'Title', 'Renew licence', 'Order paper'"
    ) -join "`n"
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
    $env:PSModulePath = $script:modulePath
    $env:TICKTICK_TEST_VAULTS = $null
}

Describe 'The examples in the help, the about topics and the README' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        Reset-Sandbox -Sandbox $script:sandbox -ClientId $script:clientId
        $script:token = Get-SandboxToken -Sandbox $script:sandbox
        $env:TICKTICK_SERVICE = $script:sandbox.Origin
        $env:TICKTICK_REDIRECT_URI = "http://127.0.0.1:$(Get-FreePort)"
        $env:TICKTICK_CLIENT_ID = $script:clientId
        $env:TICKTICK_CLIENT_SECRET = $script:sandbox.ClientSecret
    }

    It '<Command>, <Title>: runs without errors' -ForEach $script:examples {
        # The examples of Connect-TickTick start without a token. All others find one in the environment and in the cache file.
        if ($Command -ne 'Connect-TickTick') {
            $text = ConvertTo-TokenText -Token $script:token -Extra @{ service = $script:sandbox.Origin }
            $env:TICKTICK_ACCESS_TOKEN = $script:token
            Write-TokenFile -Path (Join-Path $script:userHome '.token-oauth') -Text $text
        }
        $answers = @(
            if ($Code -match 'Get-Credential') { $script:clientId, $script:sandbox.ClientSecret }
            if ($Code -match "-ClientSecret \(Read-Host|Read-Host 'Client secret'") { $script:sandbox.ClientSecret }
            if ($Code -match "-AccessToken \(Read-Host|Read-Host 'API token'") { $script:token }
            if ($Code -match '-NoBrowser') { "$env:TICKTICK_REDIRECT_URI/?code={code}&state={state}" }
        )
        Copy-Item (Join-Path $PSScriptRoot '../Support/TickTick-backup.csv') $script:userHome
        $script = [scriptblock]::Create("Set-Location '$script:userHome'`n$script:setUp`n$Code")
        $run = Invoke-AtPrompt -Script $script -Answer $answers -SayYes -NoBrowser:($Code -match '-NoBrowser')

        $run.Failure | Should -BeNullOrEmpty
        $run.Error | Should -BeNullOrEmpty
        # The example with an expired token shows why it is not valid.
        if ($Code -notmatch 'expire_time.: 1637192935') { $run.Warning | Should -BeNullOrEmpty }
        # An example without output uses an item that the sample data does not contain.
        if ($Command -match '^(Get|Test)-' -and $Code -notmatch '^(if|\$env|\$fortnight|\$midnight)|Export-') { $run.Output.Count | Should -BeGreaterThan 0 }
        if ($Code -match '-WhatIf|-Verbose') { "$($run.Text)$($run.Verbose)" | Should -Not -BeNullOrEmpty }
    }
}
