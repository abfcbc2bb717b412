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

Describe 'Comments on tasks' {
    BeforeEach {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $script:task = Invoke-TickTickRestMethod task -Method Post -Body @{ title = 'Renew passport' }
    }

    It 'are added, read and removed through the pipeline' {
        $script:task | Add-TickTickTaskComment 'Called them'
        ($script:task | Add-TickTickTaskComment -Text 'Again').Title | Should -Be 'Again'
        $script:task | Add-TickTickTaskComment 'Never' -WhatIf
        $comments = $script:task | Get-TickTickTaskComment
        $comments.Title | Should -Be 'Called them', 'Again'
        $comments[0].TaskId | Should -Be $script:task.id
        $comments | Where-Object Title -EQ 'Again' | Remove-TickTickTaskComment -Confirm:$false
        ($script:task | Get-TickTickTaskComment).Title | Should -Be 'Called them'
    }

    It 'accept task objects and deserialized comments' {
        Get-TickTickTask 'Renew passport' | Add-TickTickTaskComment 'Called them'
        $file = Join-Path $TestDrive comments.csv
        Get-TickTickTask 'Renew passport' | Get-TickTickTaskComment | Export-Csv $file
        Import-Csv $file | Remove-TickTickTaskComment -Confirm:$false
        Get-TickTickTask 'Renew passport' | Get-TickTickTaskComment | Should -BeNullOrEmpty
    }

    It 'are added again as they were read: <Name>' -ForEach @(
        @{ Name = 'objects'; Convert = { $input } }
        @{ Name = 'CSV'; Convert = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'JSON'; Convert = { $input | ConvertTo-Json -AsArray | ConvertFrom-Json } }
        @{ Name = 'CLIXML'; Convert = { $input | Export-Clixml (Join-Path $TestDrive c.xml); Import-Clixml (Join-Path $TestDrive c.xml) } }
    ) {
        $script:task | Add-TickTickTaskComment 'Called them'
        $script:task | Get-TickTickTaskComment | & $Convert | Add-TickTickTaskComment
        ($script:task | Get-TickTickTaskComment).Title | Should -Be 'Called them', 'Called them'
    }

    It 'do not take their text from the title of a task: <_>' -ForEach 'Get-TickTickTask "Renew passport"', 'Get-TickTickTask "Renew passport" | Select-Object Id, ProjectId, Title', '[pscustomobject]@{ Id = $script:task.id; ProjectId = $script:task.projectId; Title = "Renew" }' {
        (Get-Failure ([scriptblock]::Create("$_ | Add-TickTickTaskComment -ErrorAction Stop"))).FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
        $script:task | Get-TickTickTaskComment | Should -BeNullOrEmpty
    }

    It 'are added to a task and read by its title' {
        $null = New-TickTickTask Bread
        $null = Add-TickTickTaskComment rye -Task Bread
        (Get-TickTickTaskComment Bread).Title | Should -Be 'rye'
        { Get-TickTickTaskComment Braed -ErrorAction Stop } | Should -Throw "*The open task 'Braed' does not exist*" -ErrorId 'NotFound,*'
    }

    It 'report an error for an unknown task and continue' {
        $missing = [pscustomobject]@{ Id = '0123456789abcdef01234567'; ProjectId = $script:task.projectId }
        $missing, $script:task | Add-TickTickTaskComment 'Hello' -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure | Should -HaveCount 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        ($script:task | Get-TickTickTaskComment).Title | Should -Be 'Hello'
    }
}
