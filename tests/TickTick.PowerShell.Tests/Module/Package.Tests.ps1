BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:root = Resolve-Path (Join-Path $PSScriptRoot '../../..')
    $script:folder = Join-Path $script:root 'artifacts/package/TickTick.PowerShell'
    $script:hasPublisher = [bool](Get-Command Compress-PSResource -ErrorAction Ignore)
    if ($script:hasPublisher) {
        $script:file = & (Join-Path $script:root 'build.ps1') -Task Pack | Where-Object { $_ -is [IO.FileInfo] }
        $script:manifest = Test-ModuleManifest (Join-Path $script:folder 'TickTick.PowerShell.psd1')
    }
}

Describe 'The package' -Tag Full {
    BeforeEach {
        if (-not $script:hasPublisher) { Set-ItResult -Skipped -Because 'this PowerShell has no Microsoft.PowerShell.PSResourceGet 1.1 or later. Run: Install-PSResource Microsoft.PowerShell.PSResourceGet' }
    }

    It 'is one file with the name and version of the manifest' {
        $script:file.Name | Should -Be "TickTick.PowerShell.$($script:manifest.Version).nupkg"
    }

    It 'contains the module for both editions, its licenses, and nothing else' {
        $files = Get-ChildItem $script:folder -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($script:folder, $_.FullName) -replace '\\', '/' }
        $files | Where-Object { $_ -notmatch '^TickTick\.PowerShell\.(psd1|dll)$|^(net8\.0|netstandard2\.0)/[\w.]+\.dll$|^net8\.0/(win-x64|linux-x64|osx-arm64)/(TickTick|Polly\.Core)\.dll$|^(en-US|Formatting)/[\w.-]+\.(xml|txt|ps1xml|psd1)$|^LICENSE$|^THIRD-PARTY-NOTICES\.txt$' } | Should -BeNullOrEmpty
        'TickTick.PowerShell.dll', 'net8.0/TickTick.dll', 'netstandard2.0/TickTick.dll', 'LICENSE', 'THIRD-PARTY-NOTICES.txt' | Should -BeIn $files
    }

    It 'contains a notice for every third-party library' {
        $notices = Get-Content (Join-Path $script:folder 'THIRD-PARTY-NOTICES.txt') -Raw
        Get-ChildItem $script:folder -Recurse -Filter *.dll | Where-Object BaseName -NotLike 'TickTick*' |
            Where-Object { $notices -notmatch "\b$([regex]::Escape($_.BaseName))\b" } | Should -BeNullOrEmpty
    }

    It 'runs on every platform: only the engines in the folder of a platform are for that platform' {
        # Another one would not even load there.
        foreach ($dll in Get-ChildItem $script:folder -Recurse -Filter *.dll) {
            $isForOnePlatform = $dll.Directory.Parent.Name -eq 'net8.0'
            $stream = [IO.File]::OpenRead($dll.FullName)
            $pe = [Reflection.PortableExecutable.PEReader]::new($stream)
            $pe.PEHeaders.CorHeader.Flags.HasFlag([Reflection.PortableExecutable.CorFlags]::ILOnly) | Should -Be (-not $isForOnePlatform) -Because $dll.FullName
            $pe.PEHeaders.CoffHeader.Machine -eq 'I386' | Should -Be (-not $isForOnePlatform) -Because "$($dll.FullName) is for any processor"
            $pe.Dispose()
        }
    }

    It 'is smaller than 8 MB' {
        $script:file.Length | Should -BeLessThan 8MB
    }

    It 'uses the engine in <Expected> if <Name>' -ForEach @(
        @{ Name = 'the platform has one'; Change = { }; Expected = 'the folder of the platform' }
        @{ Name = 'the platform has none'; Change = { Get-ChildItem $args[0] -Directory | Remove-Item -Recurse }; Expected = 'net8.0' }
        @{ Name = 'the one of the platform cannot be loaded'; Change = { Get-ChildItem $args[0] -Directory | Get-ChildItem -Filter *.dll | Set-Content -Value 'not for this platform' }; Expected = 'net8.0' }
    ) {
        $copy = Join-Path $TestDrive "platform-$([guid]::NewGuid().ToString('N'))/TickTick.PowerShell"
        Copy-Item $script:folder $copy -Recurse
        & $Change (Join-Path $copy 'net8.0')
        # A call that gets no answer needs Polly, too.
        $use = Invoke-Shell -NoImport -Environment @{ TICKTICK_ACCESS_TOKEN = 'tok-platform'; TICKTICK_SERVICE = 'http://127.0.0.1:1' } -Script "
            Import-Module '$copy/TickTick.PowerShell.psd1'
            Connect-TickTick -MaximumRetryCount 0
            Get-TickTickToken -AsPlainText
            try { Get-TickTickTask } catch { `$_.FullyQualifiedErrorId -replace ',.*' }
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -in 'TickTick', 'Polly.Core' } | ForEach-Object Location"
        $use.Error | Should -BeNullOrEmpty
        $token, $failure, $locations = $use.Output -split '\r?\n'
        $token | Should -BeExactly 'tok-platform'
        $failure | Should -BeExactly 'ServiceUnreachable'
        $locations | Should -HaveCount 2
        foreach ($location in $locations) {
            Split-Path (Split-Path $location) -Leaf | Should -Match ($Expected -eq 'net8.0' ? '^net8\.0$' : '^(win|linux|osx)-(x64|arm64)$')
        }
    }

    It 'contains no path of the build machine and no symbols' {
        $places = @("$script:root", $HOME) | ForEach-Object { $_.TrimEnd('/', '\') } | Where-Object Length -GT 2
        foreach ($dll in Get-ChildItem $script:folder -Recurse -Filter TickTick*.dll) {
            $bytes = [IO.File]::ReadAllBytes($dll.FullName)
            foreach ($text in [Text.Encoding]::Latin1.GetString($bytes), [Text.Encoding]::Unicode.GetString($bytes)) {
                foreach ($place in $places) { $text.Contains($place, 'OrdinalIgnoreCase') | Should -BeFalse -Because "$dll must not name $place" }
                $text.Contains('.pdb') | Should -BeFalse -Because "$dll must carry no symbols"
            }
        }
    }

    It 'contains the gallery''s metadata: tags, project, license, icon and release notes' {
        $script:manifest.Tags | Should -Contain 'TickTick'
        $script:manifest.ProjectUri | Should -Match '^https://'
        $script:manifest.LicenseUri | Should -Be "$($script:manifest.ProjectUri)/blob/main/LICENSE"
        $script:manifest.IconUri | Should -Be "$($script:manifest.ProjectUri)/raw/main/assets/icon.png"
        "$($script:manifest.ReleaseNotes)" | Should -Be "$($script:manifest.ProjectUri)/blob/main/CHANGELOG.md"
        foreach ($file in 'LICENSE', 'assets/icon.png', 'CHANGELOG.md') { Join-Path $script:root $file | Should -Exist }
    }

    It 'can be published, installed into an empty profile, and used in a new shell' {
        $user = New-Item -ItemType Directory (Join-Path $TestDrive 'user')
        # Without it, NuGet would write its configuration to the current folder.
        $null = New-Item -ItemType Directory (Join-Path $user '.config')
        $feed = New-Item -ItemType Directory (Join-Path $TestDrive 'feed')
        $environment = @{ HOME = "$user"; USERPROFILE = "$user"; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; PSModulePath = $null }
        # Windows asks no variable where a user's modules are.
        if ($IsWindows) { $environment.PSModulePath = "$user" }
        $installation = Invoke-Shell -NoImport -Environment $environment -Script @"
            `$ErrorActionPreference = 'Stop'
            Import-Module '$((Get-Command Compress-PSResource).Module.Path)'
            `$name = 'TickTick.PowerShell.Tests'
            Unregister-PSResourceRepository -Name `$name -ErrorAction Ignore
            Register-PSResourceRepository -Name `$name -Uri '$feed' -Trusted
            try {
                Publish-PSResource -Path '$script:folder' -Repository `$name
                if (`$IsWindows) { Save-PSResource TickTick.PowerShell -Repository `$name -Path '$user' }
                else { Install-PSResource TickTick.PowerShell -Repository `$name -Scope CurrentUser }
            }
            finally { Unregister-PSResourceRepository -Name `$name }
"@
        $installation.Error | Should -BeNullOrEmpty
        $installation.ExitCode | Should -Be 0

        $environment.TICKTICK_ACCESS_TOKEN = '{"access_token": "tok-installed", "expire_time": 4102444800}'
        $use = Invoke-Shell -NoImport -Environment $environment -Script 'Get-TickTickToken -AsPlainText; (Get-Module TickTick.PowerShell).Path'
        $use.Error | Should -BeNullOrEmpty
        $token, $path = $use.Output -split '\r?\n'
        $token | Should -BeExactly 'tok-installed'
        $path | Should -BeLike "*$($user.Name)*"
    }
}

