BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1') -Force
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Export-TickTickAccount' {
    BeforeEach {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $script:folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $script:folder
        New-TickTickProject Home
        New-TickTickTask Milk -Project Home
    }

    AfterEach { Pop-Location }

    It 'writes a file relative to the current location, and no output' {
        Export-TickTickAccount backup.json -IncludeCompleted -IncludeComments | Should -BeNullOrEmpty
        $backup = Get-Content backup.json -Raw | ConvertFrom-Json
        $backup.tasks.title | Should -Be Milk
        Export-TickTickAccount backup.json.gz
        (Get-Item backup.json.gz).Length | Should -BeLessThan (Get-Item backup.json).Length
    }

    It 'accepts dates in words' {
        $null = Get-TickTickTask Milk | Complete-TickTickTask
        Export-TickTickAccount a.json -IncludeCompleted -After (Get-Date).AddDays(1)
        Export-TickTickAccount b.json -IncludeCompleted -After yesterday
        @((Get-Content a.json -Raw | ConvertFrom-Json).tasks).Count | Should -Be 0
        @((Get-Content b.json -Raw | ConvertFrom-Json).tasks).Count | Should -Be 1
    }

    It 'reports <Id> for <Path>' -ForEach @(
        @{ Path = 'notes.txt'; Id = 'BackupFileForeign' }
        @{ Path = '.'; Id = 'BackupFileUnwritable' }
        @{ Path = 'Env:\x'; Id = 'PathInvalid' }
    ) {
        Set-Content notes.txt 'my notes'
        { Export-TickTickAccount $Path } | Should -Throw -ErrorId "$Id,*"
        Get-Content notes.txt | Should -Be 'my notes'
    }
}
