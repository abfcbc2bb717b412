# Quick add and the review of a week. What they count is tested with the engine.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    'Shopping', 'Old ideas' | New-TickTickProject | Out-Null
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'New-TickTickTask -Text' {
    It 'reads the marks of quick add' {
        $task = New-TickTickTask -Text 'Buy milk tomorrow 5pm #errand ~Shopping !high'
        $task.Title | Should -Be 'Buy milk'
        $task.Project | Should -Be 'Shopping'
        $task.Tags | Should -Be 'errand'
        $task.Priority | Should -Be 'High'
        $task.Due.LocalDateTime | Should -Be (Get-Date).Date.AddDays(1).AddHours(17)
        $several = New-TickTickTask -Text 'Juggle ~"Old ideas"', 'Fix \#5 #a' -Tag b -Content text
        $several.Project | Should -Be 'Old ideas', 'Inbox'
        $several[1].Title | Should -Be 'Fix #5'
        $several[1].Tags | Should -Be 'a', 'b'
        $several.Content | Should -Be 'text', 'text'
    }

    It 'shows how a text was read with -WhatIf and -Verbose' {
        $result = Invoke-AtPrompt { New-TickTickTask -Text 'Buy bread ~shopping #errand !low 2027-12-03' -Session $session -WhatIf -Verbose } -Variable @{ session = Get-TickTickSession }
        $shown = ($result.Text -split '\r?\n') -match 'What if: '
        foreach ($part in "'Buy bread' in Shopping", 'Fri 3 Dec 2027', 'errand', 'Low') { "$shown" | Should -BeLike "*$part*" }
        "$($result.Verbose)" | Should -BeLike "*is 'Buy bread' in shopping, due Fri 3 Dec 2027, tagged errand, priority Low.*"
        Get-TickTickTask 'Buy bread' -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'refuses a list that does not exist, also with -WhatIf, and continues' {
        $made = New-TickTickTask -Text 'x ~Shoping', 'Tea ~Shopping' -ErrorVariable failures -ErrorAction SilentlyContinue
        $made.Title | Should -Be 'Tea'
        $failures.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failures[0].Exception.Message | Should -BeLike "*Did you mean 'Shopping'?*"
        (Get-Failure { New-TickTickTask -Text 'x ~Shoping' -WhatIf -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        (Get-TickTickProject).Name | Should -Not -Contain 'Shoping'
    }

    It 'refuses a time with -AllDay' {
        "$(Get-Failure { New-TickTickTask -Text 'x tomorrow 5pm' -AllDay -ErrorAction Stop })" | Should -BeLike "*'tomorrow 5pm'*-AllDay*"
        (New-TickTickTask -Text 'whole tomorrow' -AllDay).IsAllDay | Should -BeTrue
    }

    It 'refuses a mark that a parameter repeats: <_>' -ForEach '-Project Shopping', '-Due today', '-Priority Low' {
        $failure = Get-Failure ([scriptblock]::Create("New-TickTickTask -Text 'x tomorrow ~Shopping !high' $_ -ErrorAction Stop"))
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        { New-TickTickTask -Text $null } | Should -Throw
        { New-TickTickTask Title -Text x } | Should -Throw
    }
}

Describe 'Measure-TickTickTask' {
    It 'counts by project, and as a whole' {
        Complete-TickTickTask 'Buy milk'
        $shopping = Measure-TickTickTask Project -After yesterday | Where-Object Group -EQ Shopping
        $shopping.Completed | Should -Be 1
        $shopping.OnTime | Should -Be 1
        (Measure-TickTickTask -GroupBy Day -After '2 days ago').Count | Should -Be 3
        (Measure-TickTickTask).Group | Should -Be 'All'
        (Measure-TickTickTask -Before yesterday).Completed | Should -Be 0
        New-TickTickTask Again -Project Shopping -Repeat Daily -Due '5 days ago' -AllDay
        1..3 | ForEach-Object { Complete-TickTickTask Again }
        $after = Measure-TickTickTask Project -After yesterday | Where-Object Group -EQ Shopping
        ($after.Created - $shopping.Created), ($after.Completed - $shopping.Completed) | Should -Be 1, 3
        (Get-Failure { Measure-TickTickTask -After today -Before yesterday }).FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
    }
}

Describe 'Measure-TickTickHabit' {
    It 'measures all active habits, or those from the pipeline' {
        New-TickTickHabit Read -Repeat Daily | Out-Null
        New-TickTickHabit Swim -Repeat '3 times a week' | Out-Null
        foreach ($days in 1..3) { Set-TickTickHabitCheckin Read -Day (Get-Date).AddDays(-$days) }
        $read = Measure-TickTickHabit | Where-Object Habit -EQ Read
        $read.CurrentStreak | Should -Be 3
        $read.IsOpenToday | Should -BeTrue
        $read.Rate | Should -Be 1
        Set-TickTickHabitCheckin Read
        (Get-TickTickHabit Read | Measure-TickTickHabit).CurrentStreak | Should -Be 4
        (Measure-TickTickHabit S*).Unit | Should -Be 'Weeks'
        (Get-Failure { Measure-TickTickHabit Raed -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
}

Describe 'Measure-TickTickFocus' {
    It 'sums the time of each task with its title' {
        $tea = Get-TickTickTask Tea
        $tea | New-TickTickFocus -Start 'yesterday 9am' -Duration 25 | Out-Null
        $tea | New-TickTickFocus -Start 'yesterday 10am' -Duration 35 | Out-Null
        $measure = Measure-TickTickFocus Task -After yesterday
        $measure.Group | Should -Be 'Tea'
        $measure.Total | Should -Be ([timespan] '1:00')
        $measure.Mean | Should -Be ([timespan] '0:30')
        $tea | Set-TickTickTask -Status Abandoned
        (Measure-TickTickFocus Task -After yesterday).Group | Should -Be 'Tea'
    }
}

Describe 'The view of a measure' {
    It 'fits 80 columns: <_>' -ForEach 'Measure-TickTickTask Project', 'Measure-TickTickHabit', 'Measure-TickTickFocus Day' {
        $lines = (& ([scriptblock]::Create($_)) | Out-String -Width 80) -split '\r?\n'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        "$lines" | Should -Not -Match ' : '
        "$lines" | Should -Match '-----'
    }

    It 'shows a rate as a percentage' {
        Measure-TickTickHabit Read | Out-String | Should -Match '100\s?[%\u066A]|[%\u066A]\s?100'
    }
}

Describe 'The tables of a review' {
    It 'show days, and nothing for what was not measured' {
        $focus = [pscustomobject]@{ PSTypeName = 'TickTick.Api.TickTickFocusMeasure'; Group = 'Work'; Sessions = 2; Total = [timespan]'30.05:00:01'; Mean = [timespan]'15.02:30:00.5' }
        $focus | Out-String | Should -Match '30\.05:00:01 15\.02:30:00\r?\n'
        foreach ($age in $null, [timespan]'12.05:00:00') {
            $task = [pscustomobject]@{ PSTypeName = 'TickTick.Api.TickTickTaskMeasure'; Group = 'Work'; Created = 1; Completed = 0; OnTime = 0; Late = 0; Overdue = 0; Open = 1; MedianAge = $age }
            $task | Out-String | Should -Match "Work +1 +0 +0 +0 +0 +1 *$(if ($age) { '12 d' })\r?\n"
        }
    }
}
