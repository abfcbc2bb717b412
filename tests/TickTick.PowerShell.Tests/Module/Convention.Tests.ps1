# What every cmdlet does in the way that PowerShell's own cmdlets do it.
BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:commands = @(Get-Command -Module TickTick.PowerShell | ForEach-Object { @{ Name = $_.Name; Command = $_; Verb = $_.Verb } })
    $script:creating = @(
        @{ Line = 'New-TickTickTask Milk'; Property = 'Title' }
        @{ Line = 'New-TickTickProject Garden'; Property = 'Name' }
        @{ Line = 'New-TickTickProjectGroup Office'; Property = 'Name' }
        @{ Line = 'New-TickTickColumn Garden Doing'; Property = 'Name' }
        @{ Line = 'New-TickTickTag urgent'; Property = 'Name' }
        @{ Line = 'New-TickTickHabit Water'; Property = 'Name' }
        @{ Line = "New-TickTickFocus -Start 'yesterday 9am' -Duration 25"; Property = 'Start' }
        @{ Line = "Get-TickTickTask Milk | Add-TickTickTaskComment 'Two bottles'"; Property = 'Title' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe '<Name>' -ForEach $script:commands {
    It 'has -PassThru if it changes something that exists, and not if it creates something' {
        $changes = $Verb -in 'Set', 'Move', 'Complete', 'Remove', 'Connect'
        $Command.Parameters.ContainsKey('PassThru') | Should -Be $changes
        if ($Verb -in 'New', 'Add', 'Set', 'Move', 'Complete', 'Remove') { $Command.OutputType.Name | Should -Not -Contain 'System.Void' }
    }

    It 'asks for confirmation only if it removes a project or a group' {
        $impact = $Command.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $true).ConfirmImpact
        $impact -eq 'High' | Should -Be ($Name -in 'Remove-TickTickProject', 'Remove-TickTickProjectGroup')
    }

    It 'takes no number that is not whole, or that could be two' {
        $whole = $Command.Parameters.Values | Where-Object { $_.ParameterType -in [int], [long], [Nullable[int]], [Nullable[long]] -and $_.Name -notin [System.Management.Automation.PSCmdlet]::CommonParameters }
        foreach ($parameter in $whole) {
            $transformation = $parameter.Attributes.Where{ $_ -is [System.Management.Automation.ArgumentTransformationAttribute] }
            $values = @(0.5, '0.5', [decimal]1.5, [psobject]2.5, '1,5', '1,000', '1,000.5').ForEach{ @{ Value = $_; Culture = 'en-US' } } +
                @('1,5', '1.000', '1.000,5').ForEach{ @{ Value = $_; Culture = 'de-DE' } }
            $culture = [cultureinfo]::CurrentCulture
            try {
                foreach ($case in $values) {
                    [cultureinfo]::CurrentCulture = $case.Culture
                    { foreach ($step in $transformation) { $step.Transform($ExecutionContext, $case.Value) } } | Should -Throw '*is not a *number*' -Because "-$($parameter.Name) $($case.Value) is an error in $($case.Culture)"
                }
            }
            finally { [cultureinfo]::CurrentCulture = $culture }
        }
    }

    It 'says that several values are too many, and takes a list of one' {
        foreach ($parameter in $Command.Parameters.Values | Where-Object { -not $_.ParameterType.IsArray }) {
            $reader = $parameter.Attributes.Where{ $_ -is [System.Management.Automation.ArgumentTransformationAttribute] -and $_.GetType().Name -match '^(Text|TableCell|NameOrId|Color|OneOf|Minutes|Date|Shift|TimeZone)Attribute$' }[0]
            if (-not $reader) { continue }
            { $reader.Transform($ExecutionContext, @('a', 'b')) } | Should -Throw '*2 values are specified where one is expected*' -Because "-$($parameter.Name)"
            $one = foreach ($value in 'a', '1', 'today', 'red', 'Europe/Rome', '0:05', 'Number', 'None', 'Text', 'Real', 'Project', 'Task', 'Day', 'true') { try { $null = $reader.Transform($ExecutionContext, $value); $value; break } catch { $null = $_ } }
            $one | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name)"
            "$($reader.Transform($ExecutionContext, @($one)))" | Should -Be "$($reader.Transform($ExecutionContext, $one))"
        }
    }

    It 'has only parameters that its syntax shows and its help describes' {
        $hidden = $Command.Parameters.Values | Where-Object { $_.Attributes.Where{ $_ -is [Parameter] -and $_.DontShow } }
        $hidden | Should -BeNullOrEmpty
        (Get-Command $Name -Syntax) | Should -Not -Match 'PipelineObject'
    }
}

