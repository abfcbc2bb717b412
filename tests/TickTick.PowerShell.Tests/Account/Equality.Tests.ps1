BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    'Milk', 'Milk', 'Bread' | New-TickTickTask
    'Home', 'Home' | New-TickTickProject
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Two resources with the same name' {
    It 'are two for <_>' -ForEach 'Sort-Object -Unique', 'Select-Object -Unique', 'Sort-Object Id -Unique' {
        . ([scriptblock]::Create("Get-TickTickTask | $_")) | Should -HaveCount 3
        . ([scriptblock]::Create("Get-TickTickProject Home | $_")) | Should -HaveCount 2
    }

    It 'are two for Compare-Object' {
        $first, $second = Get-TickTickTask Milk
        (Compare-Object $first $second).SideIndicator | Sort-Object | Should -Be '<=', '=>'
    }

    It 'are sorted by the name and then by the ID' {
        $sorted = Get-TickTickTask | Sort-Object
        $sorted.Title | Should -Be 'Bread', 'Milk', 'Milk'
        $sorted[1].Id | Should -BeLessThan $sorted[2].Id
    }
}

Describe 'A resource that was read twice' {
    It 'is the same for -eq, -in, Compare-Object and a hashtable' {
        $once = @(Get-TickTickTask)
        $again = @(Get-TickTickTask)
        $once[0] -eq $again[0] | Should -BeTrue
        $once[0] -eq $once[1] | Should -BeFalse
        $once[1] -in $again | Should -BeTrue
        Compare-Object $once $again | Should -BeNullOrEmpty
        $notes = @{ $once[2] = 'a note' }
        $notes[$again[2]] | Should -Be 'a note'
    }

    It 'is the same after it was changed' {
        $task = Get-TickTickTask Bread
        $task.Title = 'Rye bread'
        $task -eq (Get-TickTickTask Bread) | Should -BeTrue
    }

    It 'is not the same as another kind of resource, and new ones without an ID are not the same' {
        (Get-TickTickTask Bread) -eq (Get-TickTickProject Home | Select-Object -First 1) | Should -BeFalse
        (Get-TickTickTask Bread).Equals('Bread') | Should -BeFalse
    }
}
