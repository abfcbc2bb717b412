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

Describe 'Invoke-TickTickRestMethod' {
    BeforeEach { Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive }

    It 'sends hashtables, objects and JSON, and keeps arrays and case' {
        $task = Invoke-TickTickRestMethod task -Method Post -Body @{ title = 'one'; tags = @('a'); items = @(@{ title = 'i' }) }
        , $task.tags | Should -BeOfType [object[]]
        $task.items[0].title | Should -Be 'i'
        $task.PSObject.Properties.Name | Should -Contain 'projectId'
        $null = [pscustomobject]@{ title = 'two' }, '{"title":"three"}' | Invoke-TickTickRestMethod task -Method Post
        (Invoke-TickTickRestMethod project/inbox/data).tasks.title | Sort-Object | Should -Be 'one', 'three', 'two'
        (Invoke-TickTickRestMethod -Method Post -Path task/search -Body @{ keywords = 'tw' }).title | Should -Be 'two'
    }

    It 'sends dates and the module''s objects in the service''s format' {
        $null = Invoke-TickTickRestMethod task -Method Post -Body @{ title = 'dated'; dueDate = [datetimeoffset]'2026-10-02T09:00:00+02:00'; isAllDay = $false }
        (Invoke-TickTickRestMethod project/inbox/data).tasks[0].dueDate | Should -BeLike '2026-10-02T07:00:00*'
        $task = Get-TickTickTask dated
        (Invoke-TickTickRestMethod "task/$($task.Id)" -Method Post -Body $task).title | Should -Be 'dated'
    }

    It 'writes each object of a list to the pipeline' {
        'a', 'b' | New-TickTickProject
        foreach ($path in 'project', '/project', '/open/v1/project') {
            (Invoke-TickTickRestMethod $path | Where-Object name -EQ b).name | Should -Be 'b'
        }
    }

    It 'sends no write requests with -WhatIf, but still reads' {
        Invoke-TickTickRestMethod task -Method Post -Body @{ title = 'ghost' } -WhatIf
        Invoke-TickTickRestMethod -Method Post -Path task/search -Body @{ keywords = 'ghost' } -WhatIf | Should -BeNullOrEmpty
        @(Get-SandboxRequest -Sandbox $script:sandbox -Path */task/search) | Should -HaveCount 1
        @(Get-SandboxRequest -Sandbox $script:sandbox -Path */task) | Should -HaveCount 0
    }

    It 'never sends a request to another host: <_>' -ForEach 'https://evil.example/', '//evil.example/x', '../../oauth/token', 'a/%2e%2e/%2e%2e/b' {
        Invoke-TickTickRestMethod $_ -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
    }

    It 'removes once, and refuses numbers that JSON does not have' {
        $project = New-TickTickProject Gone
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ kind = 'resetAfter'; method = 'DELETE'; times = 1 })
        Invoke-TickTickRestMethod "project/$($project.Id)" Delete -ErrorAction Stop | Should -BeNullOrEmpty
        (Get-TickTickProject).Name | Should -Not -Contain 'Gone'
        (Get-Failure { Invoke-TickTickRestMethod "project/$($project.Id)" Delete -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $made = @{ name = [double]::NaN }, @{ name = [float]::NegativeInfinity }, @{ name = 'ok' } | Invoke-TickTickRestMethod project Post -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $made.name | Should -Be 'ok'
    }

    It 'reports the service''s message with its own error ID' {
        Invoke-TickTickRestMethod project/nothere -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$($failure[0])" | Should -BeLike '*project_not_found*'
    }

    It 'rejects a body that contains a secret or itself' {
        $loop = @{}
        $loop.self = $loop
        foreach ($body in @{ secret = [Net.NetworkCredential]::new('', 'x').SecurePassword }, $loop) {
            Invoke-TickTickRestMethod task -Method Post -Body $body -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        }
    }
}
