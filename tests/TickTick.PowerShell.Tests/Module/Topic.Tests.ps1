# The scripts of the about topics do what the text says.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    function Get-Script([string] $Topic, [string] $With) {
        $page = Get-Content (Join-Path $PSScriptRoot "../../../docs/help/$Topic.md") -Raw
        $found = @([regex]::Matches($page, '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_.Contains($With) })
        $found | Should -HaveCount 1 -Because "$Topic has one script with $With"
        $found[0]
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'about_TickTick_Errors' {
    BeforeAll { $script:code = Get-Script about_TickTick_Errors 'TickTick.TickTickException, TickTick' }

    It 'catches the type of the errors, and handles the one that it names' {
        $null = Use-NewUser -Path $TestDrive
        (Invoke-Runspace -Script $script:code).Output | Should -Be 'Sign in first.'
    }

    It 'does so if the module was not imported before' {
        $null = Use-NewUser -Path $TestDrive
        $run = Invoke-Shell -NoImport -Script $script:code -Environment @{ PSModulePath = Split-Path (Split-Path (Get-ModulePath)) }
        $run.Output | Should -Be 'Sign in first.'
    }

    It 'throws the others' {
        $null = Use-NewUser -Path $TestDrive
        $run = Invoke-Runspace -Script "$($script:code)`n'not reached'" -Environment @{ TICKTICK_ACCESS_TOKEN = '{' }
        $run.Output | Should -BeNullOrEmpty
        $run.Error | Should -Match 'TICKTICK_ACCESS_TOKEN'
    }
}

Describe 'about_TickTick_Automation' {
    It 'passes the token to a job that finds none itself' {
        $null = Use-NewUser -Path $TestDrive
        $null = Invoke-Sandbox -Sandbox $script:sandbox -Path reset -Method Post
        $code = Get-Script about_TickTick_Automation 'Start-Job'
        $token = Get-SandboxToken -Sandbox $script:sandbox
        $run = Invoke-Runspace -Environment @{ TICKTICK_SERVICE = $script:sandbox.Origin; PSModulePath = Split-Path (Split-Path (Get-ModulePath)) } -Script @"
Connect-TickTick -AccessToken (ConvertTo-SecureString '$token' -AsPlainText -Force)
# One of them is due today when the job lists the tasks, even if that is after midnight.
'Today', 'Tomorrow' | ForEach-Object { `$null = New-TickTickTask 'in the job' -Due `$_ }
`$out = & { $code }
`$out.Title
"@
        $run.Output | Should -Be 'in the job' -Because $run.Error
    }

    It 'clears the session of the work item before in a runspace that is used again' {
        $null = Use-NewUser -Path $TestDrive
        $first = New-TemporaryFile
        Write-TokenFile -Path $first.FullName -Text (ConvertTo-TokenText -Token first)
        $kept = 1..2 | ForEach-Object -ThrottleLimit 1 -Parallel {
            Import-Module $using:path
            $before = [bool](Get-TickTickSession)
            if ($_ -eq 1) { Connect-TickTick -CachePath $using:first }
            else { try { Connect-TickTick -CachePath (Join-Path $HOME missing.json) -ErrorAction Stop } catch { $null = $_ } }
            "$before $([bool](Get-TickTickSession))"
        }
        # This is what the text says: the second work item finds the session of the first, until it connects.
        $kept | Should -Be 'False True', 'True False'
    }
    BeforeAll { $script:path = Get-ModulePath; $path = $script:path }
}

Describe 'about_TickTick' {
    It 'compares the due date with the time' {
        Connect-Sandbox -Sandbox $script:sandbox -Path $TestDrive
        $null = New-TickTickTask past -Due 'yesterday 9am'
        $null = New-TickTickTask future -Due 'tomorrow 9am'
        $null = New-TickTickTask never
        $null = New-TickTickTask elsewhere -Due '2020-01-01 09:00' -TimeZone Asia/Tokyo
        (. ([scriptblock]::Create((Get-Script about_TickTick '$_.Due -lt')))).Title | Sort-Object | Should -Be 'elsewhere', 'past'
    }
}
