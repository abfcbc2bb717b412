BeforeDiscovery {
    $script:views = @(
        'Get-TickTickTask', 'Get-TickTickProject', 'Get-TickTickProjectGroup', 'Get-TickTickColumn Board', 'Get-TickTickTag', 'Get-TickTickHabit'
        'Get-TickTickHabitCheckin', 'Get-TickTickFocus', 'Get-TickTickProjectMember Board', 'Get-TickTickTask Water* | Get-TickTickTaskComment'
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    New-TickTickProject Work
    New-TickTickTask 'Water the plants on the balcony' -Project Work -Due '2026-12-01 09:00' -Tag home, garden -Priority High
    $script:path = Get-ModulePath
    $script:file = Join-Path $TestDrive 'tasks.xml'
    Get-TickTickTask | Export-Clixml $script:file
    # For shells of their own, which find the token themselves.
    $script:variables = @{ TICKTICK_SERVICE = $script:sandbox.Origin; TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox }
    $script:row = 'Title +Due +Priority +Project +Tags[\s\S]*Water the plants .*\S+ +High +Work +home, garden'
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'The table of tasks' {
    It 'is shown <Name>' -ForEach @(
        @{ Name = 'for a file, before any command of the module has run'; Script = 'Import-Module $module; Import-Clixml $file' }
        @{ Name = 'for the output of a job'; Script = 'Import-Module $module; $job = Start-Job { Import-Module $using:module; Get-TickTickTask }; $job | Receive-Job -Wait' }
        @{ Name = 'for the output of a thread job'; Script = 'Import-Module $module; $job = Start-ThreadJob { Import-Module $using:module; Get-TickTickTask }; $job | Receive-Job -Wait' }
        @{ Name = 'after the script module that used it first was removed'; Script = 'Import-Module $module; $inner = New-Module -Name Inner { function Get-Inner { Get-TickTickTask } } | Import-Module -PassThru; $null = Get-Inner; Remove-Module Inner; Get-TickTickTask' }
        @{ Name = 'after the module was removed and imported again'; Script = 'Import-Module $module; $null = Get-TickTickTask; Remove-Module TickTick*; Import-Module $module; Get-TickTickTask' }
        @{ Name = 'if Import-Module is replaced by another command'; Script = 'Import-Module $module; function Import-Module { throw "replaced" }; Get-TickTickTask' }
    ) {
        $run = Invoke-Runspace -NoImport -Environment $script:variables -Script "`$module = '$script:path'; `$file = '$script:file'; & { $Script } | Out-String -Width 120"
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match $script:row
    }

    It 'needs no other module' {
        $state = [initialsessionstate]::Create()
        $state.LanguageMode = 'FullLanguage'
        $state.ImportPSModule($script:path)
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $tasks = $shell.AddCommand('Get-TickTickTask').AddParameter('Session', (Get-TickTickSession)).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $tasks.Title | Should -Be 'Water the plants on the balcony'
        }
        finally { $shell.Dispose(); $runspace.Dispose() }
    }

    It 'comes with one module only' {
        $run = Invoke-Runspace -Environment $script:variables -Script '$null = & { Get-TickTickTask; Get-TickTickSession } | Out-String; (Get-Module *TickTick*).Name'
        $run.Output | Should -BeExactly 'TickTick.PowerShell'
    }

    It 'has titles, projects and tags in ConstrainedLanguage' {
        $run = Invoke-Runspace -Environment $script:variables -Script '$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"; Get-TickTickTask | Out-String -Width 120'
        $run.Output | Should -Match 'Water the plants on the balcony +12/01/2026 .*High +Work +home, garden'
    }

    It 'has the title at <_> columns' -ForEach 40, 56, 80, 120 {
        Get-TickTickTask | Out-String -Width $_ | Should -Match 'Title[\s\S]*Water the p'
    }
}

Describe 'Control characters in a name' {
    BeforeAll {
        $script:escape = [char]27
        New-TickTickProject "Bad$($script:escape)[31m project"
        $script:task = New-TickTickTask "Clear$($script:escape)[2J and $([char]0x9B)31m" -Project Work
        $script:task | Add-TickTickTaskComment "Comment$($script:escape)[2J"
    }

    It 'are symbols in a table or a list: <_>' -ForEach 'Get-TickTickTask', 'Get-TickTickProject', '$task | Get-TickTickTaskComment', 'Get-TickTickTask | Format-List' {
        $text = (. ([scriptblock]::Create($_)) | Out-String -Width 200) -replace "$($script:escape)\[[\d;]*m"
        $text | Should -Match "`u{241B}\["
        $text | Should -Not -Match "[\p{Cc}-[\r\n\t]]"
    }

    It 'are symbols in errors, warnings, verbose messages and completions: <_>' -ForEach @(
        'New-TickTickTask x -Project Twin*', 'New-TickTickTask x -Project Bad[31mproject', '$task | Set-TickTickTask -Postpone 1d', '$task | Set-TickTickTask -Parent $task'
        '$task | Set-TickTickTask -CompleteItem nosuch', '[pscustomobject]@{ Title = "x"; Priority = "a$escape" } | New-TickTickTask', '[pscustomobject]@{ Title = "x"; Due = "a$escape" } | New-TickTickTask'
        'New-TickTickTask -Text "x$escape tomorrow" -Verbose', 'Remove-TickTickTask "a$escape"', 'Import-TickTickAccount "/nosuch$escape"', '(TabExpansion2 "New-TickTickTask x -Project Ba").CompletionMatches | ForEach-Object { $_.ListItemText + $_.ToolTip }'
    ) {
        1..2 | ForEach-Object { New-TickTickProject "Twin$($script:escape)]0;title" } | Out-Null
        $task = $script:task
        $escape = $script:escape
        $line = $_
        $text = try { . ([scriptblock]::Create($line)) *>&1 | Where-Object { $_.GetType().Name -ne 'TickTickTask' } | ForEach-Object { "$_ $($_.Exception.Message)" } } catch { "$_ $($_.Exception.Message)" }
        "$text" | Should -Match "`u{241B}"
        "$text" | Should -Not -Match $script:escape
    }

    It 'are symbols in a prompt' {
        $run = Invoke-AtPrompt -Variable @{ task = $script:task; session = (Get-TickTickSession) } -Script { $task | Remove-TickTickTask -Session $session -Confirm }
        $run.Text | Should -Match "Clear`u{241B}\[2J"
        $run.Text | Should -Not -Match $script:escape
    }
}

Describe 'A color' {
    BeforeAll {
        # In a shell, because what is written to a pipe has no colors.
        $script:blocks = (Invoke-Shell -Environment @{ NO_COLOR = $null } -Script @'
            foreach ($case in 'Ansi', 'PlainText', 'Ansi NO_COLOR', 'Host') {
                $rendering, $env:NO_COLOR = -split $case
                $PSStyle.OutputRendering = $rendering
                "${case}: $([TickTick.PowerShell.Formatting.ViewText]::Swatch('#102030', $PSStyle).Contains([char]0x25A0))"
            }
'@).Output -split '\r?\n'
    }

    It 'is a block and a code with colors, and only the code without: <_>' -ForEach 'Ansi: True', 'PlainText: False', 'Ansi NO_COLOR: False', 'Host: False' {
        $script:blocks | Should -Contain $_
    }
}

Describe 'The colors of the table of tasks' {
    It 'can be read on a dark and on a light terminal: <Line>' -ForEach @(
        @{ Line = 'New-TickTickTask today -Due "today 23:59"' }
        @{ Line = 'New-TickTickTask medium -Priority Medium' }
    ) {
        $before = $PSStyle.OutputRendering, $env:NO_COLOR
        $PSStyle.OutputRendering = 'Ansi'
        $env:NO_COLOR = $null
        try { $text = . ([scriptblock]::Create($Line)) | Format-Table | Out-String }
        finally { $PSStyle.OutputRendering = $before[0]; $env:NO_COLOR = $before[1] }
        # Yellow and bright yellow are what a light terminal does not show.
        $text | Should -Not -Match '\e\[(33|93)m'
        $text | Should -Match '\e\[38;5;(\d+)m(today|Medium)'
        $null = $text -match '\e\[38;5;(?<Number>\d+)m(today|Medium)'
        # A color of the 6x6x6 cube, and its contrast by the formula of WCAG.
        $index = [int] $Matches.Number - 16
        $light = foreach ($part in [Math]::Floor($index / 36), ([Math]::Floor($index / 6) % 6), ($index % 6)) {
            $value = (0, 95, 135, 175, 215, 255)[$part] / 255
            if ($value -le 0.03928) { $value / 12.92 } else { [Math]::Pow(($value + 0.055) / 1.055, 2.4) }
        }
        $luminance = 0.2126 * $light[0] + 0.7152 * $light[1] + 0.0722 * $light[2]
        1.05 / ($luminance + 0.05) | Should -BeGreaterThan 4
        ($luminance + 0.05) / 0.05 | Should -BeGreaterThan 4
    }
}

Describe 'The table of habits' {
    It 'shows the rule in words, at 80 columns' {
        $null = New-TickTickHabit Piano -Repeat 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR'
        $text = Get-TickTickHabit Piano | Out-String -Width 80
        $text | Should -Match 'Monday'
        $text | Should -Not -Match 'FREQ='
    }
}

Describe 'The table of what came from a job or a file' {
    BeforeAll {
        $null = New-TickTickProjectGroup Office
        $null = New-TickTickProject Board -Group Office -Color red
        $null = New-TickTickColumn Board Doing
        $null = New-TickTickTag urgent -Color red
        $null = New-TickTickHabit Water -Goal 8 -Unit glasses -Repeat Weekly
        $null = Set-TickTickHabitCheckin Water
        $null = New-TickTickFocus 'yesterday 9am' -Duration 25 -Note reading
        $null = Get-TickTickTask 'Water the plants*' | Add-TickTickTaskComment 'Two cans'
        $null = New-TickTickTask Holiday -Start 2027-03-27 -Due 2027-03-31
    }

    It 'is that of the objects themselves: <_>' -ForEach $script:views {
        $made = @(. ([scriptblock]::Create($_)))
        $made | Should -Not -BeNullOrEmpty
        $expected = $made | Out-String -Width 120
        $path = Join-Path $TestDrive view.xml
        $made | Export-Clixml $path
        Import-Clixml $path | Out-String -Width 120 | Should -Be $expected
        # As a job returns them.
        $made | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1)) } | Out-String -Width 120 | Should -Be $expected
    }

    It 'has headers in one piece at 80 columns: <_>' -ForEach ($script:views + 'Measure-TickTickTask', 'Measure-TickTickHabit', 'Measure-TickTickFocus') {
        $lines = . ([scriptblock]::Create($_)) | Out-String -Width 80 -Stream | Where-Object { $_ }
        # A header that does not fit continues on the next line.
        if ($lines[0] -notmatch ' : ') { $lines[1] | Should -Match '^-[- ]+$' -Because ($lines -join "`n") }
    }

    It 'cuts no number at 40 columns: <Line>' -ForEach @(
        @{ Line = 'Get-TickTickHabit'; Number = 'glasses +1\b' }
        @{ Line = 'Get-TickTickFocus'; Number = '00:25:00' }
    ) {
        . ([scriptblock]::Create($Line)) | Out-String -Width 40 | Should -Match $Number
    }
}

