# What a new user sees in the situations that are likely on the first day: one error that says what to type next, in at
# most six lines of a terminal with 80 columns.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    # Renders the last error as the console does, and returns what the tests compare.
    $script:report = @'
[pscustomobject]@{
    Id     = $Error[0].FullyQualifiedErrorId.Split(',')[0]
    Log    = $Error[0].Exception.Message
    Remedy = $Error[0].ErrorDetails.RecommendedAction
    Screen = ($Error[0] | Out-String -Width 4096) -replace '\e\[[?0-9;]*[A-Za-z]'
} | ConvertTo-Json -Compress
'@

    function Get-ErrorAtPrompt([string] $Line, [hashtable] $Variable = @{}, [switch] $NoBrowser, [string[]] $Answer = @()) {
        # A terminating error would end the script before the report.
        $text = "try { . ([scriptblock]::Create(`$line)) } catch { }`n$script:report"
        $run = Invoke-AtPrompt ([scriptblock]::Create($text)) -Variable ($Variable + @{ line = $Line }) -NoBrowser:$NoBrowser -Answer $Answer
        $run.Output[-1] | ConvertFrom-Json | Add-Member Text $run.Text -PassThru
    }

    function Get-Report([string] $Line) { "try { . ([scriptblock]::Create('$Line')) } catch { }`n$script:report" }

    function Measure-TerminalLine([string] $Text) {
        $lines = $Text.Trim() -split '\r?\n'
        ($lines | ForEach-Object { [Math]::Max(1, [Math]::Ceiling($_.Length / 80)) } | Measure-Object -Sum).Sum
    }

    function Assert-Contact($Contact, [string] $Id, [string] $Remedy) {
        $Contact.Id | Should -BeExactly $Id
        $Contact.Remedy | Should -BeLike $Remedy
        Measure-TerminalLine $Contact.Screen | Should -BeLessOrEqual 6 -Because $Contact.Screen
        # Once on the screen, and in what a script logs.
        [regex]::Matches($Contact.Screen, [regex]::Escape($Contact.Remedy)).Count | Should -Be 1 -Because $Contact.Screen
        $Contact.Log | Should -BeLike "*$([WildcardPattern]::Escape($Contact.Remedy))"
        [regex]::Matches(($Contact.Log -replace ' Sources tried: .*'), '[.?!]( |$)').Count | Should -BeLessOrEqual 3 -Because $Contact.Log
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'First contact' {
    BeforeEach {
        $script:userHome = Use-NewUser -Path $TestDrive
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Method Post
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path samples -Method Post
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path apps -Body @{ client_id = 'app'; client_secret = 'secret'; redirect_uris = , '*loopback' }
        $script:variables = @{
            origin = $script:sandbox.Origin
            uri    = "http://127.0.0.1:$(Get-FreePort)"
            secret = ConvertTo-Secret -Text 'secret'
        }
        $script:signIn = 'Connect-TickTick -Service $origin -ClientId app -ClientSecret $secret -RedirectUri $uri'
    }

    It 'says which parameter is missing and where to get its value: Connect-TickTick alone' {
        $contact = Get-ErrorAtPrompt 'Connect-TickTick'
        Assert-Contact -Contact $contact -Id ClientIdRequired -Remedy 'Copy the client ID of your app from https://developer.ticktick.com/manage, then run Connect-TickTick -ClientId <id>.*'
        $contact.Screen.Trim() | Should -BeLike 'Connect-TickTick: The parameter -ClientId of Connect-TickTick is missing*'
    }

    It 'says how to sign in: Get-TickTickTask without a session' {
        $contact = Get-ErrorAtPrompt 'Get-TickTickTask'
        Assert-Contact -Contact $contact -Id ClientIdRequired -Remedy 'Copy the client ID of your app from * then run Connect-TickTick -ClientId <id>.*'
    }

    It 'says where to copy the secret: a wrong secret' {
        $script:variables.secret = ConvertTo-Secret -Text 'wrong'
        $contact = Get-ErrorAtPrompt $script:signIn -Variable $script:variables
        Assert-Contact -Contact $contact -Id InvalidClient -Remedy 'Copy both from */manage and run Connect-TickTick -ClientId <id> -ClientSecret (Read-Host -AsSecureString).'
    }

    It 'says which redirect URI to register: a wrong redirect URI' {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path apps -Body @{ client_id = 'app'; client_secret = 'secret'; redirect_uris = , 'http://127.0.0.1:8080/other' }
        $contact = Get-ErrorAtPrompt "$script:signIn -SignInTimeoutSec 1" -Variable $script:variables
        Assert-Contact -Contact $contact -Id SignInTimeout -Remedy "*register exactly $($script:variables.uri) on */manage."
    }

    It 'says how to sign in again: a closed browser' {
        $contact = Get-ErrorAtPrompt "$script:signIn -SignInTimeoutSec 1" -Variable $script:variables -NoBrowser
        Assert-Contact -Contact $contact -Id SignInTimeout -Remedy 'Run the command again and choose Allow; *'
    }

    It 'shows the address and says what to enter: no browser' -Skip:$IsWindows {
        $env:BROWSER = '/no/such/browser'
        $contact = Get-ErrorAtPrompt $script:signIn -Variable $script:variables -NoBrowser -Answer (, 'http://127.0.0.1' * 3)
        Assert-Contact -Contact $contact -Id RedirectInvalid -Remedy 'Enter the complete address that the browser shows after you allow the app, such as http://127.0.0.1:*`?code=<code>&state=<state>.'
        Measure-TerminalLine ($contact.Text -replace '(?s)(Enter the URL that the browser was redirected to:).*', '$1') | Should -BeLessOrEqual 6 -Because $contact.Text
    }

    It 'shows the address and says what to enter: a session through SSH' {
        $env:BROWSER = $null
        $env:SSH_CONNECTION = '192.0.2.7 50000 192.0.2.1 22'
        try {
            $contact = Get-ErrorAtPrompt $script:signIn -Variable $script:variables -NoBrowser -Answer (, 'http://127.0.0.1' * 3)
            Assert-Contact -Contact $contact -Id RedirectInvalid -Remedy 'Enter the complete address that the browser shows after you allow the app, such as http://127.0.0.1:*`?code=<code>&state=<state>.'
            $contact.Text | Should -BeLike 'No browser is available. Open this address on any machine, and allow the app:*'
            Measure-TerminalLine ($contact.Text -replace '(?s)(Enter the URL that the browser was redirected to:).*', '$1') | Should -BeLessOrEqual 6 -Because $contact.Text
        }
        finally { $env:SSH_CONNECTION = $null }
    }

    It 'names the project and how to find the right one: a typo in a project name' {
        $env:TICKTICK_SERVICE = $script:sandbox.Origin
        $env:TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox
        $contact = Get-ErrorAtPrompt 'Get-TickTickTask -Project Shoping'
        Assert-Contact -Contact $contact -Id NotFound -Remedy '*Get-TickTickProject*'
        $contact.Screen | Should -BeLike "*'Shoping'*"
    }

    It 'says when to run the command again: a rate limit' {
        $env:TICKTICK_SERVICE = $script:sandbox.Origin
        $env:TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(@{ kind = 'retryAfter'; retryAfter = 900; path = '/open/' })
        $contact = Get-ErrorAtPrompt 'Get-TickTickTask'
        Assert-Contact -Contact $contact -Id RateLimited -Remedy 'Run the command again in 15 minutes.'
    }

    It 'says what to check: a lost network' {
        $env:TICKTICK_SERVICE = "http://127.0.0.1:$(Get-FreePort)"
        $contact = Get-ErrorAtPrompt 'Connect-TickTick -AccessToken $secret -MaximumRetryCount 0; Get-TickTickTask' -Variable $script:variables
        Assert-Contact -Contact $contact -Id ServiceUnreachable -Remedy 'Check the network connection and run the command again.*'
    }
}

Describe 'First contact in a scheduled task' {
    BeforeAll {
        $userHome = Use-NewUser -Path $TestDrive
        Write-TokenFile -Path (Join-Path $userHome 'expired') -Text (ConvertTo-TokenText -Token tok-old -ExpiresIn -60)
        $script:contacts = (Invoke-Shell -Argument '-NonInteractive' -Script "
            $(Get-Report 'Connect-TickTick some-client')
            Move-Item '$userHome/expired' '$userHome/.token-oauth'
            $(Get-Report 'Get-TickTickTask -Due Today')").Output -split '\r?\n' | ConvertFrom-Json
    }

    It 'says what to do at a prompt or in the environment: no token' {
        Assert-Contact -Contact $script:contacts[0] -Id InteractionRequired -Remedy 'Run Connect-TickTick at a prompt as this user, or set $env:TICKTICK_ACCESS_TOKEN.*'
        $script:contacts[0].Remedy | Should -Not -Match 'expired'
    }

    It 'says that the token has expired' {
        Assert-Contact -Contact $script:contacts[1] -Id InteractionRequired -Remedy 'Run Connect-TickTick at a prompt as this user, or set $env:TICKTICK_ACCESS_TOKEN.*its token expired at *'
        $script:contacts[1].Screen | Should -BeLike '*The TickTick access token has expired*'
    }
}
