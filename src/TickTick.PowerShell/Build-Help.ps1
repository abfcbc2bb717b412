<#
.SYNOPSIS
Builds the help files of the module from the Markdown pages in docs/help.
.DESCRIPTION
Uses PlatyPS to convert the page of each cmdlet to MAML, and corrects what Get-Help does not display well: Markdown
syntax, wrapped lines and examples without code. Converts the about topics to text. The output is committed, so that
PlatyPS is not required to build the module.
.PARAMETER Source
Specifies the folder that contains the Markdown pages.
.PARAMETER Destination
Specifies the folder for the help files.
.EXAMPLE
./build.ps1 -Task Help
Builds the help files.
#>
[CmdletBinding()]
param(
    [string] $Source = (Join-Path $PSScriptRoot '../../docs/help'),
    [string] $Destination = (Join-Path $PSScriptRoot 'en-US')
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0

$MamlName = 'TickTick.PowerShell.dll-Help.xml'
$Namespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}
$TextWidth = 79

function ConvertFrom-Inline([string] $Markdown) {
    # Get-Help has no links, so only the text of a link to another page is kept.
    $text = $Markdown -replace '\[([^\]]+)\]\((?!https?:)[^)]*\)', '$1' -replace '\[([^\]]+)\]\((https?:[^)]*)\)', '$1 ($2)'
    $text -replace '<(https?:[^>]+)>', '$1' -replace '`([^`]+)`', '$1'
}

function Get-Block([string] $Markdown) {
    # Splits a page into headings, paragraphs, lists (one line for each item), tables (one line for each row) and code.
    $lines = $Markdown -split '\r?\n'
    for ($i = 0; $i -lt $lines.Count; $i++) {
        $line = $lines[$i]
        if ($line -match '^```(?<Language>\w*)') {
            $language = $Matches.Language
            $code = @(while ($lines[++$i] -notmatch '^```\s*$') { $lines[$i] })
            [pscustomobject]@{ Kind = 'Code'; Level = 0; Language = $language; Lines = $code }
        }
        elseif ($line -match '^(?<Marks>#+)\s+(?<Text>.+)$') {
            [pscustomobject]@{ Kind = 'Heading'; Level = $Matches.Marks.Length; Language = ''; Lines = @(ConvertFrom-Inline $Matches.Text) }
        }
        elseif ($line -match '\S') {
            $isTable = $line -match '^\|'
            $isList = $isTable -or $line -match '^- '
            $items = [System.Collections.Generic.List[string]]::new()
            for (; $i -lt $lines.Count -and $lines[$i] -match '\S' -and $lines[$i] -notmatch '^(```|#)'; $i++) {
                if ($items.Count -eq 0 -or ($isList -and $lines[$i] -match '^(- |\|)')) { $items.Add($lines[$i].Trim()) }
                else { $items[$items.Count - 1] += ' ' + $lines[$i].Trim() }
            }
            $i--
            $kind = if ($isTable) { 'Table' } elseif ($isList) { 'List' } else { 'Text' }
            [pscustomobject]@{ Kind = $kind; Level = 0; Language = ''; Lines = @($items | ForEach-Object { ConvertFrom-Inline $_ }) }
        }
    }
}

function ConvertTo-Paragraph([string] $Markdown) {
    foreach ($block in Get-Block $Markdown) {
        $block.Lines -join "`n"
    }
}

function Format-Wrapped([string] $Text, [int] $Indent, [int] $Hanging = 0) {
    $line = ' ' * $Indent
    $isEmpty = $true
    foreach ($word in $Text -split ' ') {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt $TextWidth) {
            $line
            $line = ' ' * ($Indent + $Hanging)
            $isEmpty = $true
        }
        $line += ($isEmpty ? '' : ' ') + $word
        $isEmpty = $false
    }
    $line
}

function Format-TwoColumn([string[]] $Row, [int] $Indent) {
    # The first two rows are the header and the line below it.
    $cells = @($Row | Select-Object -Skip 2 | ForEach-Object { , @($_.Trim('|').Split('|').Trim()) })
    $width = ($cells | ForEach-Object { $_[0].Length } | Measure-Object -Maximum).Maximum + 2
    foreach ($cell in $cells) {
        $lines = @(Format-Wrapped -Text $cell[1] -Indent ($Indent + $width))
        "$(' ' * $Indent)$($cell[0].PadRight($width))$($lines[0].TrimStart())"
        $lines | Select-Object -Skip 1
    }
}

function ConvertTo-AboutText([string] $Path) {
    $name = [IO.Path]::GetFileNameWithoutExtension($Path)
    $text = @(
        'TOPIC'
        "    $name"
        ''
        $indent = 4
        foreach ($block in Get-Block (Get-Content -LiteralPath $Path -Raw) | Where-Object { $_.Level -ne 1 }) {
            switch ($block.Kind) {
                'Heading' {
                    if ($block.Level -eq 2) { $block.Lines[0].ToUpperInvariant() } else { ' ' * 4 + $block.Lines[0] }
                    $indent = 4 * ($block.Level - 1)
                }
                'Text' { Format-Wrapped -Text $block.Lines[0] -Indent $indent; '' }
                'List' { $block.Lines | ForEach-Object { Format-Wrapped -Text $_ -Indent $indent -Hanging 2 }; '' }
                'Table' { Format-TwoColumn -Row $block.Lines -Indent $indent; '' }
                'Code' { $block.Lines | ForEach-Object { "$(' ' * ($indent + 4))$_".TrimEnd() }; '' }
            }
        }
    )
    ($text -join "`n").TrimEnd() + "`n"
}

