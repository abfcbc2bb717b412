# What the module loads, and when, and beside whom, in PowerShell processes of their own: what is loaded stays.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox
    $script:userHome = Use-NewUser -Path $TestDrive
    $script:path = Get-ModulePath
    # What another module brought, years ago.
    $script:older = (Get-ChildItem (Join-Path $PSScriptRoot '../../TickTick.DesktopHost/bin/*/net472/older') -Directory | Sort-Object LastWriteTime | Select-Object -Last 1).FullName

    # Version, and a use that only works where the assembly is whole.
    $script:other = "
        `$polly = [Reflection.Assembly]::LoadFrom('$script:older/Polly.Core.dll')
        `$json = [Reflection.Assembly]::LoadFrom('$script:older/System.Text.Json.dll')"
    $script:use = '
        "other $($polly.GetName().Version) $([Polly.ResiliencePipelineBuilder].Assembly.GetName().Version) $([Polly.ResiliencePipeline]::Empty.GetType().Name) $($json.GetType("System.Text.Json.JsonSerializer").Name)"
        [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq "Polly.Core" } | ForEach-Object { "polly $($_.GetName().Version)" } | Sort-Object'

    function Add-OneFault { $null = Invoke-Sandbox -Sandbox $script:sandbox -Path faults -Body @(, @{ path = '/open/'; kind = 'status'; status = 502; times = 1 }) }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'A PowerShell that imports the module, then finds tokens, then signs in beside another module' {
    BeforeAll {
        Write-TokenFile -Path (Join-Path $script:userHome '.token-oauth') -Text (ConvertTo-TokenText -Token tok-file)
        $script:run = Invoke-Shell -NoImport -Environment @{ TICKTICK_ACCESS_TOKEN = $null } -Script "
            function Get-Loaded { ([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name } | Where-Object { `$_ -notin `$before }) -join ',' }
            # The first filter loads something itself.
            `$null = Get-Loaded
            `$before = (Get-Loaded) -split ','
            Import-Module '$script:path'
            Get-Loaded
            Get-TickTickToken -AsPlainText
            `$env:TICKTICK_ACCESS_TOKEN = '{""access_token"": ""tok-variable"", ""expire_time"": 4102444800}'
            Get-TickTickToken -AsPlainText
            Connect-TickTick -ClientId client; `$null = Get-TickTickToken; Get-TickTickToken -AsPlainText
            Get-Loaded
            `$env:TICKTICK_SERVICE = '$($script:sandbox.Origin)'
            `$env:TICKTICK_ACCESS_TOKEN = '$(Get-SandboxToken -Sandbox $script:sandbox)'
            Connect-TickTick -ClientId client
            Test-TickTickToken -Online; $script:other; $script:use; Test-TickTickToken -Online"
        $script:lines = $script:run.Output -split '\r?\n'
    }

    It 'loads neither the engine nor its dependencies at the import, and accesses no file of the user' {
        $script:run.Error | Should -BeNullOrEmpty
        $script:lines[0] | Should -BeExactly 'TickTick.PowerShell'
        Get-ChildItem $script:userHome -Force -File | ForEach-Object Name | Should -Be '.token-oauth'
    }

    It 'loads neither Polly nor the HTTP stack for a token from the file, the environment variable or a session' {
        $script:lines[1..3] | Should -Be 'tok-file', 'tok-variable', 'tok-variable'
        $names = $script:lines[4] -split ','
        $names | Should -Contain 'TickTick'
        'Polly.Core', 'Polly', 'System.Net.Http' | Where-Object { $_ -in $names } | Should -BeNullOrEmpty
    }

    It 'works together with older assemblies that another module loads later' {
        $script:lines[5, 6, -1] | Should -Be 'True', 'other 8.0.0.0 8.0.0.0 ResiliencePipeline JsonSerializer', 'True'
    }
}

Describe 'Import-Module' {
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

Describe 'Another module with older assemblies' {
    It 'that was loaded first works together with this one' {
        Add-OneFault
        $run = Invoke-Shell -NoImport "$script:other; Import-Module '$script:path'; Test-TickTickToken -Online; $script:use" -Environment @{
            TICKTICK_SERVICE = $script:sandbox.Origin; TICKTICK_ACCESS_TOKEN = Get-SandboxToken -Sandbox $script:sandbox
        }
        $run.Error | Should -BeNullOrEmpty
        $lines = $run.Output -split '\r?\n'
        $lines[0] | Should -Be 'True'
        $lines[1] | Should -BeExactly 'other 8.0.0.0 8.0.0.0 ResiliencePipeline JsonSerializer'
        # Both are there, each in a context of its own.
        $lines[2..3] | Should -Be 'polly 8.0.0.0', 'polly 8.0.0.0'
    }
}
