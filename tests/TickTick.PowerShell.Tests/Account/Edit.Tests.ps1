# The parameters that change a part of a task. What they mean is tested with the engine.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Set-TickTickTask -Postpone' {
    It 'takes a text or a TimeSpan, by pipeline, with one request for each task' {
        'a', 'b' | New-TickTickTask -Due '2027-05-03 9am' | Out-Null
        $tasks = Get-TickTickTask a, b
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $moved = $tasks | Set-TickTickTask -Postpone '1 week' -PassThru
        @(Get-SandboxRequest -Sandbox $script:sandbox).Count | Should -Be 2
        $moved.Due.LocalDateTime | Should -Be ([datetime]'2027-05-10 09:00'), ([datetime]'2027-05-10 09:00')
        $moved | Set-TickTickTask -Postpone 7.02:00
        (Get-TickTickTask a).Due.LocalDateTime | Should -Be ([datetime]'2027-05-17 11:00')
        Set-TickTickTask a -Postpone (New-TimeSpan -Days -2)
        Set-TickTickTask a -Postpone 1d
        (Get-TickTickTask a).Due.LocalDateTime | Should -Be ([datetime]'2027-05-16 11:00')
    }

    It 'is refused with <_>' -ForEach '-Due today', '-Start today' {
        $failure = Get-Failure ([scriptblock]::Create("Set-TickTickTask a -Postpone 1d $_"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $failure.Exception.Message | Should -BeLike '-Postpone cannot be combined with -Start or -Due.*'
    }

    It 'is refused if it is not a distance, and for a task without a date' {
        (Get-Failure { Set-TickTickTask a -Postpone 7 }).Exception.Message | Should -BeLike "*not a distance between dates.*'1 week'*"
        New-TickTickTask never | Out-Null
        Set-TickTickTask never, a -Postpone 1d -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        (Get-TickTickTask a).Due.LocalDateTime | Should -Be ([datetime]'2027-05-17 11:00')
    }
}

Describe 'Set-TickTickTask -AddTag, -RemoveTag, -AddItem, -CompleteItem and -RemoveItem' {
    It 'change what they name' {
        New-TickTickTask trip -Tag home, later -Item Passport, Socks, Shoes | Out-Null
        $trip = Set-TickTickTask trip -AddTag travel, urgent -RemoveTag LATER -AddItem Tickets -CompleteItem passport -RemoveItem S* -PassThru
        $trip.Tags | Should -Be 'home', 'travel', 'urgent'
        "$($trip.Items)" | Should -Be '[x] Passport Tickets'
        $trip = Get-TickTickTask trip | Set-TickTickTask -RemoveItem $trip.Items[1] -PassThru
        "$($trip.Items)" | Should -Be '[x] Passport'
    }

    It 'report an item that does not exist' {
        $failure = Get-Failure { Set-TickTickTask trip -CompleteItem Pasport -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure.Exception.Message | Should -BeLike "*Did you mean 'Passport'?*"
    }

    It 'keep what the same object changed before: <_>' -ForEach @(
        '$task | Set-TickTickTask -AddTag b; $task | Set-TickTickTask -AddTag c; $task | Set-TickTickTask -RemoveTag a'
        '$task | Set-TickTickTask -AddItem two; Set-TickTickTask $task -AddItem three; $task | Set-TickTickTask -CompleteItem one'
        '$task | Set-TickTickTask -Due 2027-06-01; $task | Set-TickTickTask -Postpone 1d'
        '$task | Set-TickTickTask -Due "2027-06-01 7pm"; $task | Set-TickTickTask -Due 2027-06-02'
    ) {
        $task = New-TickTickTask again -Tag a -Item one -Due '2027-05-01 9am'
        . ([scriptblock]::Create($_))
        $now = Get-TickTickTask -Id $task.Id
        $result = "$($now.Tags); $($now.Items); $($now.Due.LocalDateTime.ToString('s'))"
        $result | Should -Be $(switch -Wildcard ($_) {
                '*-RemoveTag*' { 'b c; one; 2027-05-01T09:00:00' }
                '*-CompleteItem*' { 'a; [x] one two three; 2027-05-01T09:00:00' }
                '*-Postpone*' { 'a; one; 2027-06-02T09:00:00' }
                default { 'a; one; 2027-06-02T19:00:00' }
            })
    }

    It 'have a counterpart in the properties of a task: <_>' -ForEach @(
        '$task.Items += "[x] two"; $task.Tags += "b" => [x] two; a b'
        '$task.Items = "three", "four"; $task.Tags = "c" => three four; c'
        '$task.Items = "five"; $task.Tags = @() => five; '
    ) {
        $line, $expected = $_ -split ' => '
        $task = New-TickTickTask properties -Tag a
        . ([scriptblock]::Create($line))
        $task | Set-TickTickTask
        $now = Get-TickTickTask -Id $task.Id
        "$($now.Items); $($now.Tags)" | Should -Be $expected
        $now.Kind | Should -Be 'Checklist'
        $now.Items += 'last'
        ($now | Set-TickTickTask -PassThru).Items[-1].Title | Should -Be 'last'
        $now = Get-TickTickTask -Id $task.Id
        $now.Items = @('first') + $now.Items
        $order = ($now | Set-TickTickTask -PassThru).Items.SortOrder
        $order | Should -Be (0..($order.Count - 1))
        { $now.Items = @('a', $null) } | Should -Not -Throw
    }

    It 'are refused with the parameter that replaces all: <_>' -ForEach '-Tag x -AddTag y', '-Tag $null -RemoveTag y', '-Item x -AddItem y', '-Item x -RemoveItem y' {
        (Get-Failure ([scriptblock]::Create("Set-TickTickTask trip $_"))).FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
    }

    It 'are refused if they are null or empty: <_>' -ForEach '-AddTag $null', '-RemoveTag @()', "-AddItem ''", '-CompleteItem $null', '-Postpone $null' {
        { . ([scriptblock]::Create("Set-TickTickTask trip $_")) } | Should -Throw
        (Get-TickTickTask trip).Tags | Should -Be 'home', 'travel', 'urgent'
    }
}

Describe 'An object whose change is not awaited' {
    It 'keeps what was changed if the pipeline ends early' {
        $tasks = 1..6 | ForEach-Object { New-TickTickTask "early $_" -Tag a }
        $null = $tasks | Set-TickTickTask -AddTag b -PassThru | Select-Object -First 1
        $sent = (Get-TickTickTask 'early*' | Where-Object { $_.Tags -contains 'b' }).Id
        $sent.Count | Should -BeGreaterThan 1
        $tasks | Set-TickTickTask -AddTag c
        foreach ($task in Get-TickTickTask 'early*') { $task.Tags | Should -Be $(if ($task.Id -in $sent) { 'a', 'b', 'c' } else { 'a', 'c' }) }
    }

    It 'keeps what was changed if the response was lost' {
        $task = New-TickTickTask lost -Tag a
        $null = Invoke-Sandbox $script:sandbox faults @(, @{ kind = 'resetAfter'; method = 'POST'; path = '/task/' })
        $task | Set-TickTickTask -AddTag b -ErrorAction SilentlyContinue
        $null = Invoke-Sandbox $script:sandbox faults -Method Delete
        $task | Set-TickTickTask -AddTag c
        (Get-TickTickTask lost).Tags | Should -Be a, b, c
    }

    It 'is at its new place if the pipeline ends early' {
        $null = New-TickTickProject Target
        $tasks = 1..4 | ForEach-Object { New-TickTickTask "moved $_" }
        $null = $tasks | Move-TickTickTask Target -PassThru | Select-Object -First 1
        $tasks | Set-TickTickTask -Priority High
        (Get-TickTickTask 'moved*' -Project Target).Priority | Sort-Object -Unique | Should -Be High
    }

    It 'shows with -WhatIf what is done' {
        $task = New-TickTickTask shown -Due '2027-05-01 9am' -Tag a
        $task | Set-TickTickTask -Due 2027-06-01 -AddTag b
        $run = Invoke-AtPrompt { $task | Set-TickTickTask -Postpone 1d -AddTag c -WhatIf -Session $session } -Variable @{ task = $task; session = Get-TickTickSession }
        # From the old values, it would show other ones than are sent.
        $run.Text | Should -Match 'Change dates by 1d, added tags c'
        $task.Tags | Should -Be a
    }

    It 'keeps what was cleared' {
        $task = New-TickTickTask cleared -Due '2027-05-01 9am'
        $task | Set-TickTickTask -Due $null
        (Get-Failure { $task | Set-TickTickTask -Postpone 1d -ErrorAction Stop }).Exception.Message | Should -BeLike "*has no date*"
        $task | Set-TickTickTask -Due 2027-07-01
        (Get-TickTickTask cleared).IsAllDay | Should -BeTrue
    }

    It 'saves the items that were held before' {
        $task = New-TickTickTask held -Item a, b, c
        foreach ($item in $task.Items) { $item.Status = 'Completed'; $task | Set-TickTickTask }
        "$((Get-TickTickTask held).Items)" | Should -Be '[x] a [x] b [x] c'
        $result = $task | Set-TickTickTask -Priority Low -PassThru
        $result.Items[0].Title = 'of the result'
        $task | Set-TickTickTask -Priority High
        (Get-TickTickTask held).Items[0].Title | Should -Be 'a'
    }

    It 'saves what was assigned while it was sent' {
        $task = New-TickTickTask racing
        $null = Invoke-Sandbox $script:sandbox faults @(, @{ kind = 'latency'; milliseconds = 500; method = 'POST'; path = '/task/'; times = 1 })
        & { $task.Title = 'first'; $task; Start-Sleep -Milliseconds 200; $task.Title = 'second'; Start-Sleep -Milliseconds 600 } | Set-TickTickTask
        ($task | Set-TickTickTask -PassThru).Title | Should -Be 'second'
    }

    It 'is not changed by -WhatIf' {
        $task = New-TickTickTask untouched -Item a, b
        $task | Set-TickTickTask -Item '[x] a', b -WhatIf
        $task | Set-TickTickTask -Item b, a -WhatIf
        $task | Set-TickTickTask -Priority High
        "$((Get-TickTickTask untouched).Items)" | Should -Be 'a b'
    }

    It 'does not take a completion by others for its own' {
        $task = New-TickTickTask twice -Due 2027-01-01 -Repeat daily
        $task | Complete-TickTickTask
        (Get-Failure { $task | Complete-TickTickTask -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'TaskOutdated,*'
        $task | Set-TickTickTask -Priority High
        (Get-Failure { $task | Complete-TickTickTask -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'TaskOutdated,*'
        # Which date is meant after a change of the dates is not known.
        $task | Set-TickTickTask -Repeat daily -TimeZone Etc/UTC
        $null = Invoke-Sandbox $script:sandbox faults @(, @{ kind = 'resetBefore'; method = 'POST'; path = '/complete$'; times = 1 })
        (Get-Failure { $task | Complete-TickTickTask -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        (Get-TickTickTask twice).Due.Day | Should -Be 2
    }
}

Describe 'A property that was assigned and saved' {
    It 'is not sent again, so that a later change by others stays: <Noun>' -ForEach @(
        @{ Noun = 'Task'; New = { New-TickTickTask mine }; Name = 'Title'; Other = @{ Priority = 'High' } }
        @{ Noun = 'Project'; New = { New-TickTickProject mine }; Name = 'Name'; Other = @{ Color = 'red' } }
        @{ Noun = 'ProjectGroup'; New = { New-TickTickProjectGroup mine }; Name = 'Name'; Other = @{ ShowAll = $true } }
        @{ Noun = 'Habit'; New = { New-TickTickHabit mine }; Name = 'Name'; Other = @{ Color = 'red' } }
        @{ Noun = 'Column'; New = { New-TickTickColumn (New-TickTickProject board) mine }; Name = 'Name'; Other = @{ SortOrder = 7 } }
    ) {
        $thing = & $New
        $set = "Set-TickTick$Noun"
        $thing.$Name = 'saved'
        $thing | & $set
        # An update by ID stands for another client.
        $id = @{ $Name = 'of others' }
        if ($Noun -eq 'Column') { Get-TickTickColumn board saved | & $set @id } else { & $set saved @id }
        $now = $thing | & $set @Other -PassThru
        $now.$Name | Should -Be 'of others'
        $thing.$Name = 'mine again'
        ($thing | & $set -PassThru).$Name | Should -Be 'mine again'
    }

    It 'is sent again if it was not saved' {
        $task = New-TickTickTask unsaved
        $task.Title = 'wanted'
        $null = Invoke-Sandbox -Sandbox $script:sandbox faults @(@{ kind = 'status'; status = 400; path = '/task/'; times = 1 })
        $task | Set-TickTickTask -ErrorAction SilentlyContinue
        ($task | Set-TickTickTask -PassThru).Title | Should -Be 'wanted'
    }

    It 'includes a list of items that was assigned and edited' {
        $task = New-TickTickTask list
        $task.Items = 'one', 'two'
        $task.Items[0].Status = 'Completed'
        $task | Set-TickTickTask
        Set-TickTickTask list -AddItem three
        "$(($task | Set-TickTickTask -Priority Low -PassThru).Items)" | Should -Be '[x] one two three'
    }

    It 'includes those of checklist items' {
        $task = New-TickTickTask items -Item one, two
        $task.Items[0].Status = 'Completed'
        $task | Set-TickTickTask
        Set-TickTickTask items -AddItem three
        "$(($task | Set-TickTickTask -Priority Low -PassThru).Items)" | Should -Be '[x] one two three'
    }
}

Describe 'A recurrence rule in words' {
    It 'is stored as a rule and shown in words' {
        New-TickTickTask report -Due 2027-05-31 -Repeat 'Every month on the last day' | Out-Null
        (Get-TickTickTask report).Repeat | Should -Be 'RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1'
        Get-TickTickTask report | Format-List | Out-String | Should -Match 'Repeat +: Every month on the last day'
        Set-TickTickTask report -Repeat 'rrule:freq=weekly;byday=mo'
        (Get-TickTickTask report).Repeat | Should -BeExactly 'RRULE:FREQ=WEEKLY;BYDAY=MO'
        Set-TickTickTask report -Repeat Weekdays
        (Get-TickTickTask report).Repeat | Should -Be 'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR'
        $line = "New-TickTickTask x -Repeat 'every 2 weeks on mon"
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches[0].ToolTip | Should -Be 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'
    }
}

Describe 'A project that is assigned to a task' {
    It 'is refused by Set-TickTickTask, which moves nothing' {
        $project = New-TickTickProject Elsewhere
        $task = New-TickTickTask Stay
        $task.ProjectId = $project.Id
        $failure = Get-Failure { $task | Set-TickTickTask -Content text -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $failure.Exception.Message | Should -BeLike "*use Move-TickTickTask."
        (Get-TickTickTask Stay).Content | Should -BeNullOrEmpty
    }
}
