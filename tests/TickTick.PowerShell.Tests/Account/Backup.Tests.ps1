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

Describe 'Import-TickTickAccount' {
    BeforeEach {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $script:folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $script:folder
        New-TickTickProject Home
        New-TickTickTask Milk -Project Home
        Export-TickTickAccount backup.json
        Remove-TickTickProject Home -Confirm:$false
    }

    AfterEach { Pop-Location }

    It 'returns an object for each item, and creates nothing twice' {
        $first = Import-TickTickAccount backup.json
        "$($first.ForEach{ "$($_.Action) $($_.Kind) $($_.Name)" })" | Should -Be 'Created Project Home Created Task Milk'
        $first[1].Id | Should -Be (Get-TickTickTask Milk).Id
        (Import-TickTickAccount backup.json).Action | Should -Be Unchanged, Unchanged
        @(Get-TickTickTask).Count | Should -Be 1
        ($first | Out-String -Width 80) | Should -Match 'Created\s+Task\s+Milk'
    }

    It 'shows with -WhatIf what it would create, and creates nothing' {
        Import-TickTickAccount backup.json -WhatIf | Should -BeNullOrEmpty
        @(Get-TickTickProject).Count | Should -Be 1
    }

    It 'sets existing items with -Force only' {
        $null = Import-TickTickAccount backup.json
        Get-TickTickTask Milk | Set-TickTickTask -Priority High
        (Import-TickTickAccount backup.json).Action | Should -Be Unchanged, Unchanged
        (Import-TickTickAccount backup.json -Force).Action | Should -Be Unchanged, Updated
        (Get-TickTickTask Milk).Priority | Should -Be None
    }

    It 'reports a damaged cell of a CSV backup with its row and column, and imports the other rows' {
        Copy-Item (Join-Path $PSScriptRoot '../Support/TickTick-backup.csv') damaged.csv
        (Get-Content damaged.csv -Raw).Replace('2026-09-06T10:00:00+0000', 'soon') | Set-Content damaged.csv
        $results = Import-TickTickAccount damaged.csv -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'BackupRowInvalid,*'
        $failure[0].Exception.Message | Should -BeLike "Row 7, column 'Start Date' *"
        $failure[0].TargetObject.Name | Should -Be Haircut
        ($results | Where-Object Action -EQ Failed).Name | Should -Be Haircut, 'Buy scissors'
        (Get-TickTickTask).Title | Sort-Object | Should -Be 'Book the train', Measures, Pack
    }

    It 'refuses <Path> with <Id> before anything is sent' -ForEach @(
        @{ Path = 'none.json'; Id = 'BackupFileUnreadable' }
        @{ Path = 'notes.txt'; Id = 'BackupFileInvalid' }
    ) {
        Set-Content notes.txt 'my notes'
        { Import-TickTickAccount $Path } | Should -Throw -ErrorId "$Id,*"
    }
}
