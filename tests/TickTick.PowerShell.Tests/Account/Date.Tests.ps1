# Every date parameter takes the same texts. The grammar itself is tested with the engine.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:dates = foreach ($command in Get-Command -Module TickTick.PowerShell -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values | Where-Object { $_.ParameterType.ToString() -match 'Date' }) {
            @{ Command = $command.Name; Parameter = $parameter.Name }
        }
    }
    $script:spans = foreach ($command in Get-Command -Module TickTick.PowerShell -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values | Where-Object { $_.ParameterType.ToString() -match 'TimeSpan|ShiftArgument' }) {
            @{ Command = $command.Name; Parameter = $parameter.Name }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:culture = [cultureinfo]::CurrentCulture
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    function Get-Due([string] $Title) { Get-TickTickTask $Title | ForEach-Object { if ($_.IsAllDay) { $_.Due.ToString('yyyy-MM-dd') } else { $_.Due.ToLocalTime().ToString('yyyy-MM-dd HH:mm') } } }
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A date parameter' {
    AfterEach { [cultureinfo]::CurrentCulture = $script:culture }

    It 'has the one type, conversion and completion: <Command> -<Parameter>' -ForEach $dates {
        $declared = (Get-Command $Command).Parameters[$Parameter]
        $declared.ParameterType.Name | Should -Be 'DateArgument'
        $marks = (Get-Command $Command).ImplementingType.GetProperty($Parameter).CustomAttributes.ForEach{ $_.AttributeType.Name }
        $marks | Should -Contain 'DateAttribute'
        # A date without a year or a week is the previous one where it can only lie in the past.
        $isPast = $Parameter -match '^Completed' -or ($Command -match 'Focus|HabitCheckin|Measure|Export' -and $Parameter -notmatch '^Due')
        $declared.Attributes.Where{ $_ -is [ArgumentCompleter] }.Type.Name | Should -Be $(if ($isPast) { 'PastDayCompleter' } else { 'DayCompleter' })
        [bool] $declared.Attributes.Where{ $_.GetType().Name -eq 'DateAttribute' }.IsPast | Should -Be $isPast
    }

    It 'takes words in all cmdlets' {
        $yesterday = (Get-Date).Date.AddDays(-1)
        New-TickTickFocus -Start 'yesterday 9am' -Duration 0:25 -Note words
        (Get-TickTickFocus -After Yesterday -Before Today).Note | Should -Be 'words'
        Get-TickTickFocus -After Today | Should -BeNullOrEmpty
        New-TickTickHabit Swim -TargetStart Tomorrow
        (Get-TickTickHabit Swim).TargetStart | Should -Be (Get-Date).Date.AddDays(1)
        Set-TickTickHabitCheckin Swim -Day Yesterday
        (Get-TickTickHabitCheckin Swim -After Yesterday -Before Yesterday).Day | Should -Be $yesterday
        New-TickTickTask Early -Due 'tomorrow 9am'
        Get-Due Early | Should -Be (Get-Date).AddDays(1).ToString('yyyy-MM-dd 09:00')
        Get-TickTickTask Early | Set-TickTickTask -Due '+3d'
        Get-Due Early | Should -Be (Get-Date).AddDays(3).ToString('yyyy-MM-dd 09:00')
        (Get-TickTickTask -DueAfter '+2d' -DueBefore 'in 4 days').Title | Should -Be 'Early'
        New-TickTickTask Report
        Get-TickTickTask Report | Complete-TickTickTask
        (Get-TickTickTask -CompletedAfter yesterday).Title | Should -Be 'Report'
        (Get-TickTickTask -After yesterday -Before tomorrow).Title | Should -Be 'Report'
        [pscustomobject]@{ Title = 'Row'; Due = 'Tomorrow' } | New-TickTickTask
        Get-Due Row | Should -Be (Get-Date).AddDays(1).ToString('yyyy-MM-dd')
    }

    It 'takes a day that is an object, in every culture: <_>' -ForEach 'en-US', 'ar-SA', 'th-TH' {
        [cultureinfo]::CurrentCulture = $_
        New-TickTickTask "Day $_" -Due ([DateOnly]::new(2026, 12, 24))
        Get-TickTickTask "Day $_" | ForEach-Object { "$($_.IsAllDay) $($_.Due.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture))" } | Should -Be 'True 2026-12-24'
    }

    It 'reads a text as the culture writes it: <Culture> <Text>' -ForEach @(
        @{ Culture = 'de-DE'; Text = '05.12.2027'; Due = '2027-12-05' }
        @{ Culture = 'de-DE'; Text = '5.12.27'; Due = '2027-12-05' }
        @{ Culture = 'de-DE'; Text = '5. Dezember 2027'; Due = '2027-12-05' }
        @{ Culture = 'en-GB'; Text = 'December 5, 2027'; Due = '2027-12-05' }
        @{ Culture = 'en-US'; Text = '1/2/2027'; Due = '2027-01-02' }
        @{ Culture = 'ja-JP'; Text = '5 Dec 2027'; Due = '2027-12-05' }
        @{ Culture = 'th-TH'; Text = '2026-12-01 9am'; Due = '2026-12-01 09:00' }
        @{ Culture = 'th-TH'; Text = '1/12/2569'; Due = '2026-12-01' }
        @{ Culture = 'fa-IR'; Text = '2026-12-01 9am'; Due = '2026-12-01 09:00' }
        @{ Culture = 'fa-IR'; Text = '1405/9/10'; Due = '2026-12-01' }
    ) {
        [cultureinfo]::CurrentCulture = $Culture
        New-TickTickTask "$Culture $Text" -Due $Text
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
        Get-Due "$Culture $Text" | Should -Be $Due
    }

    It 'is refused if it is not a date, with an example that the culture accepts: <_>' -ForEach 'de-DE', 'en-GB', 'ja-JP', 'th-TH', 'fa-IR', 'en-US' {
        [cultureinfo]::CurrentCulture = $_
        $failure = Get-Failure { New-TickTickTask x -Due '13.13.2026' -ErrorAction Stop }
        "$failure" | Should -BeLike "*'13.13.2026' is not a date.*"
        "$failure" -match 'Use a date such as (?<iso>\S+?)(?: or (?<own>[^,]+))?, or words' | Should -BeTrue
        $example = $Matches
        foreach ($text in $example.iso, $example.own | Where-Object { $_ }) { New-TickTickTask x -Due $text -WhatIf 6>$null }
    }
}

