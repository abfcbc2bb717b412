# An object that came from a cmdlet stands for what it is, wherever it has been, and never for something else.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot "../Support/Support.psm1") -Force
    $script:ways = @(
        @{ Way = 'as it is'; Convert = { $input } }
        @{ Way = 'through a job'; Convert = { $input | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_, 1)) } } }
        @{ Way = 'through CLIXML'; Convert = { $all = @($input); $path = Join-Path $TestDrive o.xml; $all | Export-Clixml $path; Import-Clixml $path } }
        @{ Way = 'through JSON'; Convert = { $input | ConvertTo-Json -Depth 8 | ConvertFrom-Json } }
        @{ Way = 'through CSV'; Convert = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Way = 'through Select-Object *'; Convert = { $input | Select-Object * } }
        @{ Way = 'through Select-Object Id, Name'; Convert = { $input | Select-Object Id, Name } }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    $null = 'Work', 'Home' | New-TickTickProject
    $script:project = Get-TickTickProject Work
    $null = 'Report', 'Slides' | New-TickTickTask -Project Work
    $null = New-TickTickTask Dishes -Project Home
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A project that is piped to Get-TickTickTask' {
    It 'is a project <Way>' -ForEach $script:ways {
        ($script:project | & $Convert | Get-TickTickTask).Title | Sort-Object | Should -Be 'Report', 'Slides'
    }

    It 'is a project in the service''s own form' {
        (Invoke-TickTickRestMethod project | Where-Object name -EQ Work | Get-TickTickTask).Title | Sort-Object | Should -Be 'Report', 'Slides'
    }

    It 'is a project among others, and by name' {
        (Get-TickTickProject | Get-TickTickTask).Title | Sort-Object | Should -Be 'Dishes', 'Report', 'Slides'
        ('Home', 'Work' | Get-TickTickTask).Title | Sort-Object | Should -Be 'Dishes', 'Report', 'Slides'
        ($script:project | Get-TickTickTask Report).Title | Should -Be 'Report'
    }
}

Describe 'A task that is piped to Get-TickTickTask' {
    It 'is read again <Way>' -ForEach ($script:ways | Where-Object Way -NotMatch 'Name') {
        (Get-TickTickTask Report | & $Convert | Get-TickTickTask).Title | Should -Be 'Report'
    }

    It 'is found by the columns Id and Project of a row' {
        $task = Get-TickTickTask Report
        ([pscustomobject]@{ Id = $task.Id; Project = 'Work' } | Get-TickTickTask).Title | Should -Be 'Report'
        ([pscustomobject]@{ Id = $task.Id } | Get-TickTickTask).Title | Should -Be 'Report'
    }
}

Describe 'A project that is piped to New-TickTickTask' {
    It 'is the project of the task, and nothing else of it counts <Way>' -ForEach ($script:ways | Where-Object Way -NotMatch 'Name') {
        $notes = New-TickTickProject Notes -Kind Note -SortOrder 5
        try {
            $task = $notes | & $Convert | New-TickTickTask "Task $Way"
            $task.Project, "$($task.Kind)" | Should -Be 'Notes', (New-TickTickTask plain -Project Notes).Kind
            $task.SortOrder | Should -Not -Be 5
            ($notes | & $Convert | New-TickTickTask other -Project Home).Project | Should -Be 'Home'
        }
        finally {
            $notes | Remove-TickTickProject -Confirm:$false
            Get-TickTickTask other | Remove-TickTickTask -Confirm:$false
        }
    }
}

