# Links to tasks and projects, and subtasks. Which texts are links is tested with the engine.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
    $script:work = New-TickTickProject Work
    $script:task = New-TickTickTask Report -Project Work
    # As the app copies it.
    $script:link = "https://ticktick.com/webapp/#p/$($script:work.Id)/tasks/$($script:task.Id)"
}

AfterAll {
    Disconnect-TickTick
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A link' {
    It 'is the ID of a task' {
        (Get-TickTickTask $script:link).Id | Should -Be $script:task.Id
        (Get-TickTickTask -Id $script:link).Id | Should -Be $script:task.Id
        (Get-TickTickTask -Id $script:link -Project Work).Id | Should -Be $script:task.Id
        (Set-TickTickTask $script:link -Priority High -PassThru).Priority | Should -Be 'High'
        (Set-TickTickTask -Id $script:link -Project $script:link -Priority Low -PassThru).Priority | Should -Be 'Low'
        Add-TickTickTaskComment 'First' -TaskId $script:link | Out-Null
        (Get-TickTickTaskComment -TaskId $script:link -Project $script:link).Title | Should -Be 'First'
        (New-TickTickFocus -Start 'yesterday 9am' -Duration 25 -TaskId $script:link).TaskId | Should -Be $script:task.Id
        Complete-TickTickTask $script:link
        (Get-TickTickTask -Id $script:link).Status | Should -Be 'Completed'
        Set-TickTickTask $script:link -Status Open
        Move-TickTickTask Inbox $script:link
        (Get-TickTickTask Report).Project | Should -Be 'Inbox'
        Get-TickTickTask Report | Move-TickTickTask $script:link
        (Get-TickTickTask Report).Project | Should -Be 'Work'
    }

    It 'is the ID of a project' {
        (Get-TickTickProject $script:work.Url).Name | Should -Be 'Work'
        (Get-TickTickProject -Id $script:link).Name | Should -Be 'Work'
        (Get-TickTickTask -Project $script:work.Url).Title | Should -Be 'Report'
        (New-TickTickTask Second -Project $script:link).Project | Should -Be 'Work'
        (Set-TickTickProject $script:link -Color red -PassThru).Name | Should -Be 'Work'
    }

    It 'is a property of tasks and projects' {
        (Get-TickTickTask Report).Url | Should -Be "$($script:sandbox.Origin)/webapp/#p/$($script:work.Id)/tasks/$($script:task.Id)".Replace('//webapp', '/webapp')
        (Get-TickTickTask (Get-TickTickTask Report).Url).Title | Should -Be 'Report'
    }

    It 'is refused if it leads to something else' {
        $failure = Get-Failure { Complete-TickTickTask $script:work.Url -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $failure.Exception.Message | Should -BeLike '*does not lead to a task.*'
        (Get-Failure { Get-TickTickTask "$($script:link)0" -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
}

Describe 'A subtask' {
    It 'is created in the project of its parent, found, moved and freed' {
        $book = New-TickTickTask Book -Parent Report
        $book.ParentId | Should -Be $script:task.Id
        $book.Project | Should -Be 'Work'
        New-TickTickTask Print -Parent $book | Out-Null
        'Draft', 'Review' | New-TickTickTask -Parent $script:link | Out-Null
        (Get-TickTickTask -Parent Report).Title | Sort-Object | Should -Be 'Book', 'Draft', 'Review'
        (Get-TickTickTask -Parent $book, $script:link -Due None).Count | Should -Be 4
        (Set-TickTickTask Draft -Parent Book -PassThru).ParentId | Should -Be $book.Id
        (Set-TickTickTask Draft -Parent $null -PassThru).ParentId | Should -BeNullOrEmpty
        [pscustomobject]@{ Title = 'Row'; Parent = 'Report' } | New-TickTickTask | ForEach-Object ParentId | Should -Be $script:task.Id
    }

    It 'does not become the parent of its parent, near or far' {
        $null = New-TickTickTask Deep -Parent (New-TickTickTask Middle -Parent (New-TickTickTask Top))
        foreach ($line in { Set-TickTickTask Top -Parent Deep -ErrorAction Stop }, { Set-TickTickTask Top -Parent Middle -ErrorAction Stop }, { Set-TickTickTask Middle -Parent Deep -WhatIf -ErrorAction Stop }) {
            $line | Should -Throw '*is a subtask of this task*' -ErrorId 'RequestInvalid,*'
        }
        (Get-TickTickTask Top).ParentId | Should -BeNullOrEmpty
        Set-TickTickTask Middle -Parent $null
        (Set-TickTickTask Top -Parent Deep -PassThru).ParentId | Should -Be (Get-TickTickTask Deep).Id
        Get-TickTickTask Deep, Middle, Top | Remove-TickTickTask -Confirm:$false
    }

    It 'needs a parent that exists, in its project' {
        $failure = Get-Failure { New-TickTickTask x -Parent Reprot }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failure.Exception.Message | Should -BeLike "*Did you mean 'Report'?*"
        $failure = Get-Failure { New-TickTickTask x -Parent Report -Project Inbox -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        (Get-Failure { Get-TickTickTask -Parent Nothing -ErrorAction Stop }).FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        { Get-TickTickTask -Parent $null } | Should -Throw
        Get-TickTickTask x -ErrorAction Ignore | Should -BeNullOrEmpty
    }
}
