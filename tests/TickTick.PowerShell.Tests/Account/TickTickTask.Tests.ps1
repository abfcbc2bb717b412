BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $null = Use-NewUser -Path $TestDrive
    $script:sandbox = Open-Sandbox
    $script:token = Get-SandboxToken -Sandbox $script:sandbox
    $script:secret = ConvertTo-Secret -Text $script:token

    function Connect-Sandbox {
        param([securestring] $Token = $script:secret)
        Connect-TickTick -Service $script:sandbox.Origin -AccessToken $Token -NoCache -RateLimit 0
    }

    function Use-SandboxSetting {
        param([hashtable] $Setting)
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path settings -Body $Setting
    }

    function Get-Sent {
        param([string] $Path, [string] $Method = '*')
        Get-SandboxRequest -Sandbox $script:sandbox -Path $Path | Where-Object method -Like $Method
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Tasks in the pipeline' {
    BeforeEach {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        $script:secret = ConvertTo-Secret -Text (Get-SandboxToken -Sandbox $script:sandbox)
        Use-SandboxSetting @{ rateLimit = $null }
        Connect-Sandbox
        foreach ($name in 'Work', 'Shopping', 'Old one', 'Old two', 'Archive', '[x] odd') { New-TickTickProject $name }
    }

    AfterEach { Disconnect-TickTick }

    Context 'New-TickTickTask' {
        It 'creates tasks from titles, and returns them' {
            ('Milk', 'Eggs' | New-TickTickTask -Project Shopping -Due (Get-Date).AddDays(1) -AllDay).Title | Should -Be 'Milk', 'Eggs'
            $tasks = Get-TickTickTask -Project Shopping
            $tasks.Title | Sort-Object | Should -Be 'Eggs', 'Milk'
            $tasks.IsAllDay | Should -Be $true, $true
            $tasks | ForEach-Object { $_.Due.Date | Should -Be (Get-Date).AddDays(1).Date }
        }

        It 'accepts table rows, whose empty cells are ignored' {
            $csv = Join-Path $TestDrive 'tasks.csv'
            Set-Content -LiteralPath $csv -Value @'
Title,Project,Due,AllDay,Priority,Tag,Reminder,Repeat,Content
Report,Work,2026-11-27 09:00,,High,urgent;home,0:15,Weekly,"Two, lines"
Rest,,2026-11-28,x,,,,,
Bare,,,,,,,,
'@
            $made = Import-Csv $csv | New-TickTickTask
            $made.Title | Should -Be 'Report', 'Rest', 'Bare'
            $report, $rest, $bare = $made
            $report.Project | Should -Be 'Work'
            $report.Due.LocalDateTime | Should -Be ([datetime]'2026-11-27 09:00')
            $report.IsAllDay | Should -BeFalse
            $report.Priority | Should -Be 'High'
            $report.Tags | Should -Be 'urgent', 'home'
            $report.Reminders | Should -Be ([timespan]'00:15:00')
            $report.Repeat | Should -Be 'RRULE:FREQ=WEEKLY;INTERVAL=1'
            $report.Content | Should -Be 'Two, lines'
            $rest.Project | Should -Be 'Inbox'
            $rest.Due.Date | Should -Be ([datetime]'2026-11-28')
            $rest.IsAllDay | Should -BeTrue
            $bare.Due | Should -BeNullOrEmpty
            $bare.Priority | Should -Be 'None'
        }

        It 'reports an error for an invalid row, with the row as the target, and continues' {
            $rows = @(
                [pscustomobject]@{ Title = 'bad date'; Due = 'someday' }
                [pscustomobject]@{ Title = 'bad priority'; Priority = 'Huge' }
                [pscustomobject]@{ Title = 'bad reminder'; Reminder = '15' }
                [pscustomobject]@{ Titel = 'misspelt' }
                [pscustomobject]@{ Title = 'nowhere'; Project = 'Nope' }
                [pscustomobject]@{ Title = ''; Project = 'Work' }
                [pscustomobject]@{ Title = 'good'; Project = 'Work' }
            )
            $made = $rows | New-TickTickTask -ErrorVariable failures -ErrorAction SilentlyContinue
            $made.Title | Should -Be 'good'
            (Get-TickTickTask).Title | Should -Be 'good'
            $failures | Should -HaveCount 6
            foreach ($row in $rows[0..5]) { $failures.TargetObject | Should -Contain $row }
            ($failures | Where-Object TargetObject -EQ $rows[4]).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        }

        It 'keeps the order and creates each row once while responses are lost, within the rate limit' {
            Use-SandboxSetting @{ rateLimit = 800; rateWindowSeconds = 2 }
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(
                @{ kind = 'resetAfter'; method = 'POST'; path = '/task$'; probability = 0.02; seed = 7 }
                @{ kind = 'resetBefore'; method = 'POST'; path = '/task$'; probability = 0.02; seed = 8 })
            $csv = Join-Path $TestDrive 'many.csv'
            1..2000 | ForEach-Object { [pscustomobject]@{ Title = "Row $_" } } | Export-Csv $csv
            $made = Import-Csv $csv | New-TickTickTask -Project Work -ErrorVariable failures
            $failures | Should -BeNullOrEmpty
            $made.Title | Should -Be (1..2000 | ForEach-Object { "Row $_" })
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Method Delete
            Use-SandboxSetting @{ rateLimit = $null }
            $there = (Get-TickTickTask -Project Work).Title
            $there | Should -HaveCount 2000
            $there | Sort-Object -Unique | Should -HaveCount 2000
        }

        It 'shows progress, speed and remaining time' {
            Use-SandboxSetting @{ latencyMilliseconds = 200 }
            $result = Invoke-AtPrompt -Variable @{ origin = $script:sandbox.Origin; secret = $script:secret } -Script {
                Connect-TickTick -Service $origin -AccessToken $secret -NoCache -RateLimit 0
                1..200 | New-TickTickTask
            }
            $result.Error | Should -BeNullOrEmpty
            Use-SandboxSetting @{ latencyMilliseconds = 0 }
            "$($result.ProgressStatus)" | Should -Match '\d+ of 200, \d+ a minute'
        }

        It 'sends nothing with -WhatIf' {
            'a', 'b' | New-TickTickTask -WhatIf
            Get-TickTickTask | Should -BeNullOrEmpty
        }

        It 'reads dates the same in every culture and in the given time zone' -ForEach 'ar-SA', 'tr-TR', 'th-TH', 'en-GB' {
            $culture = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
                $task = New-TickTickTask Flight -Due '2026-11-27 09:00' -TimeZone America/New_York
                $day = New-TickTickTask Holiday -Due '2026-11-27' -TimeZone Pacific/Auckland
            }
            finally { [cultureinfo]::CurrentCulture = $culture }
            $task.Due.UtcDateTime.ToString('s') | Should -Be '2026-11-27T14:00:00'
            $task.Due.Hour | Should -Be 9
            $day.Due.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) | Should -Be '2026-11-27'
            $day.IsAllDay | Should -BeTrue
        }

        It 'accepts a recurrence rule, items and a kind' {
            $task = New-TickTickTask Pack -Due Tomorrow -Repeat Yearly -Item Tent, Stove
            $task.Repeat | Should -Be 'RRULE:FREQ=YEARLY;INTERVAL=1'
            $task.Items.Title | Should -Be 'Tent', 'Stove'
            $task.Kind | Should -Be 'Checklist'
            (New-TickTickTask Thought -Kind Note).Kind | Should -Be 'Note'
            { New-TickTickTask Never -Repeat Daily -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        }

        It 'fails before it sends a request if the token is read-only' {
            $read = (Invoke-Sandbox -Sandbox $script:sandbox -Path tokens -Body @{ scope = 'tasks:read' }).access_token
            $text = @{ access_token = $read; scope = 'tasks:read'; expire_time = 4102444800 } | ConvertTo-Json -Compress
            Connect-Sandbox -Token (ConvertTo-Secret -Text $text)
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
            { 1..3 | New-TickTickTask -Project Work } | Should -Throw -ErrorId 'ScopeMissing,*'
            Get-Sent '/open/*' | Should -BeNullOrEmpty
        }
    }

    Context 'Get-TickTickTask' {
        BeforeEach {
            New-TickTickTask 'Renew passport' -Priority High -Due Yesterday -Tag urgent, travel
            New-TickTickTask Report -Project Work -Priority High -Due Today -Tag Urgent
            New-TickTickTask Later -Project Work -Due '2031-01-01'
            New-TickTickTask Undated -Project 'Old one'
        }

        It 'finds tasks by title, pattern and Inbox' {
            (Get-TickTickTask 'renew passport').Title | Should -Be 'Renew passport'
            (Get-TickTickTask Re*).Title | Should -Be 'Renew passport', 'Report'
            (Get-TickTickTask -Project Inbox).Title | Should -Be 'Renew passport'
        }

        It 'reports unknown names, but not patterns without a match' {
            Get-TickTickTask 'Nope', 'Zip*' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures | Should -HaveCount 1
            $failures.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
            $failures.TargetObject | Should -Be 'Nope'
            (Get-TickTickTask -Project Nope, Work, Zip* -ErrorVariable failures -ErrorAction SilentlyContinue).Title | Should -Be 'Report', 'Later'
            $failures.TargetObject | Should -Be 'Nope'
        }

        It 'finds a project by ID, by object, and by a name with brackets' {
            New-TickTickTask Odd -Project '[x] odd'
            (Get-TickTickTask -Project '[x] odd').Title | Should -Be 'Odd'
            $work = Get-TickTickProject Work
            (Get-TickTickTask -Project $work.Id).Title | Should -Be 'Report', 'Later'
            (Get-TickTickTask -Project $work).Title | Should -Be 'Report', 'Later'
            ($work | Get-TickTickTask).Title | Should -Be 'Report', 'Later'
        }

        It 'filters by tag, priority and day' {
            (Get-TickTickTask -Project Work -Tag urgent -Priority High).Title | Should -Be 'Report'
            (Get-TickTickTask -Tag ur*).Title | Should -Be 'Renew passport', 'Report'
            (Get-TickTickTask -Due Today).Title | Should -Be 'Report'
            (Get-TickTickTask -Due Overdue).Title | Should -Be 'Renew passport'
            (Get-TickTickTask -Due None).Title | Should -Be 'Undated'
            (Get-TickTickTask -DueAfter 2031-01-01).Title | Should -Be 'Later'
            (Get-TickTickTask -DueBefore Today).Title | Should -Be 'Renew passport'
        }

        It 'finds completed tasks, and those of the service''s search' {
            Get-TickTickTask Report | Complete-TickTickTask
            (Get-TickTickTask -Status Completed -After (Get-Date).AddDays(-7) | Group-Object Project).Name | Should -Be 'Work'
            (Get-TickTickTask -After Yesterday).Title | Should -Be 'Report'
            Get-TickTickTask -Status Completed -Before Yesterday | Should -BeNullOrEmpty
            (Get-TickTickTask -Search passport).Title | Should -Be 'Renew passport'
        }

        It 'finds a task by its ID' {
            $task = Get-TickTickTask Report
            (Get-TickTickTask -Id $task.Id).Title | Should -Be 'Report'
            ($task | Select-Object Id, ProjectId | Get-TickTickTask).Title | Should -Be 'Report'
            Get-TickTickTask -Id nope -Project Work -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        }
    }

    Context 'Set-TickTickTask' {
        BeforeEach { New-TickTickTask 'Renew passport' -Priority High -Due '2026-11-27 09:00' -Tag travel -Content Old }

        It 'clears and changes the given fields only' {
            Get-TickTickTask 'Renew passport' | Set-TickTickTask -Due $null -Priority None | Should -BeNullOrEmpty
            $task = Get-TickTickTask 'Renew passport'
            $task.Due | Should -BeNullOrEmpty
            $task.Start | Should -BeNullOrEmpty
            $task.Priority | Should -Be 'None'
            $task.Tags | Should -Be 'travel'
            $task.Content | Should -Be 'Old'
        }

        It 'keeps the time of a task that moves to another day' {
            (Get-TickTickTask 'Renew passport' | Set-TickTickTask -Due 2026-12-01 -PassThru).Due.LocalDateTime | Should -Be ([datetime]'2026-12-01 09:00')
            $task = Get-TickTickTask 'Renew passport'
            $task = Set-TickTickTask -Id $task.Id -Project Inbox -Due 2026-12-02 -PassThru
            $task.Due.LocalDateTime | Should -Be ([datetime]'2026-12-02 09:00')
            $task.IsAllDay | Should -BeFalse
            ($task | Set-TickTickTask -AllDay -PassThru).IsAllDay | Should -BeTrue
        }

        It 'sends only the given fields of a deserialized task' {
            $file = Join-Path $TestDrive 'task.xml'
            Get-TickTickTask 'Renew passport' | Export-Clixml $file
            Get-TickTickTask 'Renew passport' | Set-TickTickTask -Content New
            Import-Clixml $file | Set-TickTickTask -Title 'Passport'
            (Get-TickTickTask Passport).Content | Should -Be 'New'
        }

        It 'accepts table rows' {
            $id = (Get-TickTickTask 'Renew passport').Id
            [pscustomobject]@{ Id = $id; Project = 'Inbox'; Priority = 'Low'; Due = ''; Title = 'Passport' } | Set-TickTickTask
            $task = Get-TickTickTask -Id $id
            $task.Title | Should -Be 'Passport'
            $task.Priority | Should -Be 'Low'
            $task.Due | Should -Not -BeNullOrEmpty
        }

        It 'reopens a task' {
            $task = Get-TickTickTask 'Renew passport'
            $task | Complete-TickTickTask
            Get-TickTickTask -Project Inbox -Status Open | Should -BeNullOrEmpty
            ($task | Set-TickTickTask -Status Open -PassThru).Status | Should -Be 'Open'
            (Get-TickTickTask).Title | Should -Be 'Renew passport'
        }
    }

    Context 'Complete-, Move- and Remove-TickTickTask' {
        BeforeEach {
            'a', 'b', 'c' | New-TickTickTask -Project 'Old one'
            'd' | New-TickTickTask -Project 'Old two'
        }

        It 'completes tasks, and a recurring one once' {
            (Get-TickTickTask a, b | Complete-TickTickTask -PassThru).Status | Should -Be 'Completed', 'Completed'
            New-TickTickTask again -Due 2026-11-27 -Repeat Daily
            (Get-TickTickTask again | Complete-TickTickTask -PassThru).Due.Date | Should -Be ([datetime]'2026-11-28')
        }

        It 'moves many in one request, and none with -WhatIf' {
            Get-TickTickTask -Project Old* | Move-TickTickTask -Destination Archive -WhatIf
            Get-TickTickTask -Project Archive | Should -BeNullOrEmpty
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
            (Get-TickTickTask -Project Old* | Move-TickTickTask -Destination Archive -PassThru).Project | Sort-Object -Unique | Should -Be 'Archive'
            Get-Sent '/open/v1/task/move' | Should -HaveCount 1
            Get-TickTickTask -Project Archive | Should -HaveCount 4
        }

        It 'move subtasks with their task, and say so' {
            $trip = New-TickTickTask Trip
            $null = 'Book', 'Pack' | New-TickTickTask -Parent $trip
            $run = Invoke-AtPrompt { Move-TickTickTask Archive Trip -Session $session -WhatIf } -Variable @{ session = Get-TickTickSession }
            $run.Text | Should -BeLike '*Move to Archive with its subtasks*'
            # The object was read before its subtasks were created.
            $trip | Move-TickTickTask Archive
            (Get-TickTickTask -Parent Trip).Project | Should -Be 'Archive', 'Archive'
            # A task is confirmed and then moved, which its subtasks can be before it is their turn.
            Get-TickTickTask -Project Archive | Move-TickTickTask Inbox -ThrottleLimit 1 -ErrorAction Stop
            (Get-TickTickTask Trip, Book, Pack).Project | Should -Be 'Inbox', 'Inbox', 'Inbox'
            Get-TickTickTask Trip, Book, Pack | Remove-TickTickTask -Confirm:$false
        }

        It 'leave an object that can be used again' {
            $task = New-TickTickTask Movable
            $task | Move-TickTickTask Archive
            $task.Project | Should -Be 'Archive'
            ($task | Set-TickTickTask -AddTag moved -PassThru).Project | Should -Be 'Archive'
            $task | Complete-TickTickTask
            Get-TickTickTask Movable -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        }

        It 'reports an error for a task that cannot be moved, and moves the others' {
            $tasks = Get-TickTickTask -Project 'Old one'
            $unknown = [pscustomobject]@{ Id = '0123456789abcdef01234567'; Project = 'Old one' }
            $tasks[0], $unknown, $tasks[1] | Move-TickTickTask -Destination Archive -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures | Should -HaveCount 1
            $failures[0].TargetObject.Id | Should -Be $unknown.Id
            Get-TickTickTask -Project Archive | Should -HaveCount 2
            { $tasks[0] | Move-TickTickTask -Destination Nope } | Should -Throw -ErrorId 'NotFound,*'
        }

        It 'removes, but not with -WhatIf' {
            Get-TickTickTask a | Remove-TickTickTask -WhatIf
            Get-TickTickTask a | Should -HaveCount 1
            Get-TickTickTask -Project Old* | Remove-TickTickTask
            Get-TickTickTask | Should -BeNullOrEmpty
        }
    }

    Context 'at the prompt' {
        BeforeEach {
            New-TickTickTask 'Call the bank' -Project Shopping -Tag errand -Due Today
        }

        It 'completes <Line>' -ForEach @(
            @{ Line = 'Get-TickTickTask -Project Sho'; Text = 'Shopping' }
            @{ Line = 'Get-TickTickTask -Project "old o'; Text = "'Old one'" }
            @{ Line = 'Get-TickTickTask Call'; Text = "'Call the bank'" }
            @{ Line = 'Get-TickTickTask -Tag err'; Text = 'errand' }
            @{ Line = 'New-TickTickTask x -Repeat Wee'; Text = 'Weekly' }
            @{ Line = 'Get-TickTickTask -DueBefore Tod'; Text = 'Today' }
        ) {
            $found = (TabExpansion2 $Line $Line.Length).CompletionMatches
            $found.CompletionText | Should -Be $Text
            $found.ToolTip | Should -Not -BeNullOrEmpty
        }

        It 'blocks the prompt for a second at most' {
            $null = Get-TickTickProject
            Use-SandboxSetting @{ latencyMilliseconds = 5000 }
            Connect-Sandbox
            $line = 'Get-TickTickTask -Project Sho'
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $null = TabExpansion2 $line $line.Length
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 2
            Use-SandboxSetting @{ latencyMilliseconds = 0 }
        }

        It 'shows a table with the due date in words' {
            $text = Get-TickTickTask | Out-String -Width 100
            $text | Should -Match 'Title\s+Due\s+Priority\s+Project\s+Tags'
            $text | Should -Match 'Call the bank\s+today\s+Shopping\s+errand'
            Get-TickTickTask | Format-List | Out-String | Should -Match 'ProjectId\s+: '
        }
    }
}