Describe 'A row that was selected from a resource of another kind' {
    AfterEach { Get-TickTickTask 'Review*' | Remove-TickTickTask -Confirm:$false }

    It 'has the values that were added to it: <_>' -ForEach @(
        '$script:project | Select-Object @{ n = "Title"; e = { "Review $($_.Name)" } }, @{ n = "Project"; e = { $_.Name } }, @{ n = "Due"; e = { "2027-03-05" } }'
        '$script:project | Select-Object *, @{ n = "Title"; e = { "Review $($_.Name)" } }, @{ n = "Due"; e = { "2027-03-05" } }'
        '$script:project | ConvertTo-Json | ConvertFrom-Json | Add-Member Due 2027-03-05 -PassThru | Add-Member Title "Review Work" -PassThru'
        '[pscustomobject]@{ Id = $script:project.Id; Name = "Work"; ViewMode = "List"; Kind = "Note"; Title = "Review Work"; Due = "2027-03-05" }'
    ) {
        $task = & ([scriptblock]::Create($_)) | New-TickTickTask
        $task.Title, $task.Project, $task.Due.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) | Should -Be 'Review Work', 'Work', '2027-03-05'
    }

    It 'can name another project' {
        foreach ($column in 'Project', 'List') {
            ($script:project | Select-Object Id, @{ n = 'Title'; e = { 'Review' } }, @{ n = $column; e = { 'Home' } } | New-TickTickTask).Project | Should -Be 'Home'
        }
    }

    It 'is a plain row without an ID' {
        $habit = New-TickTickHabit Water | Select-Object @{ n = 'Title'; e = { "Review $($_.Name)" } }, @{ n = 'Due'; e = { '2027-03-05' } }
        ($habit | New-TickTickTask).Title | Should -Be 'Review Water'
    }
}