Describe 'A table with a long text in its first column' {
    BeforeAll {
        # The pair of characters of a symbol must stay together.
        $script:long = 'a' * 25 + "`u{1F600}" * 10 + "`u{6F22}" * 18
        New-TickTickTag $script:long -Color red
        New-TickTickProject $script:long -Color red
        New-TickTickColumn $script:long $script:long
        New-TickTickProjectGroup $script:long
        New-TickTickHabit $script:long -Goal 8 -Unit glasses
        $script:checkin = Set-TickTickHabitCheckin $script:long -PassThru
        New-TickTickTask "$script:long and more" -Due 2027-03-31 -Project $script:long -Tag $script:long
        New-TickTickFocus 'yesterday 9am' -Duration 25 -Task (Get-TickTickTask aaa*)
    }

    It 'shows the other columns at 80 columns: <Line>' -ForEach @(
        @{ Line = 'Get-TickTickTask aaa*'; Header = 'Title +Due'; Row = '31 Mar' }
        @{ Line = 'Get-TickTickProject $long'; Header = 'Name +Group +Color'; Row = 'aaa' }
        @{ Line = 'Get-TickTickProjectGroup $long'; Header = 'Name +ViewMode +ShowAll +Id'; Row = '[0-9a-f]{10}' }
        @{ Line = 'Get-TickTickColumn $long'; Header = 'Name +SortOrder'; Row = 'aaa' }
        @{ Line = 'Get-TickTickProjectMember $long'; Header = 'Project +DisplayName +Username'; Row = 'aaa' }
        @{ Line = 'Get-TickTickTag aaa*'; Header = 'Name +Label +Color'; Row = 'aaa' }
        @{ Line = 'Get-TickTickHabit $long'; Header = 'Name +Color +Goal +Unit +Check-ins'; Row = '8 glasses +1' }
        @{ Line = '$checkin'; Header = 'Day +Habit +Value +Goal'; Row = '8 +8' }
        @{ Line = 'Measure-TickTickTask -GroupBy Tag'; Header = 'Group +Created +Completed +OnTime +Late +Overdue +Open +MedianAge'; Row = '(\d+ +){6}' }
        @{ Line = 'Measure-TickTickHabit'; Header = 'Habit +Streak +Longest +Unit +Done +Due +Rate +OpenToday'; Row = '[%\u066A]' }
        @{ Line = 'Measure-TickTickFocus -GroupBy Task'; Header = 'Group +Sessions +Total +Mean'; Row = '1 +00:25:00 +00:25:00' }
    ) {
        $text = . ([scriptblock]::Create($Line)) | Out-String -Width 80
        $text | Should -Match $Header
        $text | Should -Match '(?m)a{20}.*\u2026'
        $text | Should -Match $Row
        $text | Should -Not -Match '[\uD800-\uDBFF](?![\uDC00-\uDFFF])'
    }

    It 'shows all columns of tasks on a terminal of 80 columns and more, with headers in one piece, whatever the title' -Skip:(-not $IsLinux) {
        Skip-TestWithout script -Install 'apt-get install bsdutils'
        $titles = foreach ($length in 10..100) { 'x' * $length }
        # Wide characters take two cells each.
        $titles = @($titles) + ("`u{65E5}`u{672C}`u{8A9E}" * 26)
        $tasks = $titles | ForEach-Object { [pscustomobject]@{ Title = $_; Due = '2027-03-31 09:00'; Priority = 'Medium'; Project = $script:long; Tag = 'home' } } | New-TickTickTask
        $tasks | Export-Clixml (Join-Path $TestDrive terminal.xml)
        $path = Join-Path $TestDrive terminal.ps1
        Set-Content $path "Import-Module '$script:path'; foreach (`$task in Import-Clixml '$TestDrive/terminal.xml') { `$task | Out-Default }"
        foreach ($width in 80, 100, 120, 200) {
            $text = '' | script --quiet --return --command "stty cols $width rows 50; $(Get-PowerShellPath) -NoProfile -NonInteractive -File $path" /dev/null
            $lines = @($text -replace '\e(\[[?0-9;]*[A-Za-z]|[=>])|\r', '' -split '\n' | Where-Object { $_.Trim() })
            $lines | Should -HaveCount (3 * $tasks.Count)
            for ($i = 0; $i -lt $lines.Count; $i += 3) {
                $lines[$i] | Should -Match '^Title +Due +Priority +Project +Tags *$' -Because "the screen has $width columns"
                $lines[$i + 2] | Should -Match '(x|\u2026|\u8A9E) +31 Mar 2027 09:00 +Medium +a+[^ ]* +home *$'
            }
        }

        # A wide screen shows a long title as a whole.
        $lines[-4] | Should -Match '^x{100} '
    }
}

