# What a Get- cmdlet returns is accepted by the others of its noun, unchanged, through every format that PowerShell has.
BeforeDiscovery {
    $script:nouns = @(
        @{ Noun = 'Task'; Get = { Get-TickTickTask }; Set = { $input | Set-TickTickTask }; Store = 'tasks' }
        @{ Noun = 'Project'; Get = { Get-TickTickProject W* }; Set = { $input | Set-TickTickProject }; Store = 'projects' }
        @{ Noun = 'ProjectGroup'; Get = { Get-TickTickProjectGroup }; Set = { $input | Set-TickTickProjectGroup }; Store = 'groups' }
        @{ Noun = 'Column'; Get = { Get-TickTickColumn Work }; Set = { $input | Set-TickTickColumn }; Store = 'columns' }
        @{ Noun = 'Habit'; Get = { $script:habits }; Set = { $input | Set-TickTickHabit }; Store = 'habits' }
        @{ Noun = 'HabitCheckin'; Get = { Get-TickTickHabitCheckin -After 2026-11-01 -Before 2026-12-31 }; Set = { $input | Set-TickTickHabitCheckin }; Store = 'checkins' }
    )
    $script:formats = @(
        @{ Format = 'Objects'; Convert = { $input } }
        @{ Format = 'Select-Object'; Convert = { $input | Select-Object * } }
        @{ Format = 'CSV'; Convert = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Format = 'JSON'; Convert = { $input | ConvertTo-Json -Depth 8 -AsArray | ConvertFrom-Json } }
        @{ Format = 'JSON with names of values'; Convert = { $input | ConvertTo-Json -Depth 8 -AsArray -EnumsAsStrings | ConvertFrom-Json } }
        @{ Format = 'CLIXML'; Convert = { $input | Export-Clixml (Join-Path $TestDrive x.xml); Import-Clixml (Join-Path $TestDrive x.xml) } }
        @{ Format = 'a job'; Convert = { $input | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1)) } } }
    )
    $script:cases = foreach ($noun in $nouns) { foreach ($format in $formats) { foreach ($culture in 'en-US', 'de-DE', 'en-GB', 'he-IL', 'fr-CA', 'ar-SA') {
                if ($culture -eq 'en-US' -or $format.Format -eq 'CSV') { $noun + $format + @{ Culture = $culture } }
            } } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:culture = [cultureinfo]::CurrentCulture
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    New-TickTickProjectGroup Office -ViewMode Kanban -ShowAll
    New-TickTickProject Work -Group Office -Color '#F18181' -ViewMode Kanban
    New-TickTickProject 'W 2'
    New-TickTickColumn Work Doing
    New-TickTickTask Meeting -Project Work -Column Doing -Start '2026-12-03 09:00' -Due '2026-12-03 10:30' -Reminder 0:15, 1.00:00:00, 0:00 -Tag red, 'deep blue' -Priority High -Repeat Weekly -Content "Two,`nlines"
    New-TickTickTask Shopping -Item Milk, '[x] Eggs', 'Bread, white' -Description 'For the week'
    New-TickTickTask Trip -Start 2026-12-03 -Due 2026-12-05 -TimeZone Asia/Tokyo -Reminder -9:00
    New-TickTickTask Day -Due 2026-12-03 -Kind Note
    New-TickTickTask Bare
    New-TickTickHabit Water -Goal 2.5 -Step 0.5 -Unit litres -Repeat Daily -Reminder 07:30, 21:00 -Color SkyBlue -TargetStart 2026-12-03 -TargetDays 30 -RecordNote
    New-TickTickHabit Read
    Set-TickTickHabitCheckin Water -Day 2026-12-03 -Value 1.5
    Set-TickTickHabitCheckin Read -Day 2026-12-04

    $script:habits = Get-TickTickHabit
    New-TickTickHabit Pulse -Goal 9

    function Get-Stored {
        # Without what every change changes.
        $state = Invoke-Sandbox -Sandbox $script:sandbox -Path state
        foreach ($store in $state.PSObject.Properties | Where-Object Value -is [array]) {
            foreach ($thing in $store.Value) {
                foreach ($part in @($thing) + @($thing.checkins) | Where-Object { $_ }) { 'modifiedTime', 'etag', 'etimestamp', 'opTime' | ForEach-Object { $part.PSObject.Properties.Remove($_) } }
            }
        }
        foreach ($task in $state.tasks) { if ($task.items) { $task.items = @($task.items | Select-Object id, title, status, startDate, isAllDay, timeZone, sortOrder) } }
        ($state | Select-Object tasks, projects, groups, columns, habits, checkins | ConvertTo-Json -Depth 12) -replace '(?<=\d)\.0\b'
    }
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A round trip' {
    AfterEach { [cultureinfo]::CurrentCulture = $script:culture }

    It 'writes no name of a type to a CSV file: Get-TickTick<_>' -ForEach 'Task', 'Project', 'ProjectGroup', 'Column', 'Tag', 'Habit', 'HabitCheckin', 'Focus' {
        if ($_ -eq 'Focus') { $null = New-TickTickFocus -Start (Get-Date).AddHours(-1) -Duration 25 }
        $objects = switch ($_) { 'Column' { Get-TickTickProject Work | Select-Object -First 1 | Get-TickTickColumn } 'HabitCheckin' { Get-TickTickHabitCheckin -After 2026-11-01 -Before 2026-12-31 } default { & "Get-TickTick$_" } }
        @($objects).Count | Should -BeGreaterThan 0
        $objects | ConvertTo-Csv | Should -Not -Match '"(System|TickTick)\.'
    }

    It 'through <Format> changes nothing with Set-TickTick<Noun> (<Culture>)' -ForEach $cases {
        $stored = Get-Stored
        [cultureinfo]::CurrentCulture = $Culture
        $things = @(& $Get)
        $things.Count | Should -BeGreaterThan 0
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $warnings = @($things | & $Convert | & $Set 3>&1)
        $warnings | Should -BeNullOrEmpty
        @(Get-SandboxRequest -Sandbox $script:sandbox | Where-Object { $_.method -eq 'POST' }).Count | Should -BeGreaterOrEqual $(if ($Format -eq 'Objects') { 0 } else { $things.Count })
        [cultureinfo]::CurrentCulture = $script:culture
        Get-Stored | Should -BeExactly $stored
    }

    It 'through <Format> makes equal tasks and habits (<Culture>)' -ForEach $cases.Where{ $_.Noun -eq 'Task' } {
        [cultureinfo]::CurrentCulture = $Culture
        $copies = Get-TickTickTask | & $Convert | New-TickTickTask
        $habits = $script:habits | & $Convert | New-TickTickHabit
        try {
            foreach ($pair in @{ Copies = $copies; Originals = Get-TickTickTask; Fields = 'Project', 'Priority', 'Due', 'Start', 'IsAllDay', 'TimeZone', 'Tags', 'Content', 'Description', 'Reminders', 'Repeat', 'Kind', 'Column' },
                @{ Copies = $habits; Originals = $script:habits; Fields = 'Icon', 'Color', 'Encouragement', 'Type', 'Goal', 'Step', 'Unit', 'Repeat', 'Reminders', 'IsRecordEnabled', 'TargetDays', 'TargetStart' }) {
                foreach ($copy in $pair.Copies) {
                    $original = $pair.Originals | Where-Object { "$($_.Title)$($_.Name)" -eq "$($copy.Title)$($copy.Name)" -and $_.Id -ne $copy.Id }
                    foreach ($field in $pair.Fields) { "$field $($copy.$field | Sort-Object)" | Should -BeExactly "$field $($original.$field | Sort-Object)" }
                    "$($copy.Items | ForEach-Object { "$($_.Title) $($_.Status)" })" | Should -BeExactly "$($original.Items | ForEach-Object { "$($_.Title) $($_.Status)" })"
                }
            }
        } finally {
            $copies | Remove-TickTickTask -Confirm:$false
        }
    }
}