Describe 'A resource of another kind' {
    It 'is refused and changes nothing: <_>' -ForEach @(
        'Get-TickTickTask Report | Remove-TickTickProject -Confirm:$false'
        'Get-TickTickTask Report | Select-Object * | Remove-TickTickProject -Confirm:$false'
        'Get-TickTickTask Report | ConvertTo-Json | ConvertFrom-Json | Remove-TickTickProject -Confirm:$false'
        'Get-TickTickTask Report | Set-TickTickProject -Name x'
        'Get-TickTickProject Work | Remove-TickTickProjectGroup -Confirm:$false'
        'Get-TickTickProject Work | Remove-TickTickTask'
        'Get-TickTickProject Work | Complete-TickTickTask'
        'Get-TickTickTask Report | Get-TickTickProject'
        'Get-TickTickTask Report | Get-TickTickColumn'
        'New-TickTickHabit Water | Get-TickTickTask'
        'New-TickTickHabit Water | Set-TickTickProject -Name x'
        'New-TickTickHabit Water | New-TickTickTask x'
        'New-TickTickProjectGroup Office | New-TickTickProject x'
        'New-TickTickColumn Work Doing | New-TickTickTask x'
        'Get-TickTickTask Report | New-TickTickHabit x'
        'New-TickTickColumn Work Doing | ConvertTo-Csv | ConvertFrom-Csv | Complete-TickTickTask'
        'New-TickTickColumn Work Doing | ConvertTo-Json | ConvertFrom-Json | Remove-TickTickTask -Confirm:$false'
        'New-TickTickColumn Work Doing | Select-Object * | Move-TickTickTask Home'
        'New-TickTickColumn Work Doing | ConvertTo-Csv | ConvertFrom-Csv | Remove-TickTickFocus -Confirm:$false'
        'New-TickTickFocus -Start "yesterday 9am" -Duration 25 | ConvertTo-Csv | ConvertFrom-Csv | Remove-TickTickTask -Confirm:$false'
    ) {
        $failures = $null
        . ([scriptblock]::Create("$_ -ErrorAction SilentlyContinue -ErrorVariable failures")) | Should -BeNullOrEmpty
        @($failures)[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        "$($failures[0])" | Should -Match 'does not accept a TickTick\w+ from the pipeline'
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'Work', 'Home'
        (Get-TickTickTask -Project Work).Title | Sort-Object | Should -Be 'Report', 'Slides'
    }

    It 'is refused as an argument: <_>' -ForEach @(
        'Get-TickTickTask -Project (Get-TickTickTask Report)'
        'Remove-TickTickProject (Get-TickTickTask Report) -Confirm:$false'
        'New-TickTickTask x -Project (New-TickTickHabit Walk)'
        'Get-TickTickTask Report | Move-TickTickTask (New-TickTickTag t)'
    ) {
        { . ([scriptblock]::Create($_)) } | Should -Throw '*is not a project. Use a name, an ID, or a TickTickProject.*'
        (Get-TickTickProject).Name | Should -Be 'Inbox', 'Work', 'Home'
    }
}

Describe 'An object that is not a text' {
    It 'is not stored as one: <_>' -ForEach @(
        'Set-TickTickTask -Title $row', 'Set-TickTickTask -Content $row', 'Set-TickTickTask -Description @{ a = 1 }', 'Set-TickTickTask -Repeat $row'
        'Set-TickTickTask -Tag @{ a = 1 }', 'Set-TickTickTask -AddTag $other', 'Set-TickTickTask -TimeZone $row', 'Add-TickTickTaskComment -Text $row'
        'ForEach-Object { New-TickTickTask x -Content $row }', 'ForEach-Object { New-TickTickTask -Text $row }', 'ForEach-Object { New-TickTickTask x -Tag $other }'
        'ForEach-Object { New-TickTickFocus -Start Yesterday -Duration 25 -Note $row }', 'ForEach-Object { New-TickTickHabit Run -Encouragement $row }'
        'ForEach-Object { Get-TickTickTask -Search $row }'
    ) {
        $script:row = [pscustomobject]@{ a = 1 }
        $script:other = $script:project
        $script:tasks = @(Get-TickTickTask)
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        { . ([scriptblock]::Create("`$tasks[0] | $_ -ErrorAction Stop")) } | Should -Throw
        Get-SandboxRequest -Sandbox $script:sandbox | Should -BeNullOrEmpty
    }

    It 'is a tag if it has the name of one' {
        $null = New-TickTickTag red
        (Set-TickTickTask Report -Tag (Get-TickTickTag red) -PassThru).Tags | Should -Be 'red'
        (Set-TickTickTask Report -Tag (Get-TickTickTag red | Select-Object *) -PassThru).Tags | Should -Be 'red'
        (Set-TickTickTask Report -Tag @() -PassThru).Tags | Should -BeNullOrEmpty
    }
}

Describe 'The name in a row' {
    It 'is not a wildcard pattern and changes nothing: <_>' -ForEach @(
        "[pscustomobject]@{ Title = '*' } | Remove-TickTickTask -Confirm:`$false"
        "[pscustomobject]@{ Title = '*'; Priority = 'High' } | Set-TickTickTask"
        "[pscustomobject]@{ Title = 'Rep*' } | Complete-TickTickTask"
        "[pscustomobject]@{ Title = 'Slide?' } | Move-TickTickTask Home"
        "[pscustomobject]@{ Title = '*' } | Add-TickTickTaskComment x"
        "[pscustomobject]@{ Name = '*' } | Remove-TickTickProject -Confirm:`$false"
        "[pscustomobject]@{ Id = '*' } | Remove-TickTickProject -Confirm:`$false"
        "[pscustomobject]@{ Project = 'W*'; Name = 'x' } | Set-TickTickProject"
        "[pscustomobject]@{ Name = '*'; Unit = 'km' } | Set-TickTickHabit"
        "[pscustomobject]@{ Habit = '*'; Day = 'Today' } | Set-TickTickHabitCheckin"
        "[pscustomobject]@{ Name = '*' } | Remove-TickTickProjectGroup -Confirm:`$false"
    ) {
        $null = New-TickTickProjectGroup Office -ErrorAction Ignore
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        { . ([scriptblock]::Create("$_ -ErrorAction Stop")) } | Should -Throw -ErrorId 'NotFound,*'
        Get-SandboxRequest -Sandbox $script:sandbox | Where-Object { $_.method -ne 'GET' -and $_.path -notlike '*/filter' } | Should -BeNullOrEmpty
    }

    It 'is found literally, and what is typed is a pattern' {
        $null = 'Why?', 'Why!' | New-TickTickTask
        [pscustomobject]@{ Title = 'Why?'; Priority = 'High' } | Set-TickTickTask
        (Get-TickTickTask -Priority High).Title | Should -Be 'Why?'
        'Why*' | Complete-TickTickTask
        (Get-TickTickTask).Title | Should -Not -Match 'Why'
        Get-TickTickTask -Status Completed | Remove-TickTickTask -Confirm:$false
    }
}

Describe 'A word of several' {
    BeforeAll { $null = New-TickTickTask urgent -Priority High; Get-TickTickTask Dishes | Complete-TickTickTask }

    It 'in one text is a list where a list is accepted' {
        (Get-TickTickTask -Priority 'High, Low').Title | Should -Be 'urgent'
        (Get-TickTickTask -Status 'Open, Completed').Title | Sort-Object | Should -Be 'Dishes', 'Report', 'Slides', 'urgent'
        (Get-TickTickTask -Priority 5).Title | Should -Be 'urgent'
    }

    It 'is refused if it is not one of them: <_>' -ForEach @(
        'New-TickTickTask x -Priority "Low,Medium"'
        'New-TickTickTask x -Priority 7'
        'New-TickTickTask x -Priority @{}'
        'Get-TickTickTask -Status 99'
        'Get-TickTickTask -Priority @{}'
        'New-TickTickProject x -ViewMode "List, Kanban"'
        'Set-TickTickHabit Water -Status 5'
    ) {
        { . ([scriptblock]::Create($_)) } | Should -Throw '*is not one of these values: *' -ErrorId 'ParameterArgumentTransformationError,*'
    }
}

Describe 'The parameter for objects from the pipeline' {
    It 'has the name of the noun and the alias InputObject: <Name>' -ForEach @(
        Get-Command -Module TickTick.PowerShell | Where-Object { $_.Noun -ne 'TickTick' -and $_.Verb -in 'Set', 'Remove', 'Move', 'Complete' } | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
    ) {
        $parameter = @($Command.Parameters.Values | Where-Object { $_.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipeline } })
        $parameter | Should -HaveCount 1
        $Command.Noun -replace '^TickTick' | Should -Match "$($parameter.Name)(Checkin)?$"
        $parameter.Aliases | Should -Contain 'InputObject'
    }

    It 'has the alias InputObject on every Get- cmdlet that takes objects: <Name>' -ForEach @(
        Get-Command -Module TickTick.PowerShell -Verb Get -Noun TickTick?* | Where-Object Noun -NotMatch 'Token|Session' | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
    ) {
        $parameter = @($Command.Parameters.Values | Where-Object { $_.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipeline } })
        $parameter | Should -HaveCount 1
        $parameter.Aliases | Should -Contain 'InputObject'
    }
}

