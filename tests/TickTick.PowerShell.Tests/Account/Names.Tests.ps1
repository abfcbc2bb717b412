# Names and titles as people write them.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:projectParameters = foreach ($command in Get-Command -Module TickTick.PowerShell -CommandType Cmdlet) {
        $parameter = $command.Parameters['Project']
        if ($parameter -and $command.Noun -ne 'TickTickProject') { @{ Command = $command.Name; Aliases = $parameter.Aliases } }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A list' {
    BeforeEach {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    }

    It 'called Inbox2 is not the Inbox' {
        New-TickTickProject Inbox2
        New-TickTickTask there -Project Inbox2
        New-TickTickTask here
        (Get-TickTickTask -Project Inbox2).Title | Should -Be 'there'
        (Get-TickTickTask -Project Inbox).Title | Should -Be 'here'
        Remove-TickTickProject Inbox2 -Confirm:$false
        (Get-TickTickTask).Title | Should -Be 'here'
        $id = (Get-TickTickTask here).ProjectId
        (Get-TickTickTask -Project $id).Title | Should -Be 'here'
    }

    It 'with one bracket in its name is found, and so are such titles and tags' {
        New-TickTickProject 'arr[0'
        New-TickTickTask 'Fix arr[0' -Project 'arr[0' -Tag 'tag[1'
        (Get-TickTickTask 'Fix arr[0').Title | Should -Be 'Fix arr[0'
        (Get-TickTickTask -Project 'arr[0' -Tag 'tag[1').Title | Should -Be 'Fix arr[0'
        Get-TickTickTask 'Fix arr[0' | Complete-TickTickTask
        (Get-Failure { Get-TickTickTask 'other[0' -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        (Get-Failure { Get-TickTickHabit 'run[' -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'is found as a file name of macOS spells it, and so are titles and tags' {
        $composed = "Caf`u{E9}"; $decomposed = "Cafe`u{301}"
        New-TickTickProject $composed
        New-TickTickTask $composed -Project $decomposed -Tag $composed
        (Set-TickTickTask $decomposed -AddTag $decomposed -PassThru).Tags | Should -BeExactly $composed
        (Get-TickTickTask "$decomposed*" -Tag $decomposed).Project | Should -BeExactly $composed
        New-TickTickTag $decomposed
        @(Get-TickTickTag).Count | Should -Be 1
        New-TickTickTag "`u{130}stanbul" | ForEach-Object Name | Should -BeExactly "i`u{307}stanbul"
        New-TickTickTask there -Tag "`u{130}stanbul"
        (Get-TickTickTag "`u{130}stanbul").Label | Should -BeExactly "`u{130}stanbul"
    }

    It 'with a number as its name keeps the digits as they are typed' {
        foreach ($kind in 'Project', 'ProjectGroup', 'Tag', 'Habit') {
            & "New-TickTick$kind" 007
            & "New-TickTick$kind" 7
            (& "Get-TickTick$kind" 007).Name | Should -BeExactly '007'
        }

        New-TickTickColumn 007 1.50
        (Get-TickTickColumn 007).Name | Should -BeExactly '1.50'
        $task = New-TickTickTask 1e3 -Project 007 -Tag 0x1F -Item 01 -Content 0800 -Column 1.50
        $task.Title, $task.Project, "$($task.Tags)", "$($task.Items)", $task.Content | Should -BeExactly @('1e3', '007', '0x1F', '01', '0800')
        New-TickTickTask 1000
        (Set-TickTickTask 1e3 -AddTag 1kb -PassThru).Tags | Should -Contain '1kb'
        Complete-TickTickTask 1e3
        (Get-TickTickTask).Title | Should -BeExactly '1000'
        1000 | Complete-TickTickTask
        Get-TickTickTask | Should -BeNullOrEmpty
        Remove-TickTickProject 007 -Confirm:$false
        (Get-TickTickProject).Name | Should -Not -Contain '007'
        (Get-TickTickProject).Name | Should -Contain '7'
        $null = New-TickTickProject 0x10
        (TabExpansion2 -inputScript 'Get-TickTickProject 0' -cursorColumn 21).CompletionMatches.CompletionText | Should -BeExactly "'0x10'"
    }

    It 'is completed as soon as it exists, and not any more when it does not' {
        $line = 'Complete-TickTickTask fres'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Not -Contain 'fresh'
        New-TickTickTask fresh
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain 'fresh'
        Complete-TickTickTask fresh
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Not -Contain 'fresh'
    }

    It 'is completed after a bracket' {
        New-TickTickTask '[ops] rotate keys'
        foreach ($line in 'Get-TickTickTask [o', "Get-TickTickTask '[ops] r", 'Get-TickTickTask *rotate') {
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Contain "'[ops] rotate keys'" -Because $line
        }
    }

    It 'with an emoji before its name is found without it, unless a list has that name' {
        New-TickTickProject "`u{1F4BC}Work"
        New-TickTickTask Report -Project Work
        (Get-TickTickTask -Project work).Project | Should -Be "`u{1F4BC}Work"
        New-TickTickProject "`u{1F3E0} Work"
        (Get-Failure { New-TickTickTask x -Project Work -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*'
        (Get-Failure { Remove-TickTickProject Work -Confirm:$false -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*'
        New-TickTickProject Work
        (New-TickTickTask x -Project Work).Project | Should -Be 'Work'
        New-TickTickProjectGroup "`u{2699}`u{FE0F}Office"
        (Get-TickTickProjectGroup Office).Name | Should -BeLike '*Office'
        New-TickTickHabit "`u{1F6B6}`u{1F3FD} Walk"
        (Get-TickTickHabit Walk).Name | Should -BeLike '*Walk'
        New-TickTickColumn Work "`u{1F525}Now"
        (New-TickTickTask y -Project Work -Column Now).ColumnId | Should -Not -BeNullOrEmpty
    }
}

Describe 'A name that does not exist' {
    BeforeEach {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    }

    It 'is reported with the nearest one' {
        New-TickTickProject Work
        New-TickTickProjectGroup Office
        New-TickTickHabit Water
        New-TickTickColumn Work Doing
        New-TickTickTask Milk -Tag shopping
        foreach ($line in @{ Line = { Get-TickTickProject Wrok -ErrorAction Stop }; Name = 'Work' },
            @{ Line = { New-TickTickTask x -Project Wrok -ErrorAction Stop }; Name = 'Work' },
            @{ Line = { Get-TickTickTask -Project Worc }; Name = 'Work' },
            @{ Line = { Get-TickTickProjectGroup Ofice -ErrorAction Stop }; Name = 'Office' },
            @{ Line = { Get-TickTickHabit Watr -ErrorAction Stop }; Name = 'Water' },
            @{ Line = { Set-TickTickHabitCheckin Watre -ErrorAction Stop }; Name = 'Water' },
            @{ Line = { Get-TickTickColumn Work Dong -ErrorAction Stop }; Name = 'Doing' },
            @{ Line = { Get-TickTickTag shoping -ErrorAction Stop }; Name = 'shopping' },
            @{ Line = { Get-TickTickTask -Tag shoping -ErrorAction Stop }; Name = 'shopping' },
            @{ Line = { Complete-TickTickTask Mlik -ErrorAction Stop }; Name = 'Milk' }) {
            $ErrorActionPreference = 'Stop'
            $failure = Get-Failure $line.Line
            $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*' -Because "$($line.Line)"
            $failure.Exception.Message | Should -BeLike "*Did you mean '$($line.Name)'?*"
        }
        (Get-Failure { Get-TickTickProject Quarterly -ErrorAction Stop }).Exception.Message | Should -Not -BeLike '*Did you mean*'
        Get-TickTickTask -Tag sh* -Priority High -ErrorAction Stop | Should -BeNullOrEmpty
        Get-TickTickTask -Tag shopping -Priority High -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'A task' {
    BeforeEach {
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Body @{}
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    }

    It 'is found by its title' {
        'Milk', 'Eggs', 'Bread', 'Dup', 'Dup' | New-TickTickTask
        New-TickTickProject Archive
        Complete-TickTickTask Milk
        Set-TickTickTask eggs -Priority High
        (Get-TickTickTask Eggs).Priority | Should -Be 'High'
        Move-TickTickTask Archive Eggs
        Get-TickTickTask Bread | Move-TickTickTask Archive
        (Get-TickTickTask -Project Archive).Title | Sort-Object | Should -Be 'Bread', 'Eggs'
        Remove-TickTickTask Bread -Confirm:$false
        (Get-TickTickTask).Title | Sort-Object | Should -Be 'Dup', 'Dup', 'Eggs'
        foreach ($line in { Complete-TickTickTask Dup -ErrorAction Stop }, { Remove-TickTickTask Dup -Confirm:$false -ErrorAction Stop }, { Set-TickTickTask Dup -Title x -ErrorAction Stop }, { Move-TickTickTask Archive Dup -ErrorAction Stop }) {
            $failure = Get-Failure $line
            $failure.FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*'
            foreach ($id in (Get-TickTickTask Dup).Id) { "$failure" | Should -BeLike "*$id*" }
        }
        Remove-TickTickTask D* -Confirm:$false
        'Eggs' | Complete-TickTickTask
        Get-TickTickTask | Should -BeNullOrEmpty
        (Get-Failure { Remove-TickTickTask $undefined -Confirm:$false }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
        (Get-Failure { Remove-TickTickTask '' -Confirm:$false }).Exception | Should -BeOfType ([Management.Automation.ParameterBindingException])
    }

    It 'is processed once, however often it is named: <_>' -ForEach 'Complete-TickTickTask Rep, R*', 'Complete-TickTickTask Rep, rep', "'Rep', 'REP' | Complete-TickTickTask",
    '$task, $task | Complete-TickTickTask', 'Complete-TickTickTask -Id $task.Id, $task.Id', '@(Get-TickTickTask -Tag a) + @(Get-TickTickTask -Tag b) | Complete-TickTickTask',
    '$task, $task | Move-TickTickTask Work', '$task, $task | Remove-TickTickTask -Confirm:$false', 'Set-TickTickTask Rep, R* -Priority High' {
        $null = New-TickTickProject Work
        $task = New-TickTickTask Rep -Due 2027-03-05 -Repeat Daily -Tag a, b
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        & ([scriptblock]::Create("param(`$task) $_")) $task
        $sent = @(Get-SandboxRequest -Sandbox $script:sandbox -Path '*').Where{ $_.method -ne 'GET' -and $_.path -notlike '*/filter' }
        $sent | Should -HaveCount 1
        if ($_ -match 'Complete') { (Get-TickTickTask Rep).Due.Day | Should -Be 6 }
    }

    It 'is read once if its ID is given twice' {
        $task = New-TickTickTask Milk
        (Get-TickTickTask -Id $task.Id, $task.Id -ErrorAction Stop).Title | Should -Be 'Milk'
    }

    It 'names a command that lists the columns if one does not exist' {
        $null = New-TickTickProject "Bob's"
        $null = New-TickTickColumn "Bob's" Doing
        foreach ($line in { New-TickTickTask x -Project "Bob's" -Column Doign -ErrorAction Stop }, { Get-TickTickColumn "Bob's" Nosuch -ErrorAction Stop }, { Set-TickTickColumn "Bob's" Nosuch -Name x -ErrorAction Stop }) {
            (Get-Failure $line).ErrorDetails.RecommendedAction -match 'Run (?<command>.+) to list what exists' | Should -BeTrue
            (& ([scriptblock]::Create($Matches.command))).Name | Should -Be 'Doing'
        }
    }

    It 'is found by its ID without its project' {
        New-TickTickProject Work
        $task = 'a', 'b', 'c', 'd' | New-TickTickTask -Project Work
        Set-TickTickTask -Id $task[0].Id -Title changed
        (Get-TickTickTask -Id $task[0].Id).Title | Should -Be 'changed'
        Complete-TickTickTask -Id $task[1].Id
        Remove-TickTickTask -Id $task[2].Id -Confirm:$false
        Move-TickTickTask Inbox -Id $task[3].Id
        Add-TickTickTaskComment hello -TaskId $task[0].Id
        (Get-TickTickTaskComment -TaskId $task[0].Id).Title | Should -Be 'hello'
        (Get-TickTickTask).Title | Sort-Object | Should -Be 'changed', 'd'
        (Get-Failure { Complete-TickTickTask -Id 5f5f5f5f5f5f5f5f5f5f5f5f -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
}

Describe 'An alias that people try' {
    It 'is -List for -Project: <Command>' -ForEach $projectParameters { $Aliases | Should -Contain 'List' }

    It 'is -Tags for -Tag: <_>' -ForEach 'Get-TickTickTask', 'New-TickTickTask', 'Set-TickTickTask' { (Get-Command $_).Parameters['Tag'].Aliases | Should -Contain 'Tags' }
}

Describe 'A completer' {
    It 'is attached to a parameter: <_>' -ForEach (Get-ChildItem (Join-Path $PSScriptRoot '../../../src/TickTick.PowerShell/Completion/*Completer.cs') | Where-Object { (Get-Content -Raw $_) -notmatch 'abstract class' }).BaseName {
        $attached = (Get-Command -Module TickTick.PowerShell -CommandType Cmdlet).Parameters.Values.Attributes.Where{ $_ -is [ArgumentCompleter] }.Type.Name | Sort-Object -Unique
        $attached | Should -Contain $_
    }
}
