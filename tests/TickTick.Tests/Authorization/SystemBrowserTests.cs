using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using TickTick.Authorization;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class SystemBrowserTests : IDisposable
{
    private const string Url = "https://ticktick.com/oauth/authorize?client_id=a%20b&scope=tasks%3Awrite%20tasks%3Aread&x=$(touch%20x);&y=!*";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "ticktick browser " + Guid.NewGuid().ToString("N"));

    public SystemBrowserTests() => Directory.CreateDirectory(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("firefox", "firefox|{url}")]
    [InlineData("firefox %s", "firefox|{url}")]
    [InlineData("firefox --new-tab=%s -x", "firefox|--new-tab={url}|-x")]
    [InlineData("'/opt/my browser/run' \"a b\" ''", "/opt/my browser/run|a b||{url}")]
    [InlineData("one:two %s", "one|{url} two|{url}")]
    [InlineData(" : ", "")]
    public void BROWSER_is_interpreted_as_other_programs_do(string browser, string commands) =>
        Assert.Equal(
            commands.Replace("{url}", Url),
            string.Join(" ", Browser(("BROWSER", browser), ("DISPLAY", ":0")).Commands(Url).Select(c => string.Join("|", c))));

    [Fact]
    public void Without_BROWSER_the_desktop_chooses_and_without_a_desktop_no_browser_is_opened()
    {
        Assert.Equal("xdg-open", Assert.Single(Browser(("DISPLAY", ":0")).Commands(Url))[0]);
        Assert.Equal("xdg-open", Assert.Single(Browser(("WAYLAND_DISPLAY", "wayland-0"), ("BROWSER", " ")).Commands(Url))[0]);
        Assert.Equal("wslview", Browser(("WSL_DISTRO_NAME", "Debian")).Commands(Url).First()[0]);
        Assert.Empty(Browser().Commands(Url));
    }

    [Fact]
    public async Task The_URL_reaches_the_browser_unchanged()
    {
        SkipOnWindows();
        string script = Script("browser", "printf '%s\\n' \"$#\" \"$@\" > \"$(dirname \"$0\")/got\"");
        Assert.True(await OpenAsync(Browser(("BROWSER", $"'{script}' --tab %s"))));
        Assert.Equal(["2", "--tab", Url], File.ReadAllLines(Path.Combine(_folder, "got")));
        Assert.False(File.Exists(Path.Combine(_folder, "x")));
    }

    [Fact]
    public async Task The_browser_is_detached_from_the_terminal()
    {
        SkipOnWindows();
        // Only Linux shows a process its own file descriptors. Elsewhere, only the output is tested.
        Assert.SkipUnless(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), "/proc is Linux's.");
        string script = Script("browser", "files=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2); echo noise; echo noise >&2; echo \"$files\" > \"$(dirname \"$0\")/got\"");
        Assert.True(await OpenAsync(Browser(("BROWSER", $"'{script}'"))));
        Assert.Equal(["/dev/null", "/dev/null", "/dev/null"], File.ReadAllLines(Path.Combine(_folder, "got")));
    }

    [Fact]
    public async Task A_browser_that_stays_open_is_not_waited_for()
    {
        SkipOnWindows();
        string script = Script("browser", "echo $$ > \"$(dirname \"$0\")/pid\"; exec sleep 60");
        var elapsed = Stopwatch.StartNew();
        Assert.True(await OpenAsync(Browser(("BROWSER", $"'{script}'"))));
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(10), $"took {elapsed.Elapsed}");
        using Process sleeping = Process.GetProcessById(Convert.ToInt32(File.ReadAllText(Path.Combine(_folder, "pid")), System.Globalization.CultureInfo.InvariantCulture));
        sleeping.Kill();
    }

    [Fact]
    public async Task A_failed_launcher_is_followed_by_the_next()
    {
        SkipOnWindows();
        string failing = Script("failing", "exit 3");
        string working = Script("working", "touch \"$(dirname \"$0\")/got\"");
        Assert.False(await OpenAsync(Browser(("BROWSER", $"'{failing}'"))));
        Assert.True(await OpenAsync(Browser(("BROWSER", $"/no/such/browser:'{failing}':'{working}'"))));
        Assert.True(File.Exists(Path.Combine(_folder, "got")));
    }

    [Fact]
    public async Task A_missing_browser_is_not_an_error()
    {
        SkipOnWindows();
        Assert.False(await OpenAsync(Browser()));
        Assert.False(await OpenAsync(Browser(("DISPLAY", ":0"), ("PATH", _folder))));
        Assert.False(await OpenAsync(Browser(("BROWSER", "no-such-browser"), ("PATH", _folder))));
        File.WriteAllText(Path.Combine(_folder, "unexecutable"), "text");
        Assert.False(await OpenAsync(Browser(("BROWSER", "unexecutable"), ("PATH", _folder))));
    }

    [Fact]
    public async Task Xdg_open_is_found_on_PATH()
    {
        Assert.SkipUnless(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), "xdg-open is Linux's.");
        Script("xdg-open", "printf '%s' \"$1\" > \"${0%/*}/got\"");
        Assert.True(await OpenAsync(Browser(("DISPLAY", ":0"), ("PATH", "/no/such/folder:" + _folder))));
        Assert.Equal(Url, File.ReadAllText(Path.Combine(_folder, "got")));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("calc.exe")]
    [InlineData("--version")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://example.org/\" --evil")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/`id`")]
    [InlineData("https://example.org/|calc")]
    public async Task Only_web_URLs_are_opened(string url)
    {
        SkipOnWindows();
        string script = Script("browser", "touch \"$(dirname \"$0\")/got\"");
        Assert.False(await Browser(("BROWSER", $"'{script}'")).TryOpenAsync(url, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(_folder, "got")));
    }

    private static SystemBrowser Browser(params (string Name, string Value)[] environment)
    {
        Dictionary<string, string> variables = environment.ToDictionary(v => v.Name, v => v.Value);
        return new SystemBrowser(name => variables.TryGetValue(name, out string? value) ? value : null);
    }

    private static Task<bool> OpenAsync(SystemBrowser browser) => browser.TryOpenAsync(Url, TestContext.Current.CancellationToken);

    private static void SkipOnWindows() =>
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "Windows opens addresses by itself, without a command to look at.");

    /// <summary>
    /// Creates a program. The shell writes it, because a child process of another test can keep a file open that this
    /// process has just written.
    /// </summary>
    private string Script(string name, string body)
    {
        string path = Path.Combine(_folder, name);
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", "-c \"cat > \\\"$P\\\"; chmod +x \\\"$P\\\"\"")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            Environment = { ["P"] = path },
        })!;
        shell.StandardInput.Write("#!/bin/sh\n" + body + "\n");
        shell.StandardInput.Close();
        shell.WaitForExit();
        return path;
    }
}