Describe 'A hashtable from the pipeline' {
    It 'is refused, because its values would be read without the culture: <_>' -ForEach @(
        foreach ($command in Get-Command -Module TickTick.PowerShell -CommandType Cmdlet) {
            if ($command.Parameters.Values.Where{ $_.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipeline } -and $_.ParameterType.Name -match '^(String|TickTickTask)(\[\])?$' }) { $command.Name }
        }
    ) {
        $command = $_
        $extra = switch ($command) { 'Move-TickTickTask' { @{ Destination = 'Inbox' } } 'New-TickTickFocus' { @{ Start = (Get-Date).AddHours(-1); Duration = 5 } } 'Add-TickTickTaskComment' { @{ Text = 'x' } } 'New-TickTickColumn' { @{ Project = 'Inbox' } } default { @{} } }
        { @{ Id = 'a1'; ProjectId = 'inbox'; Title = 'x'; Name = 'x'; Due = '05/12/2026' } | & $command @extra -ErrorAction Stop } | Should -Throw '*A hashtable is not a row. Write `[pscustomobject`] before it*'
    }
}

Describe 'A module that was imported with a prefix' {
    It 'accepts its own objects' {
        $run = Invoke-Runspace -NoImport @"
Import-Module '$(Get-ModulePath)' -Prefix My
Connect-MyTickTick -Service '$($script:sandbox.Origin)' -AccessToken (ConvertTo-SecureString '$(Get-SandboxToken -Sandbox $script:sandbox)' -AsPlainText -Force) -RateLimit 0
`$task = New-MyTickTickTask prefixed
(`$task | Set-MyTickTickTask -Content text -PassThru).Content
`$task | Complete-MyTickTickTask
`$task | Remove-MyTickTickTask -Confirm:`$false
New-MyTickTickHabit Read | Set-MyTickTickHabitCheckin
'a' | New-MyTickTickProject | Remove-MyTickTickProject -Confirm:`$false
"@
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be text
    }
}
