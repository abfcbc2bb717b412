<#
.SYNOPSIS
Makes the help that ships with the module from the Markdown in docs/help.
.DESCRIPTION
PlatyPS reads the page of each cmdlet and writes MAML; what Get-Help shows badly of it is put right: Markdown's marks,
wrapped lines, examples without code. The about pages become text. What is made is committed, for a machine that only
builds needs no PlatyPS.
.PARAMETER Source
The folder of the Markdown pages.
.PARAMETER Destination
The folder to write to.
.EXAMPLE
./build.ps1 -Task Help
Makes the help anew.
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
    # Links within the help are known by their text; code needs no marks in a terminal.
    $text = $Markdown -replace '\[([^\]]+)\]\((?!https?:)[^)]*\)', '$1' -replace '\[([^\]]+)\]\((https?:[^)]*)\)', '$1 ($2)'
    $text -replace '<(https?:[^>]+)>', '$1' -replace '`([^`]+)`', '$1'
}

function Get-Block([string] $Markdown) {
    # What a page is made of: headings, paragraphs, lists (an item a line) and code.
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
            $isList = $line -match '^- '
            $items = [System.Collections.Generic.List[string]]::new()
            for (; $i -lt $lines.Count -and $lines[$i] -match '\S' -and $lines[$i] -notmatch '^(```|#)'; $i++) {
                if ($items.Count -eq 0 -or ($isList -and $lines[$i] -match '^- ')) { $items.Add($lines[$i].Trim()) }
                else { $items[$items.Count - 1] += ' ' + $lines[$i].Trim() }
            }
            $i--
            [pscustomobject]@{ Kind = $isList ? 'List' : 'Text'; Level = 0; Language = ''; Lines = @($items | ForEach-Object { ConvertFrom-Inline $_ }) }
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
    # PlatyPS puts a control character where it found an empty line.
    (Select-Node $Element 'maml:para' | ForEach-Object InnerText | Where-Object { $_ -ne "$([char] 0x80)" }) -join "`n`n"
}

function Format-Command([System.Xml.XmlElement] $Command, [hashtable] $Default) {
    foreach ($example in Select-Node $Command 'command:examples/command:example') {
        $blocks = Get-Prose $example['maml:introduction']
        $code = @(Get-Block $blocks | Where-Object Language -EQ 'powershell')
        if ($code.Count -ne 1) { throw "$($Command.details.name): an example has one block of code, and '$($example.title)' has $($code.Count)." }
        $remarks = ConvertTo-Paragraph ($blocks -replace '(?ms)^```powershell$.*?^```$', '')
        $title = $example['maml:title'].InnerText.Trim('-', ' ')
        $example.RemoveAll()
        Add-Element -Parent $example -Name 'maml:title' -Text "---------- $title ----------"
        Add-Element -Parent $example -Name 'dev:code' -Text ($code[0].Lines -join "`n")
        Add-Element -Parent $example -Name 'dev:remarks'
        # The empty one parts it from the next example.
        foreach ($paragraph in @($remarks) + '') { Add-Element -Parent $example['dev:remarks'] -Name 'maml:para' -Text $paragraph }
    }

    foreach ($prose in Select-Node $Command './/maml:description | .//maml:alert') {
        $paragraphs = ConvertTo-Paragraph (Get-Prose $prose)
        $prose.RemoveAll()
        foreach ($paragraph in $paragraphs) { Add-Element -Parent $prose -Name 'maml:para' -Text $paragraph }
    }

    # The syntax has short names of types and counts positions anew; defaults are nowhere.
    $syntax = @(Select-Node $Command 'command:syntax/command:syntaxItem/command:parameter')
    foreach ($parameter in Select-Node $Command 'command:parameters/command:parameter') {
        $parameter.SetAttribute('position', $parameter.position.ToLowerInvariant())
        Add-Element -Parent $parameter -Name 'dev:defaultValue' -Text $Default[$parameter.name]
        foreach ($shown in $syntax | Where-Object name -EQ $parameter.name) {
            if ($shown.position -ne 'named') { $shown.SetAttribute('position', $parameter.position) }
            if ($parameter['command:parameterValue']) { $parameter['command:parameterValue'].InnerText = $shown['command:parameterValue'].InnerText }
        }
    }

    # A link with nothing behind it shows as one; the text of those to other help is what Get-Help takes.
    foreach ($link in Select-Node $Command 'command:relatedLinks/maml:navigationLink | maml:relatedLinks/maml:navigationLink') {
        if ($link['maml:uri'].InnerText -match '^https?:') { continue }
        if ($link['maml:linkText'].InnerText -eq 'Online Version') { $null = $link.ParentNode.RemoveChild($link) } else { $link['maml:uri'].InnerText = '' }
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
