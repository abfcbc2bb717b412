BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Support/Support.psm1') -Force
    $script:commands = @(Get-Command -Module TickTick.PowerShell | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
    $script:topics = @(Get-ChildItem (Join-Path $PSScriptRoot '../../docs/help/about_*.md') | ForEach-Object { @{ Topic = $_.BaseName } })
    $script:lacksPlatyPS = -not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object Version -GE ([version] '1.0'))
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/Support.psm1') -Force
    $script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $script:pages = Join-Path $script:root 'docs/help'
    $script:shipped = Join-Path $script:root 'src/TickTick.PowerShell/en-US'
    $script:builtIn = [System.Management.Automation.Cmdlet]::CommonParameters
    $script:commandNames = (Get-Command -Module TickTick.PowerShell).Name

    # Every PascalCase literal that stands as an argument or a constant in the sources, but for these, is an error id.
    $noIds = @('ErrorAction', 'GetSecretNotFound', 'GetSecretVaultNotFound', 'SecureStringSecret') + $script:commandNames +
        (Get-Command -Module TickTick.PowerShell | ForEach-Object { $_.ParameterSets.Name; $_.Noun })
    $sources = 'TickTick', 'TickTick.PowerShell' | ForEach-Object {
        Get-ChildItem (Join-Path $script:root "src/$_") -Filter *.cs -Recurse -File | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]'
    } | Get-Content -Raw
    $script:errorIds = @(
        [regex]::Matches($sources, '"((?:[A-Z][a-z]+){2,})"\s*(?:,|;| :)') | ForEach-Object { $_.Groups[1].Value }
        [regex]::Matches($sources, 'new ErrorRecord\([^,]+, "(\w+)"') | ForEach-Object { $_.Groups[1].Value }
    ) | Where-Object { $_ -notin $noIds -and $_ -notlike 'TickTick*' } | Sort-Object -Unique
    $script:explainedIds = @(Get-Content (Join-Path $script:pages 'about_TickTick_Errors.md') | Where-Object { $_ -match '^### (\w+)$' } | ForEach-Object { $Matches[1] })

    function Get-HelpText([object] $Value) { (@($Value) | ForEach-Object { $_.Text }) -join "`n" }
    function Get-OwnParameter([System.Management.Automation.CommandInfo] $Command) {
        # What is hidden from users needs no help.
        $Command.Parameters.Values | Where-Object {
            $_.Name -notin $script:builtIn -and -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow })
        }
    }
    function Get-Position([object] $Place) { if ($Place -lt 0) { 'named' } else { "$Place" } }
}

