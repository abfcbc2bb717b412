# A person at a real terminal: PowerShell's own console host on a pseudoterminal, which util-linux's script makes.
BeforeAll {
    $script:missing = if (-not $IsLinux -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)) { 'there is no script (util-linux) on PATH to make a terminal' }
    Import-Module (Join-Path $PSScriptRoot 'Support/Support.psm1') -Force
    $script:before = Get-UserEnvironment
    $script:sandbox = Open-Sandbox

    function Invoke-AtTerminal {
        <# Types lines at a PowerShell prompt, each a moment after the text it waits for has come, and returns what the screen showed. #>
        param([string[]] $Line, [hashtable] $Answer = @{})
        $start = [Diagnostics.ProcessStartInfo]::new('script')
        foreach ($word in '--quiet', '--flush', '--command', "$((Get-Process -Id $PID).Path) -NoLogo -NoProfile -NoExit -Command `"Remove-Module PSReadLine; function prompt { 'ready> ' }; Import-Module '$(Get-ModulePath)'`"", '/dev/null') { $start.ArgumentList.Add($word) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $start.Environment['TERM'] = 'dumb'
        $process = [Diagnostics.Process]::Start($start)
        try {
            $screen = [Text.StringBuilder]::new()
            $buffer = [char[]]::new(4096)
            $read = $null
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $seen = 0
            $steps = [Collections.Generic.Queue[object]]::new()
            foreach ($text in $Line) { $steps.Enqueue(@('ready> ', $text)); foreach ($question in $Answer.Keys) { if ($text -match 'NoBrowser') { $steps.Enqueue(@($question, $Answer[$question])) } } }
            $steps.Enqueue(@('ready> ', 'exit'))
            while ($watch.Elapsed.TotalSeconds -lt 90) {
                $read ??= $process.StandardOutput.ReadAsync($buffer, 0, $buffer.Length)
                if ($read.Wait(50)) {
                    if ($read.Result -eq 0) { break }
                    $null = $screen.Append($buffer, 0, $read.Result)
                    $read = $null
                }
                if ($steps.Count -eq 0) { continue }
                $at = $screen.ToString().IndexOf($steps.Peek()[0], $seen)
                if ($at -lt 0) { continue }
                $seen = $screen.Length
                $process.StandardInput.Write("$($steps.Dequeue()[1])`r")
                $process.StandardInput.Flush()
            }
            $screen.ToString() -replace '\e\[[?0-9;]*[A-Za-z]|\e[=>]|\r', ''
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

    It 'a user signs in with the browser, and the prompt comes back' {
        if ($script:missing) { Set-ItResult -Skipped -Because $script:missing; return }
        # A browser of which the user sees nothing: it follows the address to where it leads.
        $follow = Join-Path $script:userHome 'follow.ps1'
        Set-Content $follow 'param($address) Invoke-WebRequest $address -NoProxy | Out-Null'
        $env:BROWSER = "$((Get-Process -Id $PID).Path) -NoProfile -File $follow"
        $screen = Invoke-AtTerminal -Line 'Connect-TickTick', '"online: $(Test-TickTickToken -Online)"', '"source: $((Get-TickTickSession).Source)"'
        $screen | Should -Match 'online: True'
        $screen | Should -Match 'source: SignIn'
        $screen | Should -Not -Match 'sandbox-secret'
    }

    It 'a user pastes the redirect, here a refusal' {
        if ($script:missing) { Set-ItResult -Skipped -Because $script:missing; return }
        $screen = Invoke-AtTerminal -Line 'Connect-TickTick -NoBrowser', '"failed: $($Error[0].FullyQualifiedErrorId)"' -Answer @{ 'redirected to: ' = "$($env:TICKTICK_REDIRECT_URI)/?code=abc123&state=wrong" }
        $screen | Should -Match 'Open this address in a browser'
        $screen | Should -Match 'failed: StateMismatch,'
    }
}
