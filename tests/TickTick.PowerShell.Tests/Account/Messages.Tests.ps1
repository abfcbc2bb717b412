# What a command says about its requests and its changes.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    'Work', 'Home' | New-TickTickProject | Out-Null
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe '-WhatIf and -Confirm' {
    BeforeAll {
        $null = New-TickTickProjectGroup Office
        $null = New-TickTickHabit Water -Goal 8 -Unit glasses
        $script:task = New-TickTickTask Report -Project Work -Due '2026-12-03 09:00' -Tag red
        $null = New-TickTickTask Trip -Project Work -Start 2026-12-03 -Due 2026-12-05
        $null = New-TickTickTask Standup -Project Work -Due '2026-12-03 09:00' -Repeat Weekdays
        $null = New-TickTickColumn Work Doing
        $script:count = @(Get-TickTickTask).Count
    }

    It 'say what changes from what to what, with the date as it was read and the project: <Line>' -ForEach @(
        @{ Line = 'New-TickTickTask Milk -Project Work -Due "2026-12-04 9am" -Priority High -Tag a, b'; Says = "Create with Priority High, Due Fri 4 Dec 2026 09:00, Tags a, b", "Task 'Milk' in Work" }
        @{ Line = 'New-TickTickTask Milk -Project Work -Due 2026-12-04 -Column Doing'; Says = "Create with Due Fri 4 Dec 2026, Column 'Doing'", "Task 'Milk' in Work" }
        @{ Line = 'Set-TickTickTask Standup -Due $null'; Says = 'Due from Thu 3 Dec 2026 09:00 to none', "Repeat from '.+' to none" }
        @{ Line = 'New-TickTickTask Milk'; Says = '"Create" on', "Task 'Milk' in Inbox" }
        @{ Line = 'Get-TickTickTask Report | Set-TickTickTask -Priority High -Title Notes'; Says = "Change Title from 'Report' to 'Notes', Priority from None to High", 'in Work' }
        @{ Line = 'Set-TickTickTask Report -Due "2026-12-04 10:30" -Tag blue'; Says = 'Due from Thu 3 Dec 2026 09:00 to Fri 4 Dec 2026 10:30, Start from .*, Tags from red to blue"', "Task 'Report' in Work" }
        @{ Line = 'Get-TickTickTask Trip | Set-TickTickTask -Due 2026-12-07'; Says = 'Due from Sat 5 Dec 2026 to Mon 7 Dec 2026, Start from Thu 3 Dec 2026 to Sat 5 Dec 2026' }
        @{ Line = 'Set-TickTickTask Report -Due $null'; Says = 'Due from Thu 3 Dec 2026 09:00 to none' }
        @{ Line = 'Set-TickTickTask Report -Postpone "1 week"'; Says = 'Due from Thu 3 Dec 2026 09:00 to Thu 10 Dec 2026 09:00' }
        @{ Line = 'Set-TickTickTask Report -AddTag blue'; Says = 'Tags from red to red, blue' }
        @{ Line = 'Set-TickTickTask -Id $script:task.Id -Project Work -Due "2026-12-04 9am" -Priority Low'; Says = 'Priority to Low, Due to Fri 4 Dec 2026 09:00', 'in Work' }
        @{ Line = 'Set-TickTickTask Report -Column Doing'; Says = "Column to 'Doing'" }
        @{ Line = '$t = Get-TickTickTask Report; $t.Title = "Edited"; $t | Set-TickTickTask'; Says = "Title to 'Edited'" }
        @{ Line = 'Set-TickTickProject Work -Name Job -Color red -Group Office'; Says = "Name from 'Work' to 'Job', Color from '#[0-9A-F]{6}' to '#FF0000', Group to 'Office'|Name from 'Work' to 'Job', Color from none to '#FF0000', Group to 'Office'" }
        @{ Line = 'New-TickTickProject Garden -Color red -Group Office'; Says = "Create with Color '#FF0000', Group 'Office'" }
        @{ Line = 'Set-TickTickHabit Water -Goal 10'; Says = 'Change Goal from 8 to 10' }
        @{ Line = 'Set-TickTickHabitCheckin Water -Day 2026-10-02 -Value 3'; Says = 'Check in for Fri 2 Oct 2026 with Value 3' }
        @{ Line = 'Set-TickTickProjectGroup Office -Name Desk -ShowAll:$false'; Says = "Change Name from 'Office' to 'Desk', ShowAll from yes to no" }
        @{ Line = 'Get-TickTickColumn Work Doing | Set-TickTickColumn -Name Now'; Says = "Change Name from 'Doing' to 'Now'" }
        @{ Line = 'New-TickTickTag Very -Color red'; Says = "Create with Color '#FF0000'" }
        @{ Line = 'New-TickTickHabit Run -Goal 5 -Unit km'; Says = "Create with .*Goal 5.*Unit 'km'" }
        @{ Line = 'New-TickTickFocus -Start "2026-10-02 9am" -Duration 25'; Says = 'Create with .*Duration 00:25:00', 'Fri 2 Oct 2026 09:00' }
        @{ Line = 'Get-TickTickTask Report | Add-TickTickTaskComment "Two bottles"'; Says = "Add the comment 'Two bottles'" }
        @{ Line = 'Get-TickTickTask Report | Move-TickTickTask Home'; Says = 'Move to Home', "Task 'Report' in Work" }
    ) {
        foreach ($switch in '-WhatIf', '-Confirm') {
            $run = Invoke-AtPrompt ([scriptblock]::Create("`$script:task = `$task; $Line $switch")) -Variable @{ task = $script:task; PSDefaultParameterValues = [Management.Automation.DefaultParameterDictionary]@{ '*-TickTick*:Session' = (Get-TickTickSession) } }
            $run.Error | Should -BeNullOrEmpty
            foreach ($text in $Says) { $run.Text | Should -Match $text }
        }
        @(Get-TickTickTask).Count | Should -Be $script:count
        (Get-TickTickTask -Id $script:task.Id).ETag | Should -Be (Get-TickTickTask Report).ETag
    }

    It 'refuse what the command refuses: <Line>' -ForEach @(
        @{ Line = 'Set-TickTickTask Report -Start "2026-12-09 9am"'; Id = 'RequestInvalid'; Says = '*cannot start*after it is due*' }
        @{ Line = '"" | New-TickTickTask'; Id = 'RequestInvalid' }
        @{ Line = '"  " | New-TickTickTask'; Id = 'RequestInvalid' }
        @{ Line = 'New-TickTickTask x -Project Wrok'; Id = 'NotFound' }
        @{ Line = '[pscustomobject]@{ Title = "x"; Project = "Wrok" } | New-TickTickTask'; Id = 'NotFound' }
        @{ Line = 'New-TickTickTask x -Column Doing'; Id = 'NotFound' }
        @{ Line = 'New-TickTickTask x -Parent Reprot'; Id = 'NotFound' }
        @{ Line = 'New-TickTickTask x -Project Home -Parent Report'; Id = 'RequestInvalid' }
        @{ Line = 'Set-TickTickTask Report -Column Done'; Id = 'NotFound' }
        @{ Line = '"  " | New-TickTickProject'; Id = 'ParameterArgumentValidationError' }
        @{ Line = '"  " | New-TickTickProjectGroup'; Id = 'ParameterArgumentValidationError' }
        @{ Line = '"  " | New-TickTickTag'; Id = 'ParameterArgumentValidationError' }
        @{ Line = '"  " | New-TickTickHabit'; Id = 'ParameterArgumentValidationError' }
        @{ Line = '"  " | New-TickTickColumn Work'; Id = 'ParameterArgumentValidationError' }
        @{ Line = 'New-TickTickHabit Run -Goal -1'; Id = 'RequestInvalid' }
        @{ Line = 'Set-TickTickHabit Water -Step -1'; Id = 'RequestInvalid' }
        @{ Line = 'Set-TickTickHabitCheckin Water -Value -1'; Id = 'RequestInvalid' }
        @{ Line = 'New-TickTickFocus -Start 10:00 -End 09:00'; Id = 'RequestInvalid' }
        @{ Line = 'New-TickTickFocus -Start 10:00 -Duration 5 -Note ("x" * 5001)'; Id = 'RequestInvalid' }
        @{ Line = 'New-TickTickProject Garden -Group Ofice'; Id = 'NotFound' }
        @{ Line = 'Get-TickTickTask Report | Move-TickTickTask Wrok'; Id = 'NotFound' }
        @{ Line = 'Set-TickTickTask Report -Status Completed'; Id = 'RequestInvalid'; Says = 'Set-TickTickTask cannot complete a task, *' }
        @{ Line = 'Get-TickTickTask Report | Set-TickTickTask -Status Completed'; Id = 'RequestInvalid'; Says = 'Set-TickTickTask cannot complete a task, *' }
        @{ Line = 'Set-TickTickProject Inbox -Color red'; Id = 'RequestInvalid'; Says = 'The Inbox can be neither changed nor removed.*' }
        @{ Line = 'Get-TickTickProject inbox | Remove-TickTickProject -Confirm:$false'; Id = 'RequestInvalid'; Says = 'The Inbox can be neither changed nor removed.*' }
    ) {
        foreach ($switch in '-WhatIf', '') {
            $failure = Get-Failure ([scriptblock]::Create("$Line $switch -ErrorAction Stop"))
            $failure.FullyQualifiedErrorId -replace ',.*' | Should -Be $Id -Because "$Line $switch"
            "$failure" | Should -BeLike ($Says ?? '*')
        }
    }

    It 'leave the Inbox out of Remove-TickTickProject *' {
        $run = Invoke-AtPrompt { Remove-TickTickProject * -WhatIf -Session $session } -Variable @{ session = Get-TickTickSession }
        $run.Text | Should -Match "project 'Work'"
        $run.Text | Should -Match "project 'Home'"
        $run.Text | Should -Not -Match 'Inbox'
        $run.Error | Should -BeNullOrEmpty
    }
}

