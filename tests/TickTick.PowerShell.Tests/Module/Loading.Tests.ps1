# What the module loads, and when, and beside whom. Each in a PowerShell of its own: what is loaded stays.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    $script:userHome = Use-NewUser -Path $TestDrive
    $script:path = Get-ModulePath
    # What another module brought, years ago.
    $script:older = (Get-ChildItem (Join-Path $PSScriptRoot '../../TickTick.DesktopHost/bin/*/net472/older') -Directory | Sort-Object LastWriteTime | Select-Object -Last 1).FullName

    # Names of the assemblies that are loaded, in whatever context.
    $script:list = '[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }'

    function Add-OneFault { $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ path = '/open/'; kind = 'status'; status = 502; times = 1 }) }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'Import-Module' {
    It 'loads neither the engine nor its dependencies, and accesses no file of the user' {
        $run = Invoke-Shell -NoImport "`$before = @($script:list); Import-Module '$script:path'; $script:list | Where-Object { `$_ -notin `$before }"
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be 'TickTick.PowerShell'
        Get-ChildItem $script:userHome -Force -File | Should -BeNullOrEmpty
    }

    It 'has no output, adds no alias, function or variable, and uses approved verbs and one prefix' {
        $run = Invoke-Runspace -NoImport "
            `$before = @(Get-Variable -Scope Global | ForEach-Object Name) + 'before'
            Import-Module '$script:path' *>&1
            Get-Variable -Scope Global | Where-Object Name -NotIn (`$before + 'module', 'verbs') | ForEach-Object Name
            `$module = Get-Module TickTick.PowerShell
            `$module.ExportedAliases.Keys; `$module.ExportedFunctions.Keys; `$module.ExportedVariables.Keys
            `$verbs = Get-Verb | ForEach-Object Verb
            `$module.ExportedCmdlets.Values | Where-Object { `$_.Verb -notin `$verbs -or `$_.Noun -notlike 'TickTick*' } | ForEach-Object Name"
        $run.Output | Should -BeNullOrEmpty
        $run.Error | Should -BeNullOrEmpty
    }

    It 'can be removed and imported again' {
        $run = Invoke-Runspace "Remove-Module TickTick.PowerShell; Import-Module '$script:path' -Force; Get-TickTickToken -AsPlainText" -Environment @{ TICKTICK_ACCESS_TOKEN = 'tok-again' }
        $run.Output | Should -BeExactly 'tok-again'
        $run.Error | Should -BeNullOrEmpty
    }
}

Describe 'The cmdlet assembly' {
    It 'finds every member that it uses in this engine, although it was compiled with the other' {
        $assembly = (Get-Module TickTick.PowerShell).ImplementingAssembly
        $pe = [Reflection.PortableExecutable.PEReader]::new([IO.File]::OpenRead($assembly.Location))
        try {
            $any = [type[]](1..8 | ForEach-Object { [object] })
            $members = @([Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($pe).MemberReferences)
            $members.Count | Should -BeGreaterThan 1000
            $missing = foreach ($member in $members) {
                $token = [Reflection.Metadata.Ecma335.MetadataTokens]::GetToken([Reflection.Metadata.EntityHandle] $member)
                try { $null = $assembly.ManifestModule.ResolveMember($token, $any, $any) } catch { $_.Exception.InnerException.Message }
            }
            $missing | Should -BeNullOrEmpty
        }
        finally { $pe.Dispose() }
    }

    It 'is named in a manifest that tools can read without running it' {
        (Import-PowerShellDataFile $script:path).RootModule | Should -Be 'TickTick.PowerShell.dll'
    }
}

Describe 'A module whose files are missing' {
    It 'reports one clear error for each command: <Name>' -ForEach @(
        @{ Name = 'all of it'; Gone = '.' }
        @{ Name = 'the library'; Gone = 'net8.0/TickTick.dll' }
    ) {
        $copy = Join-Path $TestDrive "gone-$([guid]::NewGuid().ToString('N'))/TickTick.PowerShell"
        Copy-Item (Split-Path $script:path) $copy -Recurse
        $run = Invoke-Shell -NoImport "
            Import-Module '$copy/TickTick.PowerShell.psd1'
            Remove-Item (Join-Path '$copy' '$Gone') -Recurse -Force
            foreach (`$i in 1, 2) { try { Get-TickTickTask -ErrorAction Stop } catch { `$_.Exception.Message; `$_.Exception.GetBaseException().Message } }
            'alive'"
        $run.ExitCode | Should -Be 0
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match 'alive\s*$'
        $run.Output | Should -Match "'TickTick, "
        $run.Output | Should -Match 'TickTick\.dll is missing\..*Install the module again, and start a new PowerShell\.'
    }

    It 'reports one clear error if another assembly is missing' {
        $copy = Join-Path $TestDrive "part-$([guid]::NewGuid().ToString('N'))/TickTick.PowerShell"
        Copy-Item (Split-Path $script:path) $copy -Recurse
        Remove-Item (Join-Path $copy 'net8.0/Polly.Core.dll')
        $run = Invoke-Shell -NoImport "
            Import-Module '$copy/TickTick.PowerShell.psd1'
            try { Get-TickTickProject -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message }
            'alive'" -Environment @{ TICKTICK_SERVICE = $script:sandbox.Origin; TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox }
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match '^ModuleFileMissing,'
        $run.Output | Should -Match 'Polly\.Core\.dll is missing\.'
        $run.Output | Should -Match 'alive\s*$'
    }
}

