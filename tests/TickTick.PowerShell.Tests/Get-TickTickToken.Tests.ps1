BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/Support.psm1') -Force
    $script:before = Get-UserEnvironment
}

AfterAll { Use-UserEnvironment -Value $script:before }

Describe 'Get-TickTickToken' {
    BeforeEach {
        $null = Use-NewUser -Path $TestDrive
        Disconnect-TickTick
    }

    Context 'in a runbook, which has nothing but an environment variable' {
        It 'reads <Name>' -ForEach @(
            @{ Name = 'JSON'; Text = '{"access_token": "tok-json", "expire_time": 4102444800}' }
            @{ Name = 'a Python literal by ticktick-py'; Text = "{'access_token': 'tok-json', 'token_type': 'bearer', 'expires_in': 15551999, 'scope': 'tasks:write tasks:read', 'expire_time': 4102444800, 'readable_expire_time': 'Fri Jan  1 00:00:00 2100'}" }
            @{ Name = 'a bare token'; Text = 'tok-json' }
        ) {
            $env:TICKTICK_ACCESS_TOKEN = $Text
            Get-TickTickToken -AsPlainText | Should -BeExactly 'tok-json'
            (Get-TickTickToken).Source | Should -Be 'EnvironmentVariable'
        }
    }
}