Describe 'The output of a Get- cmdlet' {
    It 'is accepted by the other cmdlets of its noun: <Name>' -ForEach @(
        @{ Name = 'Complete-TickTickTask'; Line = { New-TickTickTask c; Get-TickTickTask c | Complete-TickTickTask } }
        @{ Name = 'Move-TickTickTask'; Line = { New-TickTickTask m; Get-TickTickTask m | Move-TickTickTask -Destination 'W 2'; Get-TickTickTask m | Select-Object * | Move-TickTickTask -Destination Inbox; Get-TickTickTask m | Remove-TickTickTask -Confirm:$false } }
        @{ Name = 'Remove-TickTickTask'; Line = { New-TickTickTask r; Get-TickTickTask r | ConvertTo-Csv | ConvertFrom-Csv | Remove-TickTickTask -Confirm:$false } }
        @{ Name = 'Add- and Remove-TickTickTaskComment'; Line = { Get-TickTickTask Bare | Add-TickTickTaskComment hello; Get-TickTickTask Bare | Get-TickTickTaskComment | ConvertTo-Json -AsArray | ConvertFrom-Json | Remove-TickTickTaskComment -Confirm:$false } }
        @{ Name = 'Remove-TickTickFocus'; Line = { New-TickTickFocus -Start 'yesterday 9am' -Duration 25; Get-TickTickFocus | ConvertTo-Csv | ConvertFrom-Csv | Remove-TickTickFocus -Confirm:$false; Get-TickTickFocus | Should -BeNullOrEmpty } }
        @{ Name = 'Remove-TickTickProject'; Line = { New-TickTickProject p; Get-TickTickProject p | ConvertTo-Csv | ConvertFrom-Csv | Remove-TickTickProject -Confirm:$false } }
        @{ Name = 'Remove-TickTickProjectGroup'; Line = { New-TickTickProjectGroup g; Get-TickTickProjectGroup g | ConvertTo-Json | ConvertFrom-Json | Remove-TickTickProjectGroup -Confirm:$false } }
        @{ Name = 'Set-TickTickHabitCheckin'; Line = { [pscustomobject]@{ Habit = 'Pulse'; Day = 'yesterday' } | Set-TickTickHabitCheckin } }
        @{ Name = 'New-TickTickFocus'; Line = { New-TickTickFocus -Start 'yesterday 9am' -Duration 25; Get-TickTickFocus | ConvertTo-Csv | ConvertFrom-Csv | New-TickTickFocus; (Get-TickTickFocus).Duration | Should -Be ([timespan]'0:25'), ([timespan]'0:25') } }
    ) { & $Line }
}