Describe 'A command of a module that is not imported yet' {
    It 'is found by 20 runspaces at once, even without the module analysis cache' {
        $search = [Environment]::GetEnvironmentVariable('PSModulePath')
        # The module's folder in a search path of its own.
        $folder = Join-Path $TestDrive 'modules'
        Copy-Item (Split-Path $script:path) (Join-Path $folder 'TickTick.PowerShell') -Recurse
        $run = Invoke-Shell -NoImport '
            $missed = 1..60 | ForEach-Object -ThrottleLimit 20 -Parallel { try { $null = Get-TickTickSession -ErrorAction Stop } catch { "$_" } }
            "missed $(@($missed).Count) $($missed | Select-Object -First 1)"' -Environment @{
            PSModulePath              = "$folder$([IO.Path]::PathSeparator)$search"
            PSModuleAnalysisCachePath = Join-Path $TestDrive 'cache'
        }
        $run.Output | Should -Be 'missed 0'
    }
}

Describe 'An existing token' {
    It 'loads neither Polly nor the HTTP stack, from the file, the environment variable or a session' {
        Write-TokenFile -Path (Join-Path $script:userHome '.token-oauth') -Text (ConvertTo-TokenText -Token tok-file)
        $run = Invoke-Shell "
            Get-TickTickToken -AsPlainText
            `$env:TICKTICK_ACCESS_TOKEN = '{""access_token"": ""tok-variable"", ""expire_time"": 4102444800}'
            Get-TickTickToken -AsPlainText
            Connect-TickTick -ClientId client; `$null = Get-TickTickToken; Get-TickTickToken -AsPlainText
            $script:list" -Environment @{ TICKTICK_ACCESS_TOKEN = $null }
        $names = $run.Output -split '\r?\n'
        $names[0..2] | Should -Be 'tok-file', 'tok-variable', 'tok-variable' -Because $run.Error
        $names | Should -Contain 'TickTick'
        'Polly.Core', 'Polly', 'System.Net.Http' | Where-Object { $_ -in $names } | Should -BeNullOrEmpty
    }
}

Describe 'Another module with older assemblies' {
    BeforeEach {
        $script:variables = @{ TICKTICK_SERVICE = $script:sandbox.Origin; TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox }
        # Version, and a use that only works where the assembly is whole.
        $script:other = "
            `$polly = [Reflection.Assembly]::LoadFrom('$script:older/Polly.Core.dll')
            `$json = [Reflection.Assembly]::LoadFrom('$script:older/System.Text.Json.dll')"
        $script:use = '
            "other $($polly.GetName().Version) $([Polly.ResiliencePipelineBuilder].Assembly.GetName().Version) $([Polly.ResiliencePipeline]::Empty.GetType().Name) $($json.GetType("System.Text.Json.JsonSerializer").Name)"
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq "Polly.Core" } | ForEach-Object { "polly $($_.GetName().Version)" } | Sort-Object'
    }

    It 'that was loaded first works together with this one' {
        Add-OneFault
        $run = Invoke-Shell -NoImport "$script:other; Import-Module '$script:path'; Test-TickTickToken -Online; $script:use" -Environment $script:variables
        $run.Error | Should -BeNullOrEmpty
        $lines = $run.Output -split '\r?\n'
        $lines[0] | Should -Be 'True'
        $lines[1] | Should -BeExactly 'other 8.0.0.0 8.0.0.0 ResiliencePipeline JsonSerializer'
        # Both are there, each in a context of its own.
        $lines[2..3] | Should -Be 'polly 8.0.0.0', 'polly 8.0.0.0'
    }

    It 'that is loaded later works together with this one' {
        $run = Invoke-Shell "Test-TickTickToken -Online; $script:other; $script:use; Test-TickTickToken -Online" -Environment $script:variables
        $run.Error | Should -BeNullOrEmpty
        ($run.Output -split '\r?\n')[0, 1, -1] | Should -Be 'True', 'other 8.0.0.0 8.0.0.0 ResiliencePipeline JsonSerializer', 'True'
    }
}