Describe 'A date that can only lie in the past' {
    It 'is the previous one: a weekday' {
        $monday = (Get-Date).Date.AddDays(-1)
        while ($monday.DayOfWeek -ne 'Monday') { $monday = $monday.AddDays(-1) }
        New-TickTickFocus -Start 'monday 9am' -Duration 25 | ForEach-Object { $_.Start.LocalDateTime } | Should -Be $monday.AddHours(9)
        New-TickTickHabit Run
        (Set-TickTickHabitCheckin Run -Day Monday -PassThru).Day | Should -Be $monday
        (Get-TickTickHabitCheckin Run -After Monday).Day | Should -Be $monday
        $output = Get-TickTickTask -CompletedAfter monday -Verbose 4>&1
        "$output" | Should -BeLike "*-CompletedAfter: 'monday' is $($monday.ToString('ddd d MMM yyyy', [cultureinfo]::InvariantCulture)).*"
    }

    It 'causes a warning as the start of a period if it lies in the future: <_>' -ForEach 'Get-TickTickTask -CompletedAfter tomorrow', 'Get-TickTickFocus -After tomorrow -Before 2100-01-01', 'Get-TickTickHabitCheckin -After tomorrow -Before 2100-01-01' {
        $warning = . ([scriptblock]::Create("$_ -ErrorAction SilentlyContinue")) 3>&1 | Where-Object { $_ -is [Management.Automation.WarningRecord] }
        "$warning" | Should -BeLike "*'tomorrow' is * lies in the future*'last monday'*"
    }
}