Describe 'The items of a task with a date' {
    It 'keep their IDs and times through a table' {
        $null = New-TickTickTask Cruise -Due 2027-03-05 -Item passport, '[x] ticket'
        $before = (Get-TickTickTask Cruise).Items | ConvertTo-Json
        Get-TickTickTask Cruise | ConvertTo-Csv | ConvertFrom-Csv | Set-TickTickTask
        (Get-TickTickTask Cruise).Items | ConvertTo-Json | Should -Be $before
        Get-TickTickTask Cruise | ConvertTo-Json -Depth 8 | ConvertFrom-Json | Set-TickTickTask
        (Get-TickTickTask Cruise).Items | ConvertTo-Json | Should -Be $before
    }
}

Describe 'The service''s own JSON' {
    It 'makes equal tasks' {
        $copies = (Invoke-TickTickRestMethod project/inbox/data).tasks | New-TickTickTask
        $shopping = $copies | Where-Object Title -EQ Shopping
        $shopping.Items.Title | Should -Be 'Milk', 'Eggs', 'Bread, white'
        $shopping.Items.Status | Should -Be 'Open', 'Completed', 'Open'
        $trip = $copies | Where-Object Title -EQ Trip
        $trip.Due.Date | Should -Be ([datetime]'2026-12-05')
        $trip.Reminders | Should -Be ([timespan]'-9:00')
        $copies | Remove-TickTickTask -Confirm:$false
    }

    It 'has reminders in the notation <Text>' -ForEach @(
        @{ Text = 'TRIGGER:-PT15M'; Times = '00:15:00' }
        @{ Text = '-PT15M'; Times = '00:15:00' }
        @{ Text = 'PT0S'; Times = '00:00:00' }
        @{ Text = 'P0DT9H0M0S'; Times = '-09:00:00' }
        @{ Text = "TRIGGER:-PT15M`nTRIGGER:PT0S"; Times = '00:15:00', '00:00:00' }
    ) {
        $task = [pscustomobject]@{ Title = 'r'; Due = 'tomorrow 9am'; Reminder = $Text } | New-TickTickTask
        $task.Reminders | Sort-Object | Should -Be ($Times | ForEach-Object { [timespan]$_ } | Sort-Object)
        $task | Remove-TickTickTask -Confirm:$false
    }

    It 'is an error if it is not an item or a rule: <_>' -ForEach '-Item @{ note = 1 }', '-Repeat "RRULE:FREQ=DAILY;INTERVAL=0"', '-Repeat "FREQ=WEEKLY;BYDAY=XX"' {
        { . ([scriptblock]::Create("New-TickTickTask x -Due Today $_ -ErrorAction Stop")) } | Should -Throw
    }

    It 'has the rule beside the start of a series' {
        $task = New-TickTickTask series -Due Today -Repeat "DTSTART:20261201T090000Z`nRRULE:FREQ=DAILY;INTERVAL=2"
        $task.Repeat | Should -Be 'RRULE:FREQ=DAILY;INTERVAL=2'
        $task | Remove-TickTickTask -Confirm:$false
    }
}

