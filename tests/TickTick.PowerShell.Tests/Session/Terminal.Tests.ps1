# A person at a real terminal: PowerShell's own console host on a pseudoterminal, which util-linux's script makes.
BeforeAll {
    $script:missing = if (-not $IsLinux -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)) { 'there is no script (util-linux) on PATH to make a terminal. Run: apt-get install bsdutils' }
    Import-Module (Join-Path $PSScriptRoot '../Support/Support.psm1')
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    function Invoke-AtTerminal {
        <# Runs a script file at a terminal, types a line when it is asked for one, and returns what the screen showed. #>
        param([string] $Script, [string] $Question = 'no question', [string] $Answer)
        $file = Join-Path $script:userHome 'typed.ps1'
        Set-Content $file "Import-Module '$(Get-ModulePath)'`n$Script"
        $start = [Diagnostics.ProcessStartInfo]::new('script')
        # Without a size, the terminal would be 0 columns wide, which no console host expects.
        $command = "stty cols 250 rows 50 -echo; '$(Get-PowerShellPath)' -NoLogo -NoProfile -File '$file'"
        foreach ($word in '--quiet', '--flush', '--command', $command, '/dev/null') { $start.ArgumentList.Add($word) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $start.Environment['TERM'] = 'xterm'
        $start.Environment['NO_COLOR'] = '1'
        $process = [Diagnostics.Process]::Start($start)
        try {
            $screen = [Text.StringBuilder]::new()
            $buffer = [char[]]::new(4096)
            $isAnswered = $false
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $read = $process.StandardOutput.ReadAsync($buffer, 0, $buffer.Length)
            while ($watch.Elapsed.TotalSeconds -lt 120) {
                if ($read.Wait(50)) {
                    if ($read.Result -eq 0) { break }
                    $shown = [string]::new($buffer, 0, $read.Result)
                    $null = $screen.Append($shown)
                    # A terminal answers where the cursor is. Without an answer, .NET waits for ten seconds before it reads a line.
                    if ($shown.Contains("`e[6n")) { $process.StandardInput.Write("`e[1;1R"); $process.StandardInput.Flush() }
                    $read = $process.StandardOutput.ReadAsync($buffer, 0, $buffer.Length)
                }
                if ($isAnswered -or -not $screen.ToString().Contains($Question)) { continue }
                $isAnswered = $true
                $process.StandardInput.Write("$Answer`n")
                $process.StandardInput.Flush()
            }
            $screen.ToString() -replace '\e\[[?0-9;]*[A-Za-z]|\e[=>]|\r'
        }
        finally {
            if (-not $process.HasExited) { $process.Kill($true) }
            $process.Dispose()
        }
    }
}

AfterAll {
    Close-Sandbox -Sandbox $script:sandbox
    Use-UserEnvironment -Value $script:before
}

Describe 'At a terminal' {
    BeforeEach {
        if ($script:missing) { return }
        $script:userHome = Use-NewUser -Path $TestDrive
        $env:CI = $null
        $env:TICKTICK_SERVICE = $script:sandbox.Origin
        $env:TICKTICK_CLIENT_ID = $script:sandbox.ClientId
        $env:TICKTICK_CLIENT_SECRET = $script:sandbox.ClientSecret
        $env:TICKTICK_REDIRECT_URI = "http://127.0.0.1:$(Get-FreePort)"
    }

    It 'a user signs in with the browser, and the script continues' {
        if ($script:missing) { Set-ItResult -Skipped -Because $script:missing; return }
        # A browser of which the user sees nothing: it follows the address to where it leads.
        $follow = Join-Path $script:userHome 'follow.ps1'
        Set-Content $follow 'param($address) Invoke-WebRequest $address -NoProxy | Out-Null'
        $env:BROWSER = "$(Get-PowerShellPath) -NoProfile -File $follow"
        $screen = Invoke-AtTerminal 'Connect-TickTick; "online: $(Test-TickTickToken -Online)"; "source: $((Get-TickTickSession).Source)"'
        $screen | Should -Match 'online: True'
        $screen | Should -Match 'source: SignIn'
        $screen | Should -Not -Match 'sandbox-secret'
    }

    It 'a user pastes the redirect of another sign-in' {
        if ($script:missing) { Set-ItResult -Skipped -Because $script:missing; return }
        $screen = Invoke-AtTerminal 'Connect-TickTick -NoBrowser; "failed: $($Error[0].FullyQualifiedErrorId)"' -Question 'redirected to: ' -Answer "$($env:TICKTICK_REDIRECT_URI)/?code=abc123&state=wrong"
        $screen | Should -Match 'Open this address in a browser'
        $screen | Should -Match 'failed: StateMismatch,'
    }
}