Describe 'Help for <Name>' -ForEach $script:commands {
    BeforeAll {
        $script:help = Get-Help $Name -Full
        $script:described = @{}
        foreach ($parameter in $script:help.parameters.parameter) { if ($parameter.name) { $script:described[$parameter.name] = $parameter } }
        $script:notes = Get-HelpText $script:help.alertSet.alert
    }

    It 'is there' {
        $script:help.Synopsis | Should -Match '^\S.*\.$'
        Get-HelpText $script:help.description | Should -Match '\w'
    }

    It 'describes every parameter, and no other' {
        $own = (Get-OwnParameter $Command).Name | Sort-Object
        $script:described.Keys | Sort-Object | Should -Be $own
        foreach ($parameter in $script:described.Values) { Get-HelpText $parameter.description | Should -Match '^\S.*\.' -Because $parameter.name }
    }

    It 'says of each parameter what the code says' {
        $blank = [Activator]::CreateInstance($Command.ImplementingType)
        foreach ($parameter in Get-OwnParameter $Command) {
            $described = $script:described[$parameter.Name]
            $attributes = @($parameter.Attributes | Where-Object { $_ -is [Parameter] })
            $ways = @(
                if ($attributes.ValueFromPipeline -contains $true) { 'ByValue' }
                if ($attributes.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
            )
            $because = "-$($parameter.Name)"
            $described.type.name | Should -Be $parameter.ParameterType.ToString() -Because $because
            $described.required | Should -Be "$($attributes.Mandatory -contains $true)" -Because $because
            $described.position | Should -Be (Get-Position ($attributes.Position | Measure-Object -Maximum).Maximum) -Because $because
            $described.pipelineInput | Should -Match $(if ($ways) { "^true \($($ways -join ', ')\)$" } else { '^false$' }) -Because $because
            $described.globbing | Should -Be "$([bool] ($parameter.Attributes | Where-Object { $_ -is [SupportsWildcards] }))" -Because $because
            $aliases = if ($described.aliases -eq 'none') { @() } else { $described.aliases -split ',\s*' | Sort-Object }
            $aliases | Should -Be @($parameter.Aliases | Sort-Object) -Because $because

            # Nothing, or zero, stands for a value that is not given; -WhatIf and -Confirm are PowerShell's own.
            $property = $Command.ImplementingType.GetProperty($parameter.Name)
            $default = if ($property) { $property.GetValue($blank) }
            $isGiven = "$default" -and -not ($default -is [ValueType] -and $default.Equals([Activator]::CreateInstance($default.GetType())))
            if ($parameter.SwitchParameter) { $described.defaultValue | Should -Be 'False' -Because $because }
            elseif ($isGiven) { $described.defaultValue | Should -Be "$default" -Because $because }
        }
    }

    It 'shows the parameter sets of the code' {
        $shown = @($script:help.syntax.syntaxItem)
        $shown.Count | Should -Be $Command.ParameterSets.Count
        $names = (Get-OwnParameter $Command).Name
        $expected = foreach ($set in $Command.ParameterSets) {
            ($set.Parameters | Where-Object Name -In $names | ForEach-Object { "$($_.Name) $($_.IsMandatory) $(Get-Position $_.Position)" } | Sort-Object) -join '; '
        }
        $actual = foreach ($item in $shown) {
            ($item.parameter | Where-Object name | ForEach-Object { "$($_.name) $($_.required -eq 'true') $($_.position)" } | Sort-Object) -join '; '
        }
        $actual | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'says what goes in and what comes out' {
        $piped = (Get-OwnParameter $Command | Where-Object { $_.Attributes.ValueFromPipeline -contains $true }).ParameterType | ForEach-Object ToString
        foreach ($type in $piped) { $script:help.inputTypes.inputType.type.name | Should -Contain $type }
        $returned = $Command.OutputType.Name | ForEach-Object { if ($_ -eq 'System.Void') { 'None' } else { $_ } }
        $script:help.returnValues.returnValue.type.name | Sort-Object | Should -Be ($returned | Sort-Object)
    }

    It 'has three examples or more, each with a title of its own and code that parses' {
        $examples = @($script:help.examples.example)
        $examples.Count | Should -BeGreaterOrEqual 3
        ($examples.title | Sort-Object -Unique).Count | Should -Be $examples.Count
        foreach ($example in $examples) {
            $failures = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $failures)
            $failures | Should -BeNullOrEmpty -Because $example.title
            $used = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
            $used | Where-Object { $_ -match '-TickTick' -and $_ -notin $script:commandNames } | Should -BeNullOrEmpty
        }
        $examples.code -match [regex]::Escape($Name) | Should -HaveCount $examples.Count
    }

    It 'names its error ids, all of them known' {
        $ids = [regex]::Matches($script:notes, '(?m)^- (\w+):') | ForEach-Object { $_.Groups[1].Value }
        $ids | Should -Not -BeNullOrEmpty
        $ids | Where-Object { $_ -notin $script:errorIds } | Should -BeNullOrEmpty
    }

    It 'links to help that is there' {
        $links = @($script:help.relatedLinks.navigationLink.linkText)
        $links | Should -Not -BeNullOrEmpty
        foreach ($link in $links) { $link -in $script:commandNames -or (Test-Path (Join-Path $script:pages "$link.md")) | Should -BeTrue -Because $link }
    }
}

Describe 'The topic <Topic>' -ForEach $script:topics {
    It 'is found, with what it is about' {
        $found = Get-Help $Topic
        $found | Should -Match "^TOPIC\r?\n    $Topic\r?\n\r?\nSHORT DESCRIPTION\r?\n    \S.*\."
    }

    It 'fits a console of 80 columns and every code page' {
        foreach ($line in Get-Content (Join-Path $script:shipped "$Topic.help.txt")) {
            $line.Length | Should -BeLessOrEqual 79 -Because $line
            $line | Should -Match '^[\x20-\x7E]*$'
        }
    }

    It 'names only cmdlets that are there' {
        $text = Get-Content (Join-Path $script:pages "$Topic.md") -Raw
        [regex]::Matches($text, '\b[A-Z][a-z]+-TickTick\w*') | ForEach-Object Value | Where-Object { $_ -notin $script:commandNames } | Should -BeNullOrEmpty
    }
}

Describe 'The help as a whole' {
    It 'has the first steps, automation and errors' {
        $names = (Get-ChildItem (Join-Path $script:shipped 'about_*')).Name
        foreach ($name in 'about_TickTick', 'about_TickTick_Automation', 'about_TickTick_Errors') { $names | Should -Contain "$name.help.txt" }
    }

    It 'has no page for a cmdlet that is gone' {
        (Get-ChildItem (Join-Path $script:pages '*-*.md')).BaseName | Sort-Object | Should -Be ($script:commandNames | Sort-Object)
    }

    It 'explains every error id of the sources, and no other' {
        $script:explainedIds | Sort-Object | Should -Be $script:errorIds
    }

    It 'is finished' {
        Get-ChildItem $script:pages, $script:shipped -File | Select-String -Pattern '\{\{|TODO' | Should -BeNullOrEmpty
    }

    It 'names no path of a machine' {
        Get-ChildItem $script:pages, $script:shipped -File | Select-String -Pattern '/home/|/root/|/tmp/|/Users/|[A-Z]:\\' | Should -BeNullOrEmpty
    }

    It 'is made of the Markdown as it is now' -Skip:$script:lacksPlatyPS {
        $made = Join-Path $TestDrive 'made'
        & (Join-Path $script:root 'src/TickTick.PowerShell/Build-Help.ps1') -Destination $made
        (Get-ChildItem $made).Name | Should -Be (Get-ChildItem $script:shipped).Name
        foreach ($file in Get-ChildItem $made) {
            Get-Content $file.FullName -Raw | Should -BeExactly (Get-Content (Join-Path $script:shipped $file.Name) -Raw) -Because "$($file.Name) is made by: ./build.ps1 -Task Help"
        }
    }

    It 'keeps to the schema of PlatyPS' -Skip:$script:lacksPlatyPS {
        Import-Module Microsoft.PowerShell.PlatyPS
        foreach ($page in Get-ChildItem (Join-Path $script:pages '*-*.md')) { Test-MarkdownCommandHelp $page.FullName | Should -BeTrue -Because $page.Name }
    }

    It 'is staged beside the manifest' {
        $staged = Join-Path (Split-Path (Get-ModulePath)) 'en-US'
        foreach ($file in Get-ChildItem $script:shipped) {
            Get-Content (Join-Path $staged $file.Name) -Raw | Should -BeExactly (Get-Content $file.FullName -Raw)
        }
    }
}