Describe '-Due of Get-TickTickTask' {
    BeforeAll {
        foreach ($task in Get-TickTickTask) { Remove-TickTickTask -InputObject $task -Confirm:$false }
        New-TickTickTask late -Due yesterday
        New-TickTickTask low -Due today -Priority Low
        New-TickTickTask high -Due today -Priority High
        New-TickTickTask nine -Due '2094-12-06 9am'
        New-TickTickTask ten -Due '2094-12-06 10am'
        New-TickTickTask never
    }

    It 'takes several periods and dates, and returns each task once and in order' {
        (Get-TickTickTask -Due None, Today, Overdue, Today).Title | Should -Be 'late', 'high', 'low', 'never'
        (Get-TickTickTask -Due 'overdue', '2094-12-06').Title | Should -Be 'late', 'nine', 'ten'
        (Get-TickTickTask -Due '2094-12-06 10am').Title | Should -Be 'ten'
        (Get-TickTickTask -Due ([datetime]'2094-12-06 11:30')).Title | Should -Be 'nine', 'ten'
        (Get-TickTickTask -Due (Get-Date), (Get-Date).AddDays(-1)).Title | Should -Be 'late', 'high', 'low'
        (Get-TickTickTask -Due (Get-TickTickTask nine).Due).Title | Should -Be 'nine', 'ten'
    }

    It 'shows how a date was read' {
        $output = Get-TickTickTask -Due '6 dec 2027', None -Verbose 4>&1
        "$output" | Should -BeLike "*-Due: '6 dec 2027' is Mon 6 Dec 2027.*"
        $line = "Get-TickTickTask -Due 'next week"
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches[0].ToolTip | Should -Match '^\w{3} \d+ \w{3} \d{4} to \w{3} \d+ \w{3} \d{4}$'
        $line = 'Get-TickTickTask -Due '
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText[0..8] | Should -Be 'Overdue', 'Today', 'Tomorrow', 'ThisWeek', 'NextWeek', 'Next7Days', 'ThisMonth', 'NextMonth', 'None'
    }

    It 'refuses other texts with the periods, and <_>' -ForEach '$null', "''", '@()', '"Today", $null' {
        { Get-TickTickTask -Due soon } | Should -Throw "*'soon' is not a period or a date. Use Overdue, Today,*"
        { . ([scriptblock]::Create("Get-TickTickTask -Due $_")) } | Should -Throw
    }
}

Describe 'A date in quotes' {
    AfterEach { [cultureinfo]::CurrentCulture = $script:culture }

    It 'is read as PowerShell writes it if the culture has no slash in its dates: <_>' -ForEach 'de-DE', 'sv-SE', 'fi-FI', 'en-US' {
        [cultureinfo]::CurrentCulture = $_
        $date = [datetime]'2027-12-03'
        New-TickTickTask "quoted $_" -Due "$date"
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
        Get-Due "quoted $_" | Should -Be '2027-12-03 00:00'
    }

    It 'is refused if the culture reads it differently: <_>' -ForEach 'en-GB', 'fr-FR', 'es-ES', 'it-IT' {
        [cultureinfo]::CurrentCulture = $_
        $date = [datetime]'2027-12-03'
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $failure = Get-Failure { New-TickTickTask x -Due "$date" }
        $failure.Exception.Message | Should -BeLike '*-Due $date*'
        $failure = Get-Failure { Get-TickTickTask -DueBefore "$([DateTimeOffset]$date)" }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        [pscustomobject]@{ Title = 'x'; Due = "$date"; AllDay = $true } | New-TickTickTask -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        Get-SandboxRequest -Sandbox $script:sandbox | Should -BeNullOrEmpty
    }

    It 'is not needed: a date object means the same in every culture: <_>' -ForEach 'en-GB', 'de-DE', 'th-TH', 'fa-IR', 'ar-SA' {
        [cultureinfo]::CurrentCulture = $_
        $date = [datetime]'2027-12-03 09:30'
        New-TickTickTask "object $_" -Due $date
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
        Get-Due "object $_" | Should -Be '2027-12-03 09:30'
    }
}

