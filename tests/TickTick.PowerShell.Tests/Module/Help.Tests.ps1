BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:commands = @(Get-Command -Module TickTick.PowerShell | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
    $script:topics = @(Get-ChildItem (Join-Path $PSScriptRoot '../../../docs/help/about_*.md') | ForEach-Object { @{ Topic = $_.BaseName } })

    $root = (Resolve-Path (Join-Path $PSScriptRoot '../../..')).Path
    $script:documents = @(
        Get-ChildItem $root -Filter *.md
        Get-ChildItem $root -Directory | Where-Object Name -NE 'artifacts' | Get-ChildItem -Filter *.md -Recurse | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]'
    ) | ForEach-Object { @{ Document = [IO.Path]::GetRelativePath($root, $_.FullName).Replace('\', '/'); Path = $_.FullName } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:root = (Resolve-Path (Join-Path $PSScriptRoot '../../..')).Path
    $script:pages = Join-Path $script:root 'docs/help'
    $script:shipped = Join-Path $script:root 'src/TickTick.PowerShell/en-US'
    $script:lacksPlatyPS = -not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object Version -GE ([version] '1.0'))
    $script:builtIn = [System.Management.Automation.Cmdlet]::CommonParameters
    $script:commandNames = (Get-Command -Module TickTick.PowerShell).Name

    $constants = Get-Content -Raw (Join-Path $script:root 'src/TickTick/ErrorIds.cs')
    $script:errorIds = [regex]::Matches($constants, 'const string \w+ = "(\w+)"') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
    $script:explainedIds = @(Get-Content (Join-Path $script:pages 'about_TickTick_Errors.md') | Where-Object { $_ -match '^### (\w+)$' } | ForEach-Object { $Matches[1] })

    # Bookish wording that earlier versions of the help contained.
    $script:unwantedPhrases = '(?<!there )\b(is|are) no\b', 'in hand', 'could be had', 'to the letter', 'comes to that', 'somebody', 'whoever', 'nobody', '\banew\b',
        '\btells?\b', '\bpass(ed|es) over\b', '(name|id)s?, (the |its )?ids?, or', 'what became', 'how pressing', 'as they come', ', for (it|there) ', '\bstands? for\b',
        '\b(is|are) asked\b', '\bMakes (it|this|tasks|projects|columns|habits|tags)\b', '\bwhere (none|there|nobody|somebody|a token)\b', '\bgood token\b'

    # Pages are read once: a page that many link to would be read for each of them.
    $script:anchors = @{}
    function Get-Anchor([string] $Path) {
        if (-not $script:anchors.ContainsKey($Path)) {
            # The rule of the pages' host: lower case, punctuation removed, spaces replaced with hyphens.
            $headings = [regex]::Matches((Get-Content -LiteralPath $Path -Raw) -replace '(?ms)^```.*?^```', '(?m)^#+\s+(.+?)\r?$')
            $script:anchors[$Path] = @($headings | ForEach-Object { ($_.Groups[1].Value -replace '\[([^\]]+)\]\([^)]*\)', '$1').ToLowerInvariant() -replace '[^\w\- ]' -replace ' ', '-' })
        }
        $script:anchors[$Path]
    }
    function Get-Link([string] $Path) {
        $text = (Get-Content -LiteralPath $Path -Raw) -replace '(?ms)^```.*?^```' -replace '`[^`\r\n]*`'
        [regex]::Matches($text, '\]\((?<Link>[^)\s]+)\)|(?:src|srcset|href)="(?<Link>[^"]+)"') | ForEach-Object { $_.Groups['Link'].Value } | Where-Object { $_ -notmatch '^\w+:' }
    }
    function Get-HelpText([object] $Value) { (@($Value) | ForEach-Object { $_.Text }) -join "`n" }
    function Get-OwnParameter([System.Management.Automation.CommandInfo] $Command) {
        # A hidden parameter needs no help.
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

    It 'has a synopsis and a description' {
        $script:help.Synopsis | Should -Match '^\S.*\.$'
        Get-HelpText $script:help.description | Should -Match '\w'
    }

    It 'describes all parameters and no others' {
        $own = (Get-OwnParameter $Command).Name | Sort-Object
        $script:described.Keys | Sort-Object | Should -Be $own
        foreach ($parameter in $script:described.Values) { Get-HelpText $parameter.description | Should -Match '^\S.*\.' -Because $parameter.name }
    }

    It 'documents each parameter as it is declared' {
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

            # Null or zero means that the parameter has no default. -WhatIf and -Confirm belong to PowerShell.
            $property = $Command.ImplementingType.GetProperty($parameter.Name)
            $default = if ($property) { $property.GetValue($blank) }
            $isGiven = "$default" -and -not ($default -is [ValueType] -and $default.Equals([Activator]::CreateInstance($default.GetType())))
            if ($parameter.SwitchParameter) { $described.defaultValue | Should -Be 'False' -Because $because }
            elseif ($isGiven) { $described.defaultValue | Should -Be "$default" -Because $because }
        }
    }

    It 'lists the valid values of a parameter' {
        foreach ($parameter in Get-OwnParameter $Command) {
            $type = $parameter.ParameterType
            if ($type.IsArray) { $type = $type.GetElementType() }
            $type = [Nullable]::GetUnderlyingType($type) ?? $type
            $values = if ($type.IsEnum) { [enum]::GetNames($type) }
            foreach ($value in $values) { Get-HelpText $script:described[$parameter.Name].description | Should -MatchExactly "\b$value\b" -Because "-$($parameter.Name)" }
        }
    }

    It 'documents the parameter sets as they are declared' {
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

    It 'documents the input and output types' {
        $piped = (Get-OwnParameter $Command | Where-Object { $_.Attributes.ValueFromPipeline -contains $true }).ParameterType | ForEach-Object ToString
        foreach ($type in $piped) { $script:help.inputTypes.inputType.type.name | Should -Contain $type }
        $returned = $Command.OutputType.Name | ForEach-Object { if ($_ -eq 'System.Void') { 'None' } else { $_ } }
        $script:help.returnValues.returnValue.type.name | Sort-Object | Should -Be ($returned | Sort-Object)
    }

    It 'has at least three examples with different titles and valid syntax' {
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

    It 'lists only error IDs that exist' {
        $ids = [regex]::Matches($script:notes, '(?m)^- (\w+):') | ForEach-Object { $_.Groups[1].Value }
        $ids | Should -Not -BeNullOrEmpty
        $ids | Where-Object { $_ -notin $script:errorIds } | Should -BeNullOrEmpty
    }

    It 'opens its page with -Online' {
        $address = "https://github.com/ticktick-powershell/TickTick.PowerShell/blob/main/docs/help/$Name.md"
        $Command.HelpUri | Should -BeExactly $address
        @($script:help.relatedLinks.navigationLink.uri | Where-Object { $_ }) | Should -Be @($address)
        Join-Path $script:pages "$Name.md" | Should -Exist
    }

    It 'links to existing help' {
        $links = @($script:help.relatedLinks.navigationLink | Where-Object { -not $_.uri } | ForEach-Object linkText)
        $links | Should -Not -BeNullOrEmpty
        foreach ($link in $links) { $link -in $script:commandNames -or (Test-Path (Join-Path $script:pages "$link.md")) | Should -BeTrue -Because $link }
    }
}

Describe 'The topic <Topic>' -ForEach $script:topics {
    It 'is found and has a short description' {
        $found = Get-Help $Topic
        $found | Should -Match "^TOPIC\r?\n    $Topic\r?\n\r?\nSHORT DESCRIPTION\r?\n    \S.*\."
    }

    It 'fits a console of 80 columns and contains only ASCII characters' {
        Get-Content (Join-Path $script:shipped "$Topic.help.txt") | Where-Object { $_ -notmatch '^[\x20-\x7E]{0,79}$' } | Should -BeNullOrEmpty
    }

    It 'mentions only cmdlets that exist' {
        $text = Get-Content (Join-Path $script:pages "$Topic.md") -Raw
        [regex]::Matches($text, '\b[A-Z][a-z]+-TickTick\w*') | ForEach-Object Value | Where-Object { $_ -notin $script:commandNames } | Should -BeNullOrEmpty
    }
}

Describe 'The documentation' {
    It '<Document>: all relative links and anchors exist' -ForEach $script:documents {
        $folder = Split-Path $Path
        $broken = foreach ($link in Get-Link $Path | Sort-Object -Unique) {
            $file, $anchor = $link -split '#', 2
            $target = $file ? [IO.Path]::GetFullPath($file, $folder) : $Path
            if (-not [IO.Path]::Exists($target) -or ($anchor -and (Get-Anchor $target) -cnotcontains $anchor)) { $link }
        }
        $broken | Should -BeNullOrEmpty
    }

    It 'lists every page in the index and every cmdlet in about_TickTick, with its synopsis' {
        $index = Get-Content (Join-Path $script:root 'docs/README.md') -Raw
        $topic = (Get-Content (Join-Path $script:pages 'about_TickTick.md') -Raw) -replace '(?<!\r?\n)\r?\n(?:  )?(?![-\r\n])', ' '
        foreach ($name in $script:commandNames) {
            $synopsis = (Get-Help $name).Synopsis
            $index | Should -Match ([regex]::Escape("| [$name](help/$name.md) | $synopsis |"))
            $topic | Should -Match ([regex]::Escape("- [$name]($name.md): $synopsis"))
        }
        foreach ($name in (Get-ChildItem (Join-Path $script:pages 'about_*.md')).BaseName) { $index | Should -Match "\[$name\]\(help/$name\.md\)" }
    }

    It 'has a row, a message, a cause and a solution for each error ID' {
        $text = Get-Content (Join-Path $script:pages 'about_TickTick_Errors.md') -Raw
        foreach ($id in $script:explainedIds) {
            $text | Should -Match "(?m)^\| \[$id\]\(#$($id.ToLowerInvariant())\) \| \S.*\. \|\r?$"
            $text | Should -Match "(?m)^### $id\r?\n\r?\n\S.*\r?\n(.+\r?\n)*\r?\nMessage: \S.*\r?\n(.+\r?\n)*\r?\nCause: \S.*\r?\n(.+\r?\n)*\r?\nSolution: \S"
        }
    }

    It 'describes a parameter the same everywhere if it has the same meaning' {
        $shared = 'Confirm', 'WhatIf', 'CachePath', 'EnvironmentVariable', 'MinimumLifetime', 'NoCache', 'SecretName', 'Service', 'Vault', 'Color', 'ViewMode', 'TimeZone', 'AllDay'
        foreach ($name in $shared) {
            $texts = foreach ($command in Get-Command -Module TickTick.PowerShell | Where-Object { $_.Parameters.ContainsKey($name) }) {
                Get-HelpText ((Get-Help $command.Name -Parameter $name).description)
            }
            $texts.Count | Should -BeGreaterThan 1 -Because $name
            $texts | Sort-Object -Unique | Should -HaveCount 1 -Because $name
        }
    }

    It 'uses standard terms' {
        $unwanted = [regex]::new("(?:$($script:unwantedPhrases -join '|')).{0,40}", 'IgnoreCase, Compiled')
        foreach ($page in Get-ChildItem $script:pages -Filter *.md) {
            $text = ((Get-Content $page.FullName -Raw) -replace '(?ms)^```.*?^```') -replace '(?<!\n)\r?\n(?!\r?\n)', ' '
            [regex]::Match($text, $unwanted).Value | Should -BeNullOrEmpty -Because $page.Name
        }
    }
}

Describe 'The help as a whole' {
    It 'has topics about the module, automation and errors' {
        $names = (Get-ChildItem (Join-Path $script:shipped 'about_*')).Name
        foreach ($name in 'about_TickTick', 'about_TickTick_Automation', 'about_TickTick_Errors') { $names | Should -Contain "$name.help.txt" }
    }

    It 'has a page for every cmdlet and no others' {
        (Get-ChildItem (Join-Path $script:pages '*-*.md')).BaseName | Sort-Object | Should -Be ($script:commandNames | Sort-Object)
    }

    It 'explains all error IDs in the source code and no others' {
        $script:explainedIds | Sort-Object | Should -Be $script:errorIds
    }

    It 'has no placeholders' {
        Get-ChildItem $script:pages, $script:shipped -File | Select-String -Pattern '\{\{|TODO' | Should -BeNullOrEmpty
    }

    It 'contains no path of a specific machine' {
        Get-ChildItem $script:pages, $script:shipped -File | Select-String -Pattern '/home/|/root/|/tmp/|/Users/|[A-Z]:\\' | Should -BeNullOrEmpty
    }

    It 'is built from the current Markdown' {
        if ($script:lacksPlatyPS) { Set-ItResult -Skipped -Because 'this PowerShell has no Microsoft.PowerShell.PlatyPS 1.0 or later. Run: Install-PSResource Microsoft.PowerShell.PlatyPS' }
        $made = Join-Path $TestDrive 'made'
        & (Join-Path $script:root 'src/TickTick.PowerShell/Build-Help.ps1') -Destination $made
        (Get-ChildItem $made).Name | Should -Be (Get-ChildItem $script:shipped).Name
        foreach ($file in Get-ChildItem $made) {
            Get-Content $file.FullName -Raw | Should -BeExactly (Get-Content (Join-Path $script:shipped $file.Name) -Raw) -Because "$($file.Name) is built with: ./build.ps1 -Task Help"
        }
    }

    It 'matches the schema of PlatyPS' {
        if ($script:lacksPlatyPS) { Set-ItResult -Skipped -Because 'this PowerShell has no Microsoft.PowerShell.PlatyPS 1.0 or later. Run: Install-PSResource Microsoft.PowerShell.PlatyPS' }
        Import-Module Microsoft.PowerShell.PlatyPS
        foreach ($page in Get-ChildItem (Join-Path $script:pages '*-*.md')) { Test-MarkdownCommandHelp $page.FullName | Should -BeTrue -Because $page.Name }
    }

    It 'is next to the manifest in the built module' {
        $staged = Join-Path (Split-Path (Get-ModulePath)) 'en-US'
        foreach ($file in Get-ChildItem $script:shipped) {
            Get-Content (Join-Path $staged $file.Name) -Raw | Should -BeExactly (Get-Content $file.FullName -Raw)
        }
    }
}