Describe '-Verbose' {
    It 'shows the method, the path, the status and the duration of each request, and no secret: <Line>' -ForEach @(
        @{ Line = 'Get-TickTickProject'; Request = 'GET \S+/open/v1/project: 200 OK, \d+ ms' }
        @{ Line = 'New-TickTickTask Milk'; Request = 'POST \S+/open/v1/task: 200 OK, \d+ ms' }
        @{ Line = 'New-TickTickTask Eggs | Set-TickTickTask -Priority High'; Request = 'POST \S+/open/v1/task/[0-9a-f]{24}: 200 OK, \d+ ms' }
        @{ Line = 'Get-TickTickTask -Id 0123456789abcdef01234567 -Project Work'; Request = 'GET \S+/open/v1/project/[0-9a-f]{24}/task/0123456789abcdef01234567: 404 NotFound, \d+ ms' }
        @{ Line = 'Invoke-TickTickRestMethod task/search -Method Post -Body @{ keywords = "private" }'; Request = 'POST \S+/open/v1/task/search: 200 OK, \d+ ms' }
    ) {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $verbose = @(& ([scriptblock]::Create("$Line -Verbose -ErrorAction SilentlyContinue")) 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object Message)
        $lines = @($verbose -match ' \d+ ms$')
        ($lines -join "`n") | Should -Match $Request
        if ($Line -notmatch '\|') { $lines | Should -HaveCount @(Get-SandboxRequest -Sandbox $script:sandbox -Path '/open/*').Count }
        $token = [Net.NetworkCredential]::new('', (Get-TickTickToken).ToSecureString()).Password
        "$verbose" | Should -Not -Match ([regex]::Escape($token))
        "$verbose" | Should -Not -Match 'Bearer|private'
    }
}
