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

    It 'replaces nothing with -WhatIf' {
        Export-TickTickAccount backup.json
        $before = Get-Content backup.json -Raw
        New-TickTickTask Bread
        Export-TickTickAccount backup.json -WhatIf
        & { $WhatIfPreference = $true; Export-TickTickAccount backup.json; Export-TickTickAccount new.json }
        Get-Content backup.json -Raw | Should -BeExactly $before
        'new.json' | Should -Not -Exist
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

    It 'says how many completed tasks of a CSV backup it leaves out, and takes the file from the pipeline' {
        $results = Get-Item (Join-Path $PSScriptRoot '../Support/TickTick-backup.csv') | Import-TickTickAccount -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '1 completed or abandoned task is not imported from *.csv. Add -IncludeCompleted for them.'
        $results.Name | Should -Not -Contain 'Old phone'
        $null = Get-Item (Join-Path $PSScriptRoot '../Support/TickTick-backup.csv') | Import-TickTickAccount -IncludeCompleted -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings -match 'not imported' | Should -BeNullOrEmpty
    }

    It 'reads a backup that was saved as UTF-16, and says if the columns are separated by semicolons' {
        New-TickTickTask Wide
        Export-TickTickAccount wide.json
        [System.IO.File]::WriteAllText((Join-Path $PWD 'utf16.json'), (Get-Content wide.json -Raw), [System.Text.Encoding]::Unicode)
        (Import-TickTickAccount utf16.json).Name | Should -Contain 'Wide'
        (Get-Content (Join-Path $PSScriptRoot '../Support/TickTick-backup.csv') -Raw).Replace('","', '";"') | Set-Content excel.csv
        { Import-TickTickAccount excel.csv } | Should -Throw '*semicolons instead of commas*'
    }

    It 'refuses <Path> with <Id> before anything is sent' -ForEach @(
        @{ Path = 'none.json'; Id = 'BackupFileUnreadable' }
        @{ Path = 'notes.txt'; Id = 'BackupFileInvalid' }
    ) {
        Set-Content notes.txt 'my notes'
        { Import-TickTickAccount $Path } | Should -Throw -ErrorId "$Id,*"
    }
}

Describe 'A directory' {
    It 'is not a backup file, and the error says so' {
        { Import-TickTickAccount $TestDrive } | Should -Throw '*It is a directory.*'
    }
}