Describe 'An edit of an object' {
    It 'is saved, and so is one of its items' {
        $task = Get-TickTickTask Shopping
        $task.Title = 'Groceries'
        $task.Items[0].Status = 'Completed'
        $task.Tags += 'food'
        $task | Set-TickTickTask
        $saved = Get-TickTickTask Groceries
        $saved.Items.Status | Should -Be 'Completed', 'Completed', 'Open'
        $saved.Tags | Should -Be 'food'
        $saved | Set-TickTickTask -Title Shopping -Item Milk, Eggs -Tag $null
    }
}

Describe 'An edit of an object of another noun' {
    BeforeAll {
        $null = New-TickTickProjectGroup Edits
        $null = New-TickTickProject Edited -Group Edits
        $null = New-TickTickColumn Edited Todo
        $null = New-TickTickHabit Stretch -Type Real -Goal 2
    }

    It 'is saved' {
        Get-TickTickProjectGroup Edits | ForEach-Object { $_.Name = 'Edits 2'; $_ } | Set-TickTickProjectGroup
        (Get-TickTickProjectGroup 'Edits 2').Name | Should -Be 'Edits 2'
        Get-TickTickProject Edited | ForEach-Object { $_.Name = 'Edited 2'; $_ } | Set-TickTickProject -Color red
        (Get-TickTickProject 'Edited 2').Color | Should -Be '#FF0000'
        Get-TickTickColumn 'Edited 2' Todo | ForEach-Object { $_.Name = 'Todo 2'; $_ } | Set-TickTickColumn
        (Get-TickTickColumn 'Edited 2').Name | Should -Be 'Todo 2'
        Get-TickTickHabit Stretch | ForEach-Object { $_.Goal = 3; $_.Repeat = 'weekdays'; $_ } | Set-TickTickHabit -Unit times
        $habit = Get-TickTickHabit Stretch
        $habit.Goal, $habit.Unit | Should -Be 3, 'times'
        $habit.Repeat | Should -BeLike 'RRULE:*BYDAY=MO,TU,WE,TH,FR*'
        { $habit.Goal = -1; $habit | Set-TickTickHabit -ErrorAction Stop } | Should -Throw '*cannot be negative*'
        $habit.Goal = 3
        { $habit.Repeat = 'nonsense'; $habit | Set-TickTickHabit -ErrorAction Stop } | Should -Throw "*'nonsense' is not a recurrence rule*"
    }

    It 'is not sent by a command that does not get the object' {
        $null = New-TickTickProject Kept
        $project = Get-TickTickProject Kept
        $project.Name = 'Never'
        Set-TickTickProject $project.Id -Color blue
        (Get-TickTickProject -Id $project.Id).Name | Should -Be 'Kept'
    }

    It 'does not remove the name: <_>' -ForEach 'Get-TickTickTask Shopping | ForEach-Object { $_.Title = $undefined; $_ } | Set-TickTickTask', 'Get-TickTickProject Edited* | ForEach-Object { $_.Name = $undefined; $_ } | Set-TickTickProject', 'Get-TickTickProjectGroup Edits* | ForEach-Object { $_.Name = $undefined; $_ } | Set-TickTickProjectGroup', 'Get-TickTickColumn Edited* | ForEach-Object { $_.Name = $undefined; $_ } | Set-TickTickColumn', 'Get-TickTickHabit Stretch | ForEach-Object { $_.Name = $undefined; $_ } | Set-TickTickHabit' {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        { . ([scriptblock]::Create("$_ -ErrorAction Stop")) } | Should -Throw '*needs a *' -ErrorId 'RequestInvalid,*'
        Get-SandboxRequest -Sandbox $script:sandbox | Where-Object { $_.method -ne 'GET' -and $_.path -notlike '*/filter' } | Should -BeNullOrEmpty
    }
}

Describe 'The service''s own JSON of a task that spans several days' {
    It 'has an exclusive end, but a typed date and a column do not' {
        $task = New-TickTickTask Span -Project 'W 2' -Start 2027-02-01 -Due 2027-02-03
        $json = { (Invoke-TickTickRestMethod "project/$($task.ProjectId)/data").tasks | Where-Object id -EQ $task.Id }
        (& $json | Set-TickTickTask -PassThru).Due.Day | Should -Be 3
        (& $json | Set-TickTickTask -Due 2027-02-10 -PassThru).Due.Day | Should -Be 10
        ([pscustomobject]@{ Id = $task.Id; ProjectId = $task.ProjectId; StartDate = '2027-02-11'; DueDate = '2027-02-12'; IsAllDay = $true } | Set-TickTickTask -PassThru).Due.Day | Should -Be 12
    }
}

