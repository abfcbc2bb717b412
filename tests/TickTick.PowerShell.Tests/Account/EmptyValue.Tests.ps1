# A misspelled variable is $null. As a filter or a name it is refused, and stands for everything nowhere.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    'Work', 'Home' | New-TickTickProject
    'Milk', 'Eggs' | New-TickTickTask
    New-TickTickTask Report -Project Work -Tag urgent -Due Today
    Get-TickTickTask Milk | Add-TickTickTaskComment 'Two bottles'
    New-TickTickHabit Water
    New-TickTickProjectGroup Office

    function Get-Refusal {
        # What the commands sent beside it is none of their business.
        param([scriptblock] $Script)
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path requests -Method Delete
        $Error.Clear()
        $output = $null
        try { $output = & $Script 2>$null } catch { Write-Debug "$_" }
        [pscustomobject]@{
            Output  = $output
            IsBound = @($Error | Where-Object { $_.Exception -is [Management.Automation.ParameterBindingException] -or $_.Exception.InnerException -is [Management.Automation.ParameterBindingException] }).Count -gt 0
            Text    = "$($Error | Select-Object -Last 1)"
            Sent    = @(Get-SandboxRequest -Sandbox $script:sandbox).Count
        }
    }
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    # For a credential that is null, PowerShell itself asks.
    $script:commands = Get-Command -Module TickTick.PowerShell -CommandType Cmdlet
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $script:parameters = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -notin $common -and $_.ParameterType -notin [switch], [pscredential] }) {
            $marks = $parameter.Attributes.ForEach{ $_.GetType().Name }
            $marks += $command.ImplementingType.GetProperty($parameter.Name).CustomAttributes.ForEach{ $_.AttributeType.Name }
            @{
                Command     = $command.Name
                Parameter   = $parameter.Name
                Marks       = $marks
                IsMandatory = $parameter.Attributes.Where{ $_ -is [Management.Automation.ParameterAttribute] -and $_.Mandatory }.Count -gt 0
                IsPiped     = $parameter.Attributes.Where{ $_ -is [Management.Automation.ParameterAttribute] -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName) }.Count -gt 0
                Sets        = @($parameter.ParameterSets.Keys)
                IsMaker     = $command.Verb -in 'New', 'Set'
                Takes       = 'AllowNullAttribute' -in $marks -or ('ClearableAttribute' -in $marks -and $command.Verb -eq 'Set')
                # Values of such types are never null: PowerShell refuses the conversion or has zero for it.
                IsNumber    = $parameter.ParameterType.IsValueType -and -not [Nullable]::GetUnderlyingType($parameter.ParameterType)
            }
        }
    }
}

Describe 'A parameter that was typed' {
    It 'is rejected with an error if it is $null: <Command> -<Parameter>' -ForEach $parameters.Where{ -not $_.Takes -and -not $_.IsNumber -and $_.Parameter -ne 'PipelineObject' } {
        $set = (Get-Command $Command).ParameterSets | Where-Object { $Sets -contains '__AllParameterSets' -or $_.Name -in $Sets } | Select-Object -First 1
        $arguments = @{}
        foreach ($other in $set.Parameters | Where-Object IsMandatory) {
            $arguments[$other.Name] = switch ($other.ParameterType) {
                ([switch]) { $true }
                { $_.Name -like 'TickTickTask*Comment*' } { Get-TickTickTask Milk | Get-TickTickTaskComment | Select-Object -First 1; break }
                { $_.Name -like 'TickTickTask*' } { Get-TickTickTask Milk; break }
                { $_.Name -eq 'DateArgument' } { 'Today' }
                ([securestring]) { ConvertTo-Secret -Text x }
                default { 'Work' }
            }
        }
        $arguments[$Parameter] = $null
        if ((Get-Command $Command).Parameters.ContainsKey('WhatIf')) { $arguments.WhatIf = $true }
        # Connect-TickTick clears the session first, which is the session of the tests that follow.
        $session = Get-TickTickSession
        try { $refusal = Get-Refusal { & $Command @arguments } }
        finally { if ($Command -eq 'Connect-TickTick') { Connect-TickTick -Service $script:sandbox.Origin -RateLimit 0 -AccessToken (ConvertTo-Secret -Text (Get-TickTickToken -Session $session -AsPlainText)) } }
        $refusal.IsBound | Should -BeTrue -Because $refusal.Text
        $refusal.Text | Should -Match "\b$Parameter\b"
        $refusal.Sent | Should -Be 0
        $refusal.Output | Should -BeNullOrEmpty
    }
}