Describe 'A killed process' {
    BeforeAll {
        function Invoke-KilledShell {
            # Kills a shell after so many matching requests. From then on the sandbox is silent, so the command is neither
            # before nor after its work.
            param([string] $Script, [string] $Method, [string] $Path, [int] $Skip)
            $null = Invoke-Sandbox $script:sandbox faults @(@{ method = $Method; path = $Path; kind = 'hang'; skip = $Skip })
            $shell = Invoke-SignedInShell $Script { (Invoke-Sandbox $script:sandbox faults).strikes -gt 0 }
            (Invoke-Sandbox $script:sandbox faults).strikes | Should -BeGreaterThan 0 -Because "it ended before: $($shell.Error)"
            $null = Invoke-Sandbox $script:sandbox faults -Method Delete
        }

        function Invoke-SignedInShell {
            param([string] $Script, [scriptblock] $KillWhen)
            Invoke-Shell "Set-Location '$PWD'; Connect-TickTick -RateLimit 0; $Script" -KillWhen $KillWhen -Environment @{
                TICKTICK_SERVICE = $script:sandbox.Origin; TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox
            }
        }

        function Get-BackupItem {
            # The items of a backup file without what differs between two accounts.
            param([string] $Path)
            $backup = Get-Content $Path -Raw | ConvertFrom-Json -AsHashtable
            $titles = @{}
            foreach ($task in $backup.tasks) { $titles[$task.id] = $task.title }
            $(
                foreach ($list in 'projectGroups', 'projects', 'columns', 'tags', 'tasks', 'habits', 'focus') {
                    foreach ($item in $backup.$list) { "$list $($item.name)$($item.title)$($item.note) $(if ($item.parentId) { $titles[$item.parentId] })" }
                }
                foreach ($task in $backup.comments) { foreach ($comment in $task.comments) { "comment $($titles[$task.taskId]) $($comment.title)" } }
                foreach ($habit in $backup.checkins) { foreach ($checkin in $habit.checkins) { "checkin $($checkin.stamp) $($checkin.value)" } }
            ) | Sort-Object
        }

        function Test-KilledImport {
            param([hashtable[]] $Kill)
            New-TickTickProjectGroup Trips
            New-TickTickProject Home -Group Trips
            New-TickTickTag Travel
            New-TickTickColumn Doing -Project Home
            $parent = New-TickTickTask Pack -Project Home
            1..30 | ForEach-Object { "Task $_" } | New-TickTickTask -Project Home
            1..3 | ForEach-Object { "Part $_" } | New-TickTickTask -Project Home -Parent $parent
            1..3 | ForEach-Object { $parent | Add-TickTickTaskComment "Comment $_" }
            $habit = New-TickTickHabit Read
            $habit | Set-TickTickHabitCheckin -Day yesterday
            New-TickTickFocus -Start (Get-Date).AddDays(-2) -Duration 0:25 -Note deep
            Export-TickTickAccount before.json -IncludeComments
            Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive

            foreach ($one in $Kill) { Invoke-KilledShell 'Import-TickTickAccount before.json' -Method POST @one }
            (Import-TickTickAccount before.json).Action | Should -BeIn Created, Unchanged
            Export-TickTickAccount after.json -IncludeComments
            Get-BackupItem after.json | Should -Be (Get-BackupItem before.json)
            (Import-TickTickAccount before.json).Action | Should -BeExactly (, 'Unchanged' * 44)
        }
    }

    BeforeEach {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $script:folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $script:folder
    }

    AfterEach { Pop-Location }

    It 'in the middle of an import leaves an account that the next run completes, with nothing twice' {
        Test-KilledImport @{ Path = '/task$'; Skip = 20 }
    }

    It 'at several moments of an import leaves an account that the next run completes, with nothing twice' -Tag Full {
        Test-KilledImport @{ Path = '/group$'; Skip = 0 }, @{ Path = '/project$'; Skip = 0 }, @{ Path = '/task$'; Skip = 4 }, @{ Path = '/task$'; Skip = 20 }, @{ Path = '/comment$'; Skip = 1 }, @{ Path = '/focus$'; Skip = 0 }
    }

    It 'in the middle of an export leaves the old file or the new one, and no file that others can read' {
        New-TickTickTask Old
        Export-TickTickAccount backup.json
        $old = Get-Content backup.json -Raw
        1..30 | ForEach-Object { "New $_" } | New-TickTickTask
        Invoke-KilledShell 'Export-TickTickAccount backup.json -IncludeComments' -Method GET -Path '/comments$' -Skip 15
        Get-Content backup.json -Raw | Should -BeExactly $old

        # Each of these writes a complete file, so the last one is interrupted anywhere.
        $script:polls = 0
        $last = Get-Random -Minimum 10 -Maximum 30
        $null = Invoke-SignedInShell 'while ($true) { Export-TickTickAccount backup.json }' {
            $count = @((Get-Content backup.json -Raw | ConvertFrom-Json).tasks).Count
            $count | Should -BeIn 1, 31
            if ($count -eq 31) { $script:polls++ }
            $script:polls -ge $last
        }
        @((Get-Content backup.json -Raw | ConvertFrom-Json).tasks).Count | Should -Be 31
        if (-not $IsWindows) { (Get-ChildItem -Force).UnixMode | Should -Be (, '-rw-------' * @(Get-ChildItem -Force).Count) }
    }
}
