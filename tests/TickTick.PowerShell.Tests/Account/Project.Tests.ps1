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

Describe 'Projects' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'are listed with the Inbox first, by name, wildcard and ID' {
        'Work', 'Workshop', '[x]' | New-TickTickProject
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'Work', 'Workshop', '[x]'
        (Get-TickTickProject Work*).Name | Should -Be 'Work', 'Workshop'
        (Get-TickTickProject '[x]').Name | Should -Be '[x]'
        $work = Get-TickTickProject work
        (Get-TickTickProject -Id $work.Id).Name | Should -Be 'Work'
        ($work | Get-TickTickProject).Id | Should -Be $work.Id
        (Get-TickTickProject inbox).IsInbox | Should -BeTrue
    }

    It 'are those that have the name now, although another client renamed them a moment ago' {
        $emptied, $full = 'Emptied', 'Full' | New-TickTickProject
        New-TickTickTask precious -Project Full
        $null = Get-TickTickProject Full
        foreach ($step in @($emptied.Id, 'Other'), @($full.Id, 'Emptied'), @($emptied.Id, 'Full')) {
            $null = Invoke-RestMethod "$($script:sandbox.Origin)/open/v1/project/$($step[0])" -NoProxy -Method Post -Body (@{ name = $step[1] } | ConvertTo-Json) -ContentType application/json -Headers @{ Authorization = "Bearer $(Get-SandboxToken -Sandbox $script:sandbox)" }
        }

        (Get-TickTickProject Full).Id | Should -Be $emptied.Id
        (Set-TickTickProject Full -Color red -PassThru).Id | Should -Be $emptied.Id
        Remove-TickTickProject Full -Confirm:$false
        (Get-TickTickTask precious).Project | Should -Be 'Emptied'
    }

    It 'report an error for an unknown name, nothing for a wildcard, and continue' {
        New-TickTickProject Work
        $found = Get-TickTickProject Nope, Nope*, Work -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'Work'
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failures[0].TargetObject | Should -Be 'Nope'
        Get-TickTickProject -Id 0123456789abcdef01234567 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'are created from table rows in order, each with its color and group' {
        New-TickTickProjectGroup Home
        $rows = "Name,Color,ViewMode,Group`nGarden,seagreen,Kanban,Home`nKitchen,,,`nShed,#f18181,Timeline," | ConvertFrom-Csv
        $made = $rows | New-TickTickProject
        $made.Name | Should -Be 'Garden', 'Kitchen', 'Shed'
        $made.Color | Should -Be '#2E8B57', $null, '#F18181'
        $made[0].ViewMode | Should -Be 'Kanban'
        $made[0].GroupId | Should -Be (Get-TickTickProjectGroup Home).Id
        (Get-TickTickProject -Group Home).Name | Should -Be 'Garden'
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'Garden', 'Kitchen', 'Shed'
    }

    It 'are returned when they are created, and not created with -WhatIf' {
        (New-TickTickProject Work).Name | Should -Be 'Work'
        New-TickTickProject Ghost -WhatIf
        Get-TickTickProject Ghost* | Should -BeNullOrEmpty
    }

    It 'reject an invalid color with an example' {
        { New-TickTickProject Work -Color reddish } | Should -Throw '*#F18181*Tomato*'
        $failure = $null
        [pscustomobject]@{ Name = 'Bad'; Color = 'reddish' }, [pscustomobject]@{ Name = 'Good'; Color = 'red' } |
            New-TickTickProject -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure | Should -HaveCount 1
        (Get-TickTickProject ?*d).Name | Should -Be 'Good'
    }

    It 'change only in the given parameters and not in the properties of the object' {
        $old = New-TickTickProject Work -Color Red
        Set-TickTickProject Work -Color Blue
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        ($old | Set-TickTickProject -Name Job -PassThru).Color | Should -Be '#0000FF'
        (Get-SandboxRequest -Sandbox $script:sandbox -Path "*/project/$($old.Id)").body | Should -Be '{"name":"Job"}'
    }

    It 'are changed with table rows' {
        $id = (New-TickTickProject Work).Id
        [pscustomobject]@{ Id = $id; Name = 'Job'; Color = 'red'; ViewMode = '' } | Set-TickTickProject
        $job = Get-TickTickProject -Id $id
        $job.Name, $job.Color, "$($job.ViewMode)" | Should -Be 'Job', '#FF0000', 'List'
    }

    It 'are removed after confirmation, and the Inbox never' {
        'Old 1', 'Old 2', 'New' | New-TickTickProject
        Remove-TickTickProject Old* -WhatIf
        Get-TickTickProject Old* | Should -HaveCount 2
        Get-TickTickProject Old* | Remove-TickTickProject -Confirm:$false
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'New'
        Remove-TickTickProject Inbox -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $failure[0].TargetObject | Should -Be 'Inbox'
    }

    It 'are changed and removed by a unique name and not by an ambiguous one' {
        $several = 'Dup', 'dup', 'Dup', '[x]', '[x]' | New-TickTickProject
        New-TickTickTask Keep -Project $several[0].Id
        foreach ($line in @(
                'Remove-TickTickProject Dup -Confirm:$false', 'Set-TickTickProject Dup -Name X', 'Remove-TickTickProject "[x]" -Confirm:$false'
                '"Dup" | Remove-TickTickProject -Confirm:$false', '[pscustomobject]@{ Id = "Dup"; Color = "red" } | Set-TickTickProject'
                'New-TickTickTask Lost -Project Dup', 'Get-TickTickTask Keep | Move-TickTickTask -Destination Dup'
                'Remove-TickTickTask -Id 0123456789abcdef01234567 -Project Dup -Confirm:$false', 'New-TickTickColumn Dup Later')) {
            try { & ([scriptblock]::Create("$line -ErrorAction SilentlyContinue")) } catch { Write-Debug "$_" }
            $Error[0].FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*' -Because $line
            $same = if ($line -match 'x]') { $several[3, 4] } else { $several[0..2] }
            foreach ($id in $same.Id) { "$($Error[0])" | Should -Match $id }
        }
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'Dup', 'dup', 'Dup', '[x]', '[x]'
        # By id, object and pattern they are meant one by one, or all.
        Set-TickTickProject $several[0].Id -Name One
        $several[1] | Remove-TickTickProject -Confirm:$false
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'One', 'Dup', '[x]', '[x]'
        Remove-TickTickProject * -Confirm:$false -ErrorAction Stop
        (Get-TickTickProject).Name | Should -Be 'Inbox'
    }

    It 'with the same name are distinguishable, and so are groups and columns' {
        'Same', 'Same' | New-TickTickProjectGroup
        $failure = { Remove-TickTickProjectGroup Same -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'NameAmbiguous,*' -PassThru
        foreach ($id in (Get-TickTickProjectGroup).Id) { "$failure" | Should -Match $id }
        { Set-TickTickProjectGroup Same -Name Other -ErrorAction Stop } | Should -Throw -ErrorId 'NameAmbiguous,*'
        { New-TickTickProject Work -Group Same -ErrorAction Stop } | Should -Throw -ErrorId 'NameAmbiguous,*'
        New-TickTickProject Board
        'Same', 'Same' | New-TickTickColumn -Project Board
        { Set-TickTickColumn Board Same -Name Other -ErrorAction Stop } | Should -Throw -ErrorId 'NameAmbiguous,*'
        (Get-TickTickProjectGroup).Name | Should -Be 'Same', 'Same'
        Remove-TickTickProjectGroup S* -Confirm:$false
        Get-TickTickProjectGroup | Should -BeNullOrEmpty
    }

    It 'and other resources are shown with their IDs in prompts, so that no two prompts are equal' {
        'Same', 'Same' | New-TickTickProject
        'Same', 'Same' | New-TickTickProjectGroup
        'Same', 'Same' | New-TickTickHabit
        1..2 | ForEach-Object { New-TickTickTask Same -Project Inbox -Due 2026-12-01 }
        $token = ConvertTo-Secret -Text (Get-TickTickToken -AsPlainText)
        $result = Invoke-AtPrompt -Variable @{ origin = $script:sandbox.Origin; token = $token } -Script {
            Connect-TickTick -Service $origin -AccessToken $token -NoCache
            Get-TickTickProject S* | Remove-TickTickProject -WhatIf
            Set-TickTickProject S* -Color red -WhatIf
            Remove-TickTickProjectGroup S* -WhatIf
            Set-TickTickProjectGroup S* -ShowAll -WhatIf
            Set-TickTickHabit S* -Color red -WhatIf
            Set-TickTickHabitCheckin S* -WhatIf
            $tasks = Get-TickTickTask Same
            $tasks | Remove-TickTickTask -WhatIf
            $tasks | Complete-TickTickTask -WhatIf
            $tasks | Set-TickTickTask -Priority High -WhatIf
            $tasks | Move-TickTickTask -Destination Inbox -WhatIf
            $tasks | Add-TickTickTaskComment Hello -WhatIf
        }
        $result.Error | Should -BeNullOrEmpty
        $questions = $result.Text -split '\r?\n' | Where-Object { $_ -match 'What if' }
        $questions | Should -HaveCount 22
        $questions | Sort-Object -Unique | Should -HaveCount 22
        "$questions" | Should -Match "Task 'Same' in Inbox, due 2026-12-01 \([0-9a-f]{24}\)"
    }

    It 'have members' {
        New-TickTickProject Work
        $members = Get-TickTickProject | Get-TickTickProjectMember
        $members.ProjectName | Should -Be 'Inbox', 'Work'
        $members[0].IsSelf | Should -BeTrue
    }

    It 'belong to groups that are created, renamed and removed' {
        'Home', 'Office' | New-TickTickProjectGroup
        New-TickTickProject Garden -Group Home
        Set-TickTickProjectGroup Home -Name House -ShowAll:$false
        (Get-TickTickProjectGroup H*).ShowAll | Should -BeFalse
        Set-TickTickProject Garden -Group (Get-TickTickProjectGroup Office)
        (Get-TickTickProject -Group Office).Name | Should -Be 'Garden'
        Get-TickTickProjectGroup Office | Remove-TickTickProjectGroup -Confirm:$false
        (Get-TickTickProjectGroup).Name | Should -Be 'House'
        (Get-TickTickProject Garden).GroupId | Should -BeNullOrEmpty
    }

    It 'have columns in the order in which they were created' {
        $board = New-TickTickProject Board -ViewMode Kanban
        'To do', 'Doing', 'Done' | New-TickTickColumn -Project Board
        (Get-TickTickColumn Board).Name | Should -Be 'To do', 'Doing', 'Done'
        ($board | Get-TickTickColumn -Name Do*).Name | Should -Be 'Doing', 'Done'
        (Get-TickTickColumn Board Doing | Set-TickTickColumn -Name Now -PassThru).Name | Should -Be 'Now'
        Set-TickTickColumn Board Done -Name Over -WhatIf
        (Get-TickTickColumn Board).Name | Should -Be 'To do', 'Now', 'Done'
        Get-TickTickColumn Board Nope -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        Get-TickTickColumn * Nope -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'clear their color and group with $null' {
        New-TickTickProjectGroup Home
        New-TickTickProject Work -Color Tomato -Group Home
        $changed = Set-TickTickProject Work -Color $null -Group $null -PassThru -WarningVariable warnings
        $changed.Color | Should -BeNullOrEmpty
        $changed.GroupId | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
    }

    It 'complete their colors and names, each with a tooltip' {
        'Work stuff', 'Home' | New-TickTickProject
        $line = 'Set-TickTickProject Wo'
        $match = (TabExpansion2 $line $line.Length).CompletionMatches
        $match.CompletionText | Should -Be "'Work stuff'"
        $match.ToolTip | Should -Match 'Project, '
        $line = 'New-TickTickProject x -Color SteelB'
        (TabExpansion2 $line $line.Length).CompletionMatches.ToolTip | Should -Be '#4682B4'
    }

    It 'are shown in a table, with a block in their color if the host supports colors' {
        $project = New-TickTickProject Work -Color '#102030'
        [TickTick.PowerShell.Formatting.ViewText]::Swatch($project.Color, $null) | Should -Be '#102030'
        if (-not $env:NO_COLOR) {
            $rendering = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'Ansi'
            [TickTick.PowerShell.Formatting.ViewText]::Swatch($project.Color, $PSStyle) | Should -Be "`e[38;2;16;32;48m$([char]0x25A0)`e[0m #102030"
            $PSStyle.OutputRendering = $rendering
        }
        ($project | Out-String) -replace '\e\[[\d;]*m' | Should -Match 'Name +Group +Color +Kind'
    }

    It 'are not changed with a read-only token' {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive -Scope tasks:read
        { New-TickTickProject Work } | Should -Throw '*tasks:write*'
        { Set-TickTickHabit x -Name y } | Should -Throw -ErrorId 'ScopeMissing,*'
        Get-SandboxRequest -Sandbox $script:sandbox -Path */open/* | Should -BeNullOrEmpty
    }
}

Describe 'The Inbox and the groups' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'the Inbox has one ID everywhere, if <First> came first' -ForEach @(
        @{ First = { Get-TickTickProject } }
        @{ First = { Get-TickTickTask } }
        @{ First = { New-TickTickTask first } }
        @{ First = { TabExpansion2 'Get-TickTickTask -Project ' } }
        @{ First = { New-TickTickColumn Inbox Doing } }
    ) {
        $null = & $First
        $work = New-TickTickProject Work
        $milk = New-TickTickTask Milk
        $ids = & {
            Get-TickTickProject -Name Inbox
            Get-TickTickProject -Id inbox
            Get-TickTickProject | Where-Object IsInbox
        } | ForEach-Object Id
        $ids += & {
            $milk
            'Milk 2', 'Milk 3' | New-TickTickTask -Project Inbox
            $milk | Set-TickTickTask -Priority High -PassThru
            Get-TickTickTask
            Get-TickTickTask -Project Inbox
            Get-TickTickTask -Project $ids[0]
            Get-TickTickTask Milk* -Status Open, Completed
            New-TickTickTask moved -Project Work | Move-TickTickTask Inbox -PassThru
            Get-TickTickTask 'Milk 2' | Complete-TickTickTask -PassThru
            Get-TickTickTask -Status Completed
            $milk | Add-TickTickTaskComment hello
            $milk | Get-TickTickTaskComment
            New-TickTickColumn Inbox Waiting
            Get-TickTickColumn Inbox
            Get-TickTickProjectMember Inbox
        } | ForEach-Object ProjectId
        $file = "TestDrive:/inbox-$([guid]::NewGuid()).json"
        Export-TickTickAccount $file
        $ids += (Get-Content $file -Raw | ConvertFrom-Json).tasks.projectId
        $ids.Count | Should -BeGreaterThan 25
        $ids | Sort-Object -Unique | Should -Be 'inbox'
        Get-TickTickTask -Project Inbox | Measure-Object | ForEach-Object Count | Should -BeGreaterThan 2
        $work | Get-TickTickTask | Should -BeNullOrEmpty
    }

    It 'a task of the Inbox that comes from another session is changed, completed, moved and removed' {
        $null = 'a', 'b', 'c', 'd' | New-TickTickTask
        $file = Join-Path $TestDrive 'tasks.xml'
        Get-TickTickTask | Export-Clixml $file
        $null = New-TickTickProject Work
        $session = Get-TickTickSession
        $token = ConvertTo-Secret (@{ access_token = Get-SandboxToken -Sandbox $script:sandbox; scope = 'tasks:read tasks:write' } | ConvertTo-Json -Compress)
        foreach ($line in @(
                { Import-Clixml $file | Where-Object Title -EQ a | Set-TickTickTask -Title A }
                { Import-Clixml $file | Where-Object Title -EQ b | Complete-TickTickTask }
                { Import-Clixml $file | Where-Object Title -EQ c | Move-TickTickTask Work }
                { Import-Clixml $file | Where-Object Title -EQ d | Remove-TickTickTask })) {
            Connect-TickTick -Service $script:sandbox.Origin -RateLimit 0 -AccessToken $token
            $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
            & $line
            # The service is known to accept "inbox" only where it lists the tasks of the Inbox.
            (Get-SandboxRequest -Sandbox $script:sandbox | Where-Object path -NotLike '*/project/inbox/data').path | Should -Not -Match '/inbox/'
        }
        (Get-TickTickTask -Project Inbox).Title | Should -BeExactly 'A'
        (Get-TickTickTask -Project Work).Title | Should -Be 'c'
        (Get-TickTickTask -Status Completed).Title | Should -Be 'b'
        Get-TickTickProject Inbox -Session $session | ForEach-Object Id | Should -Be (Get-TickTickTask A).ProjectId
    }

    It 'projects show the name of their group, in the table as well' {
        $null = New-TickTickProjectGroup Office
        $null = New-TickTickProject Work -Group Office
        $null = New-TickTickProject Garden
        (Get-TickTickProject).GroupName | Should -Be $null, 'Office', $null
        (New-TickTickProject Shed -Group Office).GroupName | Should -Be 'Office'
        (Set-TickTickProject Shed -Color red -PassThru).GroupName | Should -Be 'Office'
        Remove-TickTickProject Shed -Confirm:$false
        (Get-TickTickProject Work | ForEach-Object { Get-TickTickProject -Id $_.Id }).GroupName | Should -Be 'Office'
        Get-TickTickProject Work | Out-String | Should -Match '(?s)Name\s+Group.*Work\s+Office'
        (Get-TickTickProject Work | ConvertTo-Csv | ConvertFrom-Csv | New-TickTickProject).GroupId | Should -Be (Get-TickTickProjectGroup Office).Id
    }

    It 'asks for the groups only if a project has one' {
        $null = New-TickTickProject Garden
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $null = Get-TickTickProject Garden
        Get-SandboxRequest -Sandbox $script:sandbox -Path '*/project/group' | Should -BeNullOrEmpty
    }

    It '-List is an alias of -Project, and -Tags of -Tag, on every cmdlet' {
        foreach ($command in Get-Command -Module TickTick.PowerShell -CommandType Cmdlet) {
            if ($command.Parameters.Project) { $command.Parameters.Project.Aliases | Should -Contain 'List' -Because $command.Name }
            if ($command.Parameters.Tag) { $command.Parameters.Tag.Aliases | Should -Contain 'Tags' -Because $command.Name }
        }
    }
}