Describe 'A parameter from the pipeline' {
    It 'is rejected if it is null or empty, except in a row for New- and Set-: <Command> -<Parameter>' -ForEach $parameters.Where{ $_.IsPiped -and -not $_.Takes -and -not $_.IsMaker -and -not $_.IsNumber } {
        $IsMandatory -or $Marks -contains 'NotEmptyAttribute' -or $Marks -contains 'ValidateNotNullAttribute' -or $Marks -contains 'ValidateNotNullOrEmptyAttribute' | Should -BeTrue
    }
}

Describe 'A misspelled variable' {
    It 'is an error and changes nothing: <_>' -ForEach @(
        'Get-TickTickTask -Project $scratchProjekt | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Project (Get-TickTickProject Wrok -ErrorAction Ignore) | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Project Work, $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Project @() | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Project "" | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Tag "" | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Tag $undefined | Complete-TickTickTask'
        'Get-TickTickTask $undefined | Complete-TickTickTask'
        'Get-TickTickTask -Title @($undefined) | Complete-TickTickTask'
        'Get-TickTickTask -Status $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Priority $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Priority High, $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Status Completed, $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Status @($undefined) | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Due $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -Due "" | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -DueBefore $undefined | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickTask -DueAfter "" | Remove-TickTickTask -Confirm:$false'
        'Get-TickTickProject $undefined | Remove-TickTickProject -Confirm:$false'
        'Get-TickTickProject "" | Remove-TickTickProject -Confirm:$false'
        'Get-TickTickProject -Group $undefined | Remove-TickTickProject -Confirm:$false'
        '$undefined | Get-TickTickProject | Remove-TickTickProject -Confirm:$false'
        '"" | Get-TickTickTag'
        '[pscustomobject]@{ Name = "" } | Get-TickTickTag'
        'Get-TickTickHabit -Name $undefined | Set-TickTickHabit -Status Archived'
        'Get-TickTickHabitCheckin -Habit $undefined'
        'Get-TickTickProjectGroup "" | Remove-TickTickProjectGroup -Confirm:$false'
        'Get-TickTickFocus -Type $undefined | Remove-TickTickFocus -Confirm:$false'
        'Get-TickTickCountdown $undefined'
        'Get-TickTickColumn Work -Name $undefined'
        'New-TickTickTask x -Project $undefined'
        'New-TickTickTask x -Project ""'
        'New-TickTickTask x -Due $undefined'
        'New-TickTickTask x -Tag $undefined'
        'New-TickTickTask x -Tag red, $undefined'
        'New-TickTickTask x -Item bread, $undefined'
        '$null = Get-TickTickTask Milk -OutVariable milk; $null = Invoke-Sandbox $script:sandbox requests -Method Delete; $milk | Set-TickTickTask -Tag red, $undefined'
        '$null = Get-TickTickTask Milk -OutVariable milk; $null = Invoke-Sandbox $script:sandbox requests -Method Delete; $milk | Set-TickTickTask -Tag @($undefined)'
        'New-TickTickTask $undefined'
        'New-TickTickProject x -Group $undefined'
        'Set-TickTickProject Work -Name $undefined'
        'Set-TickTickHabitCheckin Water -Day $undefined'
    ) {
        $refusal = Get-Refusal ([scriptblock]::Create($_))
        $refusal.IsBound | Should -BeTrue -Because $refusal.Text
        # The look for the project itself.
        $refusal.Sent | Should -Be $(if ($_ -match 'Wrok') { 1 } else { 0 })
        $refusal.Output | Should -BeNullOrEmpty
    }

    It 'is reported with its position in a list' {
        { Get-TickTickTask -Project Work, $undefined } | Should -Throw "*'Project'*Item 2 of 2 is null or empty*" -ErrorId 'ParameterArgumentValidationError,*'
        { New-TickTickTask x -Project $undefined } | Should -Throw "*'Project'*is null or empty*" -ErrorId 'ParameterArgumentValidationError,*'
    }
}

Describe 'An empty cell of a row' {
    It 'means that New- and Set- get no value, and $null clears a field if the help says so' {
        $task = [pscustomobject]@{ Title = 'Row'; Project = ''; Due = ''; Tag = $null; Priority = ''; Column = '' } | New-TickTickTask
        $task.Project | Should -Be 'Inbox'
        $changed = New-TickTickTask Dated -Due Tomorrow -Tag a | Set-TickTickTask -Due $null -Tag $null -PassThru
        $changed.Due | Should -BeNullOrEmpty
        $changed.Tags | Should -BeNullOrEmpty
        $grouped = New-TickTickProject Grouped -Group Office
        [pscustomobject]@{ Id = $grouped.Id; Group = ''; Color = 'red' } | Set-TickTickProject
        (Get-TickTickProject Grouped).GroupId | Should -Not -BeNullOrEmpty
        (Set-TickTickProject Grouped -Group $null -PassThru).GroupId | Should -BeNullOrEmpty
    }
}