Describe 'A column whose name is nearly that of a parameter' {
    It 'is refused before anything is sent: <Column> with <Command>' -ForEach @(
        @{ Command = 'New-TickTickTask'; Column = 'Due Date'; Parameter = 'Due' }
        @{ Command = 'New-TickTickTask'; Column = 'start_date'; Parameter = 'Start' }
        @{ Command = 'New-TickTickTask'; Column = 'project-id'; Parameter = 'Project' }
        @{ Command = 'New-TickTickTask'; Column = 'Is All Day'; Parameter = 'AllDay' }
        @{ Command = 'Set-TickTickTask'; Column = 'Time Zone'; Parameter = 'TimeZone' }
        @{ Command = 'New-TickTickProject'; Column = 'view_mode'; Parameter = 'ViewMode' }
        @{ Command = 'New-TickTickHabit'; Column = 'Target Days'; Parameter = 'TargetDays' }
    ) {
        $row = [pscustomobject]@{ Id = '0123456789abcdef01234567'; Title = 'x'; Name = 'x'; $Column = '1' }
        if ($Command -like 'New-*') { $row.PSObject.Properties.Remove('Id') }
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $failure = Get-Failure { $row | & $Command }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        "$failure $($failure.ErrorDetails.RecommendedAction)" | Should -BeLike "*'$Column'*Name it $Parameter,*"
        $row | & $Command -ErrorAction SilentlyContinue
        Get-SandboxRequest -Sandbox $script:sandbox | Should -BeNullOrEmpty
    }

    It 'is left alone beside the parameter, and if it is none' {
        ([pscustomobject]@{ Title = 'beside'; Due = '2027-01-02'; 'Due Date' = 'x'; 'My notes' = 'y' } | New-TickTickTask).Due.Day | Should -Be 2
        ([pscustomobject]@{ Title = 'typed'; 'Due Date' = 'x' } | New-TickTickTask -Due 2027-01-03).Due.Day | Should -Be 3
        ('[{"title":"empty","project_id":"22","due_date":null}]' | ConvertFrom-Json | New-TickTickTask -Project 'W 2').Project | Should -Be 'W 2'
        $made = '[{"title":"whole"},{"title":"cut","due_date":"2027-01-04"}]' | ConvertFrom-Json | New-TickTickTask -ErrorVariable failures -ErrorAction SilentlyContinue
        $made.Title | Should -Be 'whole'
        $failures[0].TargetObject.title | Should -Be 'cut'
        ([pscustomobject]@{ Id = $made.Id; 'Project ID' = 'x'; Priority = 'High' } | Set-TickTickTask -PassThru).Priority | Should -Be 'High'
    }
}

