BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Tags' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'are created with a label, and listed together with those of tasks' {
        New-TickTickTag Urgent -Color red
        (New-TickTickTag 'Very Urgent' -Parent Urgent).Parent | Should -Be 'urgent'
        $null = Invoke-TickTickRestMethod task -Method Post -Body @{ title = 't'; tags = @('seen') }
        (Get-TickTickTag).Name | Should -Be 'urgent', 'very urgent', 'seen'
        (Get-TickTickTag URGENT).Label | Should -Be 'Urgent'
        (Get-TickTickTag *urgent).Name | Should -Be 'urgent', 'very urgent'
        New-TickTickTag Ghost -WhatIf
        Get-TickTickTag Ghost* | Should -BeNullOrEmpty
    }

    It 'can be given with the # of the apps' {
        (New-TickTickTask one -Tag '#red', blue).Tags | Should -Be 'red', 'blue'
        (Set-TickTickTask one -AddTag '#green;#red' -PassThru).Tags | Should -Be 'red', 'blue', 'green'
        (New-TickTickTask two -Tag '#red  #blue #deep sea').Tags | Should -Be 'red', 'blue', 'deep sea'
        (New-TickTickTask three -Tag 'x', ' y ').Tags | Should -Be 'x', 'y'
        (Set-TickTickTask one -RemoveTag '#red' -PassThru).Tags | Should -Be 'blue', 'green'
        (Get-TickTickTask -Tag '#blue').Title | Should -Be one, two
        (Get-TickTickTask -Tag '#gr*').Title | Should -Be one
        (New-TickTickTag '#Black' -Parent '#blue').Name | Should -Be black
        (Get-TickTickTag '#black').Parent | Should -Be blue
        ([pscustomobject]@{ Name = '#Row' } | New-TickTickTag).Name | Should -Be row
    }

    It 'report an error for an unknown name' {
        Get-TickTickTag nope -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'are in lower case in Turkish, too' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'tr-TR'
            (New-TickTickTag INBOX).Name | Should -BeExactly 'inbox'
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }
}