Describe 'The installation for this user' -Tag Full -Skip:$IsWindows {
    BeforeAll {
        $script:install = Join-Path $script:root 'src/TickTick.PowerShell/Install-Package.ps1'
        $script:data = Join-Path $TestDrive 'data'
        $script:installed = Join-Path $script:data "powershell/Modules/TickTick.PowerShell/$((Test-ModuleManifest (Get-ModulePath)).Version)"

        function Invoke-Install([string] $Arguments) {
            $environment = @{ XDG_DATA_HOME = $script:data; PSModulePath = $null; TICKTICK_ACCESS_TOKEN = 'tok-install' }
            Invoke-Shell -NoImport -Environment $environment -Script $Arguments
        }
    }

    It 'makes the module available by its name, says where it is, and replaces an older build completely' {
        $build = Split-Path (Get-ModulePath)
        $first = Invoke-Install "& '$script:install' -Path '$build'"
        $first.Output | Should -BeLike "Installed TickTick.PowerShell * in $script:installed.*Run: Import-Module TickTick.PowerShell"
        Set-Content (Join-Path $script:installed 'left.dll') 'from an older build'

        $second = Invoke-Install "& '$script:install' -Path '$build'; Import-Module TickTick.PowerShell; Get-TickTickToken -AsPlainText; (Get-Module TickTick.PowerShell).ModuleBase"
        $second.Error | Should -BeNullOrEmpty
        $second.Output | Should -BeLike "Replaced TickTick.PowerShell * in $script:installed.*tok-install*$script:installed"
        (Get-ChildItem $script:installed -Recurse -File).Count | Should -Be (Get-ChildItem $build -Recurse -File).Count
        Get-ChildItem (Split-Path $script:installed) | Should -HaveCount 1
    }

    It 'is removed completely, and says so if there is none' {
        (Invoke-Install "& '$script:install' -Remove").Output | Should -BeLike "Removed TickTick.PowerShell * from $script:installed."
        Split-Path $script:installed | Should -Not -Exist
        (Invoke-Install "& '$script:install' -Remove").Output | Should -BeLike "*is not installed in $script:installed."
    }
}