Describe 'A date that Export-Csv writes' {
    AfterEach { [cultureinfo]::CurrentCulture = $script:culture }

    It 'is the same date again in <_>' -ForEach 'en-US', 'en-GB', 'de-DE', 'fr-FR', 'fi-FI', 'ko-KR', 'th-TH', 'fa-IR', 'ar-SA', 'hu-HU' {
        New-TickTickTask "csv $_" -Start '2027-12-03 09:30' -Due '2027-12-03 11:30'
        [cultureinfo]::CurrentCulture = $_
        $csv = Get-TickTickTask "csv $_" | Select-Object @{ n = 'Title'; e = { "again $($_.Title)" } }, Start, Due | ConvertTo-Csv
        $csv | ConvertFrom-Csv | New-TickTickTask
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
        Get-Due "again csv $_" | Should -Be '2027-12-03 11:30'
    }
}

Describe 'How a text was read' {
    It 'is shown by -Verbose' {
        $output = New-TickTickTask x -Due '2026-12-04 9am' -WhatIf -Verbose 4>&1
        "$output" | Should -BeLike "*-Due: '2026-12-04 9am' is Fri 4 Dec 2026 09:00.*"
    }

    It 'is shown by -WhatIf' {
        $result = Invoke-AtPrompt { New-TickTickTask x -Due '2026-12-04 9am' -Session $session -WhatIf } -Variable @{ session = Get-TickTickSession }
        $result.Text | Should -Match 'What if: .*Due Fri 4 Dec 2026 09:00'
    }

    It 'is shown by the tooltip of a completion' {
        $line = "New-TickTickTask x -Due '2026-12-04 9am'"
        $matched = (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches
        $matched[0].ToolTip | Should -Be 'Fri 4 Dec 2026 09:00'
        $line = 'Get-TickTickFocus -After Yes'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches[0].ToolTip | Should -Be ([DateTime]::Today.AddDays(-1).ToString('ddd d MMM yyyy', [cultureinfo]::InvariantCulture))
    }
}

Describe 'A date of the year 1' {
    It 'is a variable without a value, and refused: <_>' -ForEach 'New-TickTickTask x -Due ([datetime]::MinValue)', 'New-TickTickTask x -Start ([datetimeoffset]::MinValue)', 'New-TickTickTask x -Due ([datetime]::MaxValue)' {
        { . ([scriptblock]::Create("$_ -ErrorAction Stop")) } | Should -Throw '*is out of range. Use a date from 1900 to 2199.' -ErrorId 'RequestInvalid,*'
    }
}

Describe 'A time zone' {
    It 'is sent with its own name: <_>' -ForEach 'europe/rome', 'EUROPE/ROME', 'Europe/Rome' {
        (New-TickTickTask x -Due 2027-01-01 -TimeZone $_).TimeZone | Should -BeExactly 'Europe/Rome'
    }

    It 'can be the object that Get-TimeZone returns' {
        (New-TickTickTask x -Due 2027-01-01 -TimeZone (Get-TimeZone -Id Europe/Rome)).TimeZone | Should -BeExactly 'Europe/Rome'
        ([pscustomobject]@{ Title = 'x'; Due = '2027-01-01'; TimeZone = Get-TimeZone -Id Europe/Rome } | New-TickTickTask).TimeZone | Should -BeExactly 'Europe/Rome'
    }
}

Describe 'A row without a date, after a row with one' {
    AfterEach { [cultureinfo]::CurrentCulture = $script:culture }

    It 'is created although the date of the row before is refused' {
        [cultureinfo]::CurrentCulture = 'en-GB'
        $rows = [pscustomobject]@{ Title = 'with'; Due = "$([datetime]'2026-12-04 10:00')"; SortOrder = 1 }, [pscustomobject]@{ Title = 'without'; SortOrder = 2 }
        $made = $rows | New-TickTickTask -ErrorAction SilentlyContinue -ErrorVariable failures
        $made.Title | Should -Be 'without'
        $made.Due | Should -BeNullOrEmpty
        @($failures).Count | Should -Be 1
    }

    It 'shows no date with -WhatIf and -Verbose: <_>' -ForEach 'New-TickTickTask', 'Set-TickTickTask' {
        $rows = @{ Due = '2027-03-05' }, @{ Tags = 'a' } | ForEach-Object { [pscustomobject](@{ Title = 'x'; Id = 'a1'; ProjectId = 'inbox' } + $_) }
        $run = Invoke-AtPrompt ([scriptblock]::Create("`$rows | $_ -WhatIf -Verbose")) -Variable @{ rows = $rows; PSDefaultParameterValues = [Management.Automation.DefaultParameterDictionary]@{ '*-TickTick*:Session' = (Get-TickTickSession) } }
        # Once in what would be done, and once in how the text was read.
        [regex]::Matches($run.Text, '5 Mar 2027').Count | Should -Be 2
        @($run.Verbose -match '5 Mar 2027').Count | Should -Be 1
    }
}

Describe 'A text of hours, minutes and seconds' {
    It 'is refused if .NET takes the hours for days: <Command> -<Parameter>' -ForEach $script:spans {
        $reader = (Get-Command $Command).Parameters[$Parameter].Attributes | Where-Object { $_ -is [Management.Automation.ArgumentTransformationAttribute] }
        foreach ($text in '24:00:00', '-48:00:00', '100:30:00') { { $reader.Transform($ExecutionContext, $text) } | Should -Throw -Because $text }
        $reader.Transform($ExecutionContext, '23:59:00') | Should -Not -BeNullOrEmpty
        $reader.Transform($ExecutionContext, '1.00:00:00') | Should -Not -BeNullOrEmpty
    }

    It 'is a day only if it says so' {
        $task = New-TickTickTask x -Due '2027-01-01 9am'
        { $task | Set-TickTickTask -Postpone 24:00:00 } | Should -Throw '*of days, hours and minutes, such as 7.00:00*'
        ($task | Set-TickTickTask -Postpone 1.00:00:00 -PassThru).Due.LocalDateTime | Should -Be ([datetime]'2027-01-02 09:00')
    }
}

Describe 'A range' {
    It 'whose end is before its start is refused: <_>' -ForEach '-DueAfter Tomorrow -DueBefore Today', '-CompletedAfter Today -CompletedBefore Yesterday' {
        { . ([scriptblock]::Create("Get-TickTickTask $_")) } | Should -Throw 'The end of the range is before its start.*' -ErrorId 'RequestInvalid,*'
    }
}

Describe 'A reminder' {
    It 'is refused if it is not a time: <_>' -ForEach "'PT'", "'P'", "'-PT'", '0:15, $undefined', "'15 minutes'", '15' {
        { . ([scriptblock]::Create("New-TickTickTask x -Due '2027-01-01 10:00' -Reminder $_")) } | Should -Throw '*is not a time*' -ErrorId 'ParameterArgumentTransformationError,*'
    }
}

Describe 'A completion time' {
    It 'is refused if the status is <_>' -ForEach 'Open', 'Abandoned' {
        $failure = Get-Failure { Get-TickTickTask -Status $_ -CompletedAfter Yesterday }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        "$failure" | Should -BeLike "*-Status is $_*"
        { Get-TickTickTask -Status Open, Completed -Before Tomorrow } | Should -Not -Throw
    }
}
