BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Watch-TickTickTask' {
    BeforeEach {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $script:state = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        $null = New-TickTickProject Work
        $null = New-TickTickTask Report -Project Work
    }

    It 'writes what changed since the last run' {
        Watch-TickTickTask -StatePath $script:state -Once | Should -BeNullOrEmpty
        Get-TickTickTask Report | Set-TickTickTask -Priority High
        $null = New-TickTickTask Milk
        $changes = Watch-TickTickTask -StatePath $script:state -Once
        "$($changes | Sort-Object Kind)" | Should -Be 'Created Milk Changed Report'
        $change = $changes | Where-Object Kind -EQ Changed
        $change.Properties | Should -Be Priority
        $change.Previous.Priority | Should -Be None
        $change.Task.Project | Should -Be Work
        ($changes | Out-String -Width 80) | Should -Match 'Changed\s+Report\s+Work\s+Priority'
        Watch-TickTickTask -StatePath $script:state -Once | Should -BeNullOrEmpty
    }

    It 'watches projects and tags only' {
        Watch-TickTickTask Work -Tag urgent -StatePath $script:state -Once
        $null = New-TickTickTask A -Project Work -Tag urgent
        $null = New-TickTickTask B -Project Work
        $null = New-TickTickTask C -Tag urgent
        "$(Watch-TickTickTask Work -Tag urgent -StatePath $script:state -Once)" | Should -Be 'Created A'
    }

    It 'writes changes as they happen, and ends with the pipeline' {
        Watch-TickTickTask -StatePath $script:state -Once
        $null = New-TickTickTask Milk
        $change = Watch-TickTickTask -StatePath $script:state -IntervalSec 1 | Select-Object -First 1
        "$change" | Should -Be 'Created Milk'
        "$(Watch-TickTickTask -StatePath $script:state -Once)" | Should -Be 'Created Milk'
    }

    It 'reports <Id>' -ForEach @(
        @{ Id = 'RequestInvalid'; Script = { Watch-TickTickTask -Once } }
        @{ Id = 'StateFileInvalid'; Script = { Set-Content $script:state 'my notes'; Watch-TickTickTask -StatePath $script:state -Once } }
        @{ Id = 'StateFileUnwritable'; Script = { Watch-TickTickTask -StatePath $TestDrive -Once } }
        @{ Id = 'PathInvalid'; Script = { Watch-TickTickTask -StatePath Env:x -Once } }
    ) {
        $Script | Should -Throw -ErrorId "$Id,*"
    }
}