Describe 'An empty cell of a row' {
    BeforeAll {
        $null = New-TickTickProject Boxes; $null = New-TickTickProjectGroup Boxes; $null = New-TickTickColumn Boxes Boxes; $null = New-TickTickHabit Boxes
        $script:box = New-TickTickTask Boxes
    }

    It 'means that the value is not given, for every optional column of <Name>' -ForEach ($script:commands | Where-Object Verb -In New, Set) {
        $given = @{
            Start = 'yesterday 9am'; Duration = '25'; Title = 'cells'; Name = 'cells'; Project = 'Boxes'; Group = 'Boxes'
            Column = 'Boxes'; Habit = 'Boxes'; Id = $script:box.Id
        }
        foreach ($empty in $null, '', ' ') {
            $row = [ordered]@{}
            foreach ($parameter in $Command.Parameters.Values) {
                $byName = $parameter.Attributes.Where{ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName }
                if ($byName) { $row[$parameter.Name] = if ($byName.Mandatory -contains $true -or $parameter.Name -eq 'Duration') { $given[$parameter.Name] } else { $empty } }
            }
            if ($Name -eq 'Set-TickTickTask') { $row.Remove('InputObject') }
            { [pscustomobject] $row | & $Name -ErrorAction Stop } | Should -Not -Throw -Because "'$empty' of $($row.Keys)"
        }
    }
}

Describe 'A cmdlet that creates something' {
    It 'writes it: <Line>' -ForEach $script:creating {
        $made = . ([scriptblock]::Create($Line))
        @($made) | Should -HaveCount 1
        $made.$Property | Should -Not -BeNullOrEmpty
        if ($made.PSObject.Properties['Id']) { $made.Id | Should -Not -BeNullOrEmpty }
    }

    It 'is tested here, whatever it is called' {
        $tested = $script:lines -join "`n"
        foreach ($command in Get-Command -Module TickTick.PowerShell -Verb New, Add) { $tested | Should -Match $command.Name }
    }
    BeforeAll { $script:lines = Get-Content $PSCommandPath }

    It 'writes nothing with -WhatIf' {
        New-TickTickTask Ghost -WhatIf | Should -BeNullOrEmpty
    }
}

Describe 'A removed item' {
    It 'is returned with -PassThru, and its copy can be created: <_>' -ForEach @(
        'New-TickTickTask r -Tag a | Remove-TickTickTask -PassThru'
        '$t = New-TickTickTask r -Tag a; Remove-TickTickTask -Id $t.Id -Project Inbox -PassThru'
        'New-TickTickProject p | Remove-TickTickProject -Confirm:$false -PassThru'
        'New-TickTickProjectGroup g | Remove-TickTickProjectGroup -Confirm:$false -PassThru'
        "New-TickTickFocus 'yesterday 9am' -Duration 25 | Remove-TickTickFocus -PassThru"
        '(New-TickTickFocus "yesterday 9am" -Duration 25 -Type Timing).Id | Remove-TickTickFocus -PassThru'
    ) {
        $removed = . ([scriptblock]::Create($_))
        @($removed) | Should -HaveCount 1
        $removed.Id | Should -Not -BeNullOrEmpty
        if ($_ -match 'Task') { $removed.Tags | Should -Be 'a' }
        $again = $removed | & ($_ -replace '(?s).*?(New-TickTick\w+).*', '$1')
        $again.Id | Should -Not -Be $removed.Id
    }

    It 'is a comment, by object and by ID' {
        $task = New-TickTickTask commented
        $first, $second = 'one', 'two' | ForEach-Object { $task | Add-TickTickTaskComment $_ }
        ($task | Get-TickTickTaskComment | Where-Object Title -EQ one | Remove-TickTickTaskComment -PassThru).Title | Should -Be 'one'
        (Remove-TickTickTaskComment -Id $second.Id -TaskId $task.Id -ProjectId $task.ProjectId -PassThru).Title | Should -Be 'two'
        $task | Get-TickTickTaskComment | Should -BeNullOrEmpty
    }
}