Describe 'Something without an edit' {
    BeforeAll {
        $null = New-TickTickProject Still
        $null = New-TickTickProjectGroup Still
        $null = New-TickTickColumn Still Still
        $null = New-TickTickHabit Still
        $null = New-TickTickTask Still -Due 'tomorrow 9am' -TimeZone Europe/Rome
    }

    It 'stays as it is, and a warning says so: <_>' -ForEach @(
        foreach ($noun in 'Task', 'Project', 'ProjectGroup', 'Habit') { "Set-TickTick$noun Still" }
        'Get-TickTickTask Still | ForEach-Object { [pscustomobject]@{ Id = $_.Id; ProjectId = $_.ProjectId; AddTag = "z" } } | Set-TickTickTask'
        'Set-TickTickColumn Still Still'
    ) {
        . ([scriptblock]::Create("$_ -WarningVariable warnings -WarningAction SilentlyContinue"))
        $warnings.Message | Should -BeLike "'*' stays as it is, because nothing says what to change.*"
    }

    It 'is not warned about if there is an edit: <_>' -ForEach '-Priority High', '-Due today', '-AllDay', '-TimeZone Asia/Tokyo', '-Postpone 1d', '-AddTag a', '-AddItem b', '-Tag $null', '-Status Open', '-Title Still' {
        . ([scriptblock]::Create("Set-TickTickTask Still $_ -WarningVariable warnings -WarningAction SilentlyContinue"))
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'An edit of a copy' {
    BeforeAll {
        $null = New-TickTickProject Copied
        $null = New-TickTickProjectGroup Copied
        $null = New-TickTickColumn Copied Copied
        $null = New-TickTickHabit Copied -Type Real -Goal 2
        $null = New-TickTickTask Copied -Tag kept -Due 2027-05-03
        $script:copies = @{
            'Select-Object *' = { $input | Select-Object * }
            'Select-Object'   = { $input | Select-Object Id, ProjectId, Name, Title }
            'CLIXML'          = { $all = @($input); $path = Join-Path $TestDrive copy.xml; $all | Export-Clixml $path; Import-Clixml $path }
        }
    }

    It 'is saved: <Noun> through <Way>' -ForEach @(
        foreach ($way in 'Select-Object *', 'Select-Object', 'CLIXML') {
            foreach ($noun in 'Task', 'Project', 'ProjectGroup', 'Column', 'Habit') { @{ Noun = $noun; Way = $way; Property = if ($noun -eq 'Task') { 'Title' } else { 'Name' } } }
        }
    ) {
        $of = if ($Noun -eq 'Column') { @{ Project = 'Copied' } } else { @{} }
        $copy = & "Get-TickTick$Noun" Copied* @of | & $script:copies[$Way]
        $copy.$Property = 'Copied 2'
        $copy | & "Set-TickTick$Noun"
        (& "Get-TickTick$Noun" 'Copied 2' @of).$Property | Should -BeExactly 'Copied 2'
        $copy.$Property = 'Copied'
        $copy | & "Set-TickTick$Noun"
        if ($Noun -eq 'Task') { "$((Get-TickTickTask Copied).Tags) $((Get-TickTickTask Copied).Due.ToString('yyyy-MM-dd'))" | Should -Be 'kept 2027-05-03' }
    }

    It 'is saved if it is a calculated property' {
        Get-TickTickTask Copied | Select-Object Id, ProjectId, @{ n = 'Title'; e = { "$($_.Title) 3" } } | Set-TickTickTask
        Set-TickTickTask 'Copied 3' -Title Copied
    }

    It 'does not send values that were read long ago if a parameter says what to change: <_>' -ForEach '*', 'Id, ProjectId, Title, Due, Content, Tags' {
        $copy = & ([scriptblock]::Create("Get-TickTickTask Copied | Select-Object $_"))
        Set-TickTickTask Copied -Content newer -Due 2027-06-01
        $copy | Set-TickTickTask -AddTag more
        $copy | Set-TickTickTask -Postpone '1 day'
        $task = Get-TickTickTask Copied
        "$($task.Content) $($task.Tags) $($task.Due.ToString('yyyy-MM-dd'))" | Should -Be 'newer kept more 2027-06-02'
        Set-TickTickTask Copied -Content old -Due 2027-05-03 -Tag kept
    }
}

Describe 'A number in a cell' {
    It 'means the same in every culture or is refused: <Culture> <Text>' -ForEach @(
        foreach ($culture in 'en-US', 'de-DE', 'fr-FR', 'fa-IR', 'sv-SE') {
            @{ Culture = $culture; Text = '2.5'; Value = 2.5 }
            @{ Culture = $culture; Text = '2,5'; Value = $(if ($culture -in 'de-DE', 'fr-FR', 'sv-SE') { 2.5 }) }
            @{ Culture = $culture; Text = '1,234.5'; Value = $null }
            @{ Culture = $culture; Text = '3'; Value = 3 }
        }
        @{ Culture = 'de-DE'; Text = '1.000'; Value = $null }
    ) {
        [cultureinfo]::CurrentCulture = $Culture
        try { [pscustomobject]@{ Habit = 'Pulse'; Day = '2026-11-10'; Value = $Text } | Set-TickTickHabitCheckin -ErrorAction Stop; $set = $true } catch { $set = $false }
        [cultureinfo]::CurrentCulture = $script:culture
        $set | Should -Be ($null -ne $Value)
        if ($set) { (Get-TickTickHabitCheckin Pulse -After 2026-11-10 -Before 2026-11-10).Value | Should -Be $Value }
    }

    It 'is not rounded where it must be whole: <_>' -ForEach 'New-TickTickTask x -SortOrder 1.5', "New-TickTickTask x -SortOrder '1.5'", 'New-TickTickProject x -SortOrder 2.5', 'New-TickTickProjectGroup x -SortOrder ([decimal]0.5)', 'New-TickTickHabit x -TargetDays 1.5', "[pscustomobject]@{ Title = 'x'; SortOrder = '-0.5' } | New-TickTickTask" {
        { . ([scriptblock]::Create("$_ -ErrorAction Stop")) } | Should -Throw '*is not a whole number. Use a number without decimals, such as 2.*'
    }

    It 'keeps all of its digits: <_>' -ForEach '-9007199254740993', '9223372036854775807', '3.0' {
        ([pscustomobject]@{ Title = 'ordered'; SortOrder = $_ } | New-TickTickTask).SortOrder | Should -Be ([decimal]$_)
    }
}

Describe 'A long number in a cell' {
    It 'keeps all of its digits as the culture writes it: <_>' -ForEach 'en-US', 'he-IL', 'sv-SE', 'ar-SA', 'fa-IR' {
        $text = ([long]-1234567890123456789).ToString([cultureinfo] $_)
        [cultureinfo]::CurrentCulture = $_
        try { $task = [pscustomobject]@{ Title = 'ordered'; SortOrder = $text } | New-TickTickTask } finally { [cultureinfo]::CurrentCulture = $script:culture }
        $task.SortOrder | Should -Be ([long]-1234567890123456789)
    }
}

Describe 'A duration or a reminder' {
    It 'is in minutes, and before the start' {
        New-TickTickFocus -Start 'yesterday 3pm' -Duration 25 -Note bare
        (Get-TickTickFocus | Where-Object Note -EQ bare).Duration | Should -Be ([timespan]'0:25')
        $task = New-TickTickTask call -Due 'tomorrow 9am' -Reminder (New-TimeSpan -Minutes 15)
        $task.Reminders | Should -Be ([timespan]'0:15')
        ((Invoke-Sandbox -Sandbox $script:sandbox -Path state).tasks | Where-Object title -EQ call).reminders | Should -Be 'TRIGGER:-P0DT0H15M0S'
    }
}

Describe 'A CSV file with the type in its first line, as Windows PowerShell writes it' {
    It 'has values: <Noun>' -ForEach @(
        @{ Noun = 'Task'; Name = 'Bare'; Property = 'Priority'; Value = 'High' }
        @{ Noun = 'Project'; Name = 'W 2'; Property = 'Color'; Value = '#123456' }
        @{ Noun = 'Habit'; Name = 'Pulse'; Property = 'Goal'; Value = '7' }
    ) {
        $row = & "Get-TickTick$Noun" $Name | ConvertTo-Csv -IncludeTypeInformation | ConvertFrom-Csv
        $row.PSObject.TypeNames | Should -Contain "TickTick.Api.TickTick$Noun"
        $row.$Property = $Value
        $row | & "Set-TickTick$Noun"
        "$((& "Get-TickTick$Noun" $Name).$Property)" | Should -Be $Value
    }
}

Describe 'Rows for the same thing' {
    It 'are sent in their order: <Noun>' -ForEach @(
        @{ Noun = 'Task'; Name = 'Bare'; Property = 'Content' }
        @{ Noun = 'Project'; Name = 'W 2'; Property = 'Name' }
        @{ Noun = 'ProjectGroup'; Name = 'Office'; Property = 'Name' }
        @{ Noun = 'Habit'; Name = 'Pulse'; Property = 'Unit' }
    ) {
        $thing = & "Get-TickTick$Noun" $Name
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ kind = 'latency'; milliseconds = 300; method = 'POST'; path = "/$($thing.Id)`$"; times = 1 })
        'first', 'second', $Name | ForEach-Object { [pscustomobject]@{ Id = $thing.Id; ProjectId = $thing.ProjectId; $Property = $_ } } | & "Set-TickTick$Noun"
        (& "Get-TickTick$Noun" -Id $thing.Id).$Property | Should -Be $Name
        @(Get-SandboxRequest -Sandbox $script:sandbox -Path "*/$($thing.Id)").Where{ $_.method -eq 'POST' }[-1].body | Should -Match ([regex]::Escape($Name))
    }
}