Describe 'Constrained Language Mode' {
    It 'accepts dates, reminders, items, tags and colors as they are typed' {
        $run = Invoke-Runspace -Environment $script:variables -Script @'
$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"
New-TickTickTask Constrained -Start 'tomorrow 8am' -Due 'tomorrow 9am' -Reminder 0:15 -Tag a, b -Priority High -Item Milk -Repeat Weekly | Out-Null
Get-TickTickTask Constrained -Due Tomorrow -DueAfter Today -Priority High | Set-TickTickTask -Due (Get-Date)
Get-TickTickTask -CompletedAfter '3 days ago' | Out-Null
New-TickTickFocus -Start 'yesterday 9am' -Duration 25 -Note constrained | Out-Null
New-TickTickHabit Constrained -Reminder 07:30 -TargetStart Tomorrow -Color red | Out-Null
Set-TickTickHabitCheckin Constrained -Day Today | Out-Null
(Get-TickTickTask Constrained).Title
'@
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be 'Constrained'
    }

    It 'shows dates and colors: <Script>' -ForEach @(
        @{ Script = '"due", "day" | New-TickTickTask -Due 2027-03-04 | Format-List'; Text = 'Due +: 03/04/2027' }
        @{ Script = 'New-TickTickFocus -Start "2026-11-05 9am" -Duration 25'; Text = '11/05/2026 (08|09):00' }
        @{ Script = 'New-TickTickHabit Dated | Out-Null; Set-TickTickHabitCheckin Dated -Day 2026-11-06 -PassThru'; Text = '11/06/2026' }
        @{ Script = 'New-TickTickTask talk | Add-TickTickTaskComment hello'; Text = '\d\d/\d\d/20\d\d' }
        @{ Script = 'New-TickTickProject Painted -Color "#123456"; New-TickTickTag painted -Color "#123456"; New-TickTickHabit Painted -Color "#123456"'; Text = '(?s)#123456.*#123456.*#123456' }
        @{ Script = 'Connect-TickTick -AccessToken (ConvertTo-SecureString ''{"access_token":"x","expire_time":4102444800}'' -AsPlainText -Force); Get-TickTickSession'; Text = '2100' }
    ) {
        $run = Invoke-Runspace -Environment $script:variables -Script "`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'`n& { $Script } | Out-String -Width 200"
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match $Text
    }
}