function Add-Element([System.Xml.XmlElement] $Parent, [string] $Name, [string] $Text) {
    $child = $Parent.OwnerDocument.CreateElement($Name, $Namespaces[$Name.Split(':')[0]])
    $child.InnerText = $Text
    $null = $Parent.AppendChild($child)
}

function Select-Node([System.Xml.XmlNode] $Node, [string] $Path) {
    Select-Xml -Xml $Node -XPath $Path -Namespace $Namespaces | ForEach-Object Node
}

function Get-Prose([System.Xml.XmlElement] $Element) {
    # PlatyPS writes a control character for an empty line.
    (Select-Node $Element 'maml:para' | ForEach-Object InnerText | Where-Object { $_ -ne "$([char] 0x80)" }) -join "`n`n"
}

function Format-Command([System.Xml.XmlElement] $Command, [hashtable] $Default) {
    foreach ($example in Select-Node $Command 'command:examples/command:example') {
        $blocks = Get-Prose $example['maml:introduction']
        $code = @(Get-Block $blocks | Where-Object Language -EQ 'powershell')
        if ($code.Count -ne 1) { throw "$($Command.details.name): the example '$($example.title)' must have one block of code and has $($code.Count)." }
        $remarks = ConvertTo-Paragraph ($blocks -replace '(?ms)^```powershell$.*?^```$', '')
        $title = $example['maml:title'].InnerText.Trim('-', ' ')
        $example.RemoveAll()
        Add-Element -Parent $example -Name 'maml:title' -Text "---------- $title ----------"
        Add-Element -Parent $example -Name 'dev:code' -Text ($code[0].Lines -join "`n")
        Add-Element -Parent $example -Name 'dev:remarks'
        # The empty paragraph separates the example from the next one.
        foreach ($paragraph in @($remarks) + '') { Add-Element -Parent $example['dev:remarks'] -Name 'maml:para' -Text $paragraph }
    }

    foreach ($prose in Select-Node $Command './/maml:description | .//maml:alert') {
        $paragraphs = ConvertTo-Paragraph (Get-Prose $prose)
        $prose.RemoveAll()
        foreach ($paragraph in $paragraphs) { Add-Element -Parent $prose -Name 'maml:para' -Text $paragraph }
    }

    # PlatyPS writes short type names and its own positions in the syntax, and omits default values.
    $syntax = @(Select-Node $Command 'command:syntax/command:syntaxItem/command:parameter')
    foreach ($parameter in Select-Node $Command 'command:parameters/command:parameter') {
        $parameter.SetAttribute('position', $parameter.position.ToLowerInvariant())
        Add-Element -Parent $parameter -Name 'dev:defaultValue' -Text $Default[$parameter.name]
        foreach ($shown in $syntax | Where-Object name -EQ $parameter.name) {
            if ($shown.position -ne 'named') { $shown.SetAttribute('position', $parameter.position) }
            if ($parameter['command:parameterValue']) { $parameter['command:parameterValue'].InnerText = $shown['command:parameterValue'].InnerText }
        }
    }

    # Get-Help finds other help by the text of a link. A relative address has no meaning in a terminal.
    foreach ($link in Select-Node $Command 'command:relatedLinks/maml:navigationLink | maml:relatedLinks/maml:navigationLink') {
        if ($link['maml:uri'].InnerText -notmatch '^https?:') { $link['maml:uri'].InnerText = '' }
    }
}

function Export-Maml([string] $Folder, [string] $Path) {
    $scratch = Join-Path ([IO.Path]::GetTempPath()) "help-$([guid]::NewGuid().ToString('N'))"
    try {
        $pages = (Get-ChildItem -Path $Folder -Filter '*-*.md' | Sort-Object Name).FullName
        $commandHelp = Import-MarkdownCommandHelp -Path $pages
        $file = $commandHelp | Export-MamlCommandHelp -OutputFolder $scratch
        $maml = [xml] (Get-Content -LiteralPath $file.FullName -Raw)
    }
    finally {
        if (Test-Path $scratch) { Remove-Item $scratch -Recurse }
    }
    foreach ($command in Select-Node $maml '//command:command') {
        $default = @{}
        foreach ($parameter in ($commandHelp | Where-Object Title -EQ $command.details.name).Parameters) { $default[$parameter.Name] = $parameter.DefaultValue }
        Format-Command $command $default
    }

    $settings = [System.Xml.XmlWriterSettings]::new()
    $settings.Indent = $true
    $settings.NewLineChars = "`n"
    $settings.Encoding = [Text.UTF8Encoding]::new($false)
    $writer = [System.Xml.XmlWriter]::Create($Path, $settings)
    try { $maml.Save($writer) } finally { $writer.Dispose() }
    [IO.File]::AppendAllText($Path, "`n")
}

$Source = (Resolve-Path -LiteralPath $Source).Path
$Destination = (New-Item -ItemType Directory -Path $Destination -Force).FullName
Export-Maml $Source (Join-Path $Destination $MamlName)
foreach ($page in Get-ChildItem -Path $Source -Filter 'about_*.md') {
    [IO.File]::WriteAllText((Join-Path $Destination "$($page.BaseName).help.txt"), (ConvertTo-AboutText $page.FullName))
}