Describe 'A row with a name that is not unique' {
    BeforeAll {
        $script:ways = @{
            CSV    = { $input | ConvertTo-Csv | ConvertFrom-Csv }
            JSON   = { $input | ConvertTo-Json -Depth 8 | ConvertFrom-Json }
            CLIXML = { $all = @($input); $path = Join-Path $TestDrive row.xml; $all | Export-Clixml $path; Import-Clixml $path }
        }
    }

    It 'means the project of its ID: <_>' -ForEach 'CSV', 'JSON', 'CLIXML' {
        # Also a project that is called as the Inbox is.
        $projects = 'Twin', 'Twin', 'Inbox' | New-TickTickProject
        try {
            foreach ($project in $projects[1, 2]) {
                $task = New-TickTickTask "row $_" -Project $project
                $changed = $task | & $script:ways[$_] | Set-TickTickTask -Priority High -PassThru
                "$($changed.ProjectId) $($changed.Priority)" | Should -Be "$($project.Id) High"
                ($task | & $script:ways[$_] | New-TickTickTask).ProjectId | Should -Be $project.Id
                $task | & $script:ways[$_] | Remove-TickTickTask
            }
        }
        finally { $projects | Remove-TickTickProject -Confirm:$false }
    }

    It 'means the project that is written into it' {
        $projects = 'Twin', 'Other' | New-TickTickProject
        try {
            $row = New-TickTickTask edited -Project Twin | ConvertTo-Csv | ConvertFrom-Csv
            $row.Project = 'Other'
            ($row | New-TickTickTask).Project | Should -Be 'Other'
        }
        finally { $projects | Remove-TickTickProject -Confirm:$false }
    }

    It 'keeps the label of a tag: <_>' -ForEach 'CSV', 'JSON', 'CLIXML' {
        $null = New-TickTickTag "Phone$_"
        (Get-TickTickTag "phone$_" | & $script:ways[$_] | New-TickTickTag).Label | Should -BeExactly "Phone$_"
        (Get-TickTickTag "phone$_" | New-TickTickTag).Label | Should -BeExactly "Phone$_"
        (Get-TickTickTag "phone$_").Label | Should -BeExactly "Phone$_"
    }
}

