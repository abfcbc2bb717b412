# What a command says about its requests and its changes.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1') -Force
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    'Work', 'Home' | New-TickTickProject | Out-Null
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe '-Verbose' {
    It 'shows the method, the path, the status and the duration of each request, and no secret: <Line>' -ForEach @(
        @{ Line = 'Get-TickTickProject'; Request = 'GET \S+/open/v1/project: 200 OK, \d+ ms' }
        @{ Line = 'New-TickTickTask Milk'; Request = 'POST \S+/open/v1/task: 200 OK, \d+ ms' }
        @{ Line = 'New-TickTickTask Eggs | Set-TickTickTask -Priority High'; Request = 'POST \S+/open/v1/task/[0-9a-f]{24}: 200 OK, \d+ ms' }
        @{ Line = 'Get-TickTickTask -Id 0123456789abcdef01234567 -Project Work'; Request = 'GET \S+/open/v1/project/[0-9a-f]{24}/task/0123456789abcdef01234567: 404 NotFound, \d+ ms' }
        @{ Line = 'Invoke-TickTickRestMethod task/search -Method Post -Body @{ keywords = "private" }'; Request = 'POST \S+/open/v1/task/search: 200 OK, \d+ ms' }
    ) {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $verbose = @(& ([scriptblock]::Create("$Line -Verbose -ErrorAction SilentlyContinue")) 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)
        $lines = @($verbose -match ' \d+ ms$')
        ($lines -join "`n") | Should -Match $Request
        if ($Line -notmatch '\|') { $lines | Should -HaveCount @(Get-SandboxRequest -Sandbox $script:sandbox -Path '/open/*').Count }
        $token = [Net.NetworkCredential]::new('', (Get-TickTickToken).ToSecureString()).Password
        "$verbose" | Should -Not -Match ([regex]::Escape($token))
        "$verbose" | Should -Not -Match 'Bearer|private'
    }
}