Describe 'What is off' {
    BeforeAll {
        $script:kinds = @{
            ShowAll    = @{ Noun = 'ProjectGroup'; Key = 'Name'; Property = 'ShowAll'; Values = @{}; Row = 'Id', 'ShowAll' }
            RecordNote = @{ Noun = 'Habit'; Key = 'Name'; Property = 'IsRecordEnabled'; Values = @{}; Row = 'Id', 'IsRecordEnabled' }
            AllDay     = @{ Noun = 'Task'; Key = 'Title'; Property = 'IsAllDay'; Values = @{ Due = '2027-03-05 09:00'; TimeZone = 'UTC' }; Row = 'Id', 'ProjectId', 'Due', 'IsAllDay' }
        }
    }

    It 'stays off in a copy and in what a row restores, through <Format>: -<Parameter>' -ForEach (
        $formats | ForEach-Object { $format = $_; 'ShowAll', 'RecordNote', 'AllDay' | ForEach-Object { $format + @{ Parameter = $_ } } }
    ) {
        $kind = $script:kinds[$Parameter]
        $name, $values, $off, $on = "$Parameter through $Format", $kind.Values, @{ $Parameter = $false }, @{ $Parameter = $true }
        $null = & "New-TickTick$($kind.Noun)" $name @values @off
        $row = [ordered]@{}
        $saved = & "Get-TickTick$($kind.Noun)" $name | & $Convert
        foreach ($column in $kind.Row) { $row[$column] = $saved.$column }
        $saved.($kind.Key) = "Copy of $name"
        $null = $saved | & "New-TickTick$($kind.Noun)"
        & "Set-TickTick$($kind.Noun)" $name @on
        [pscustomobject]$row | & "Set-TickTick$($kind.Noun)"
        $stored = & "Get-TickTick$($kind.Noun)" "*$name"
        $stored.($kind.Property) | Should -Be $false, $false
        if ($values.Due) { $stored.Due.UtcDateTime | Should -Be ([datetime]$values.Due), ([datetime]$values.Due) }
    }

    It 'is left alone by an empty cell: <_>' -ForEach 'New-TickTickProjectGroup Empty -ShowAll | Select-Object Id | Select-Object *, @{ n = "ShowAll"; e = { "" } } | Set-TickTickProjectGroup -PassThru | ForEach-Object ShowAll',
    'New-TickTickHabit Empty -RecordNote | Select-Object Id | Select-Object *, @{ n = "RecordNote"; e = { $null } } | Set-TickTickHabit -PassThru | ForEach-Object IsRecordEnabled',
    'New-TickTickTask Empty -Due 2027-03-05 | Select-Object Id, ProjectId | Select-Object *, @{ n = "IsAllDay"; e = { " " } } | Set-TickTickTask -PassThru | ForEach-Object IsAllDay',
    '$task = New-TickTickTask Empty -Due 2027-03-05; [pscustomobject]@{ Id = $task.Id; ProjectId = "inbox"; AllDay = ""; IsAllDay = "False" } | Set-TickTickTask -PassThru | ForEach-Object IsAllDay' {
        & ([scriptblock]::Create($_)) | Should -BeTrue
    }
}
