using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>
/// Opens the user's default browser: through the shell on Windows, <c>open</c> on macOS, and <c>$BROWSER</c> or
/// <c>xdg-open</c> elsewhere.
/// </summary>
internal sealed class SystemBrowser : IBrowser
{
    // A launcher that fails does so at once. One that is the browser itself does not exit.
    private static readonly TimeSpan LaunchTimeout = TimeSpan.FromSeconds(2);

    // The browser must not write to the terminal, and Ctrl+C at the prompt must not stop it. The command and its
    // arguments are passed to exec unchanged, and the shell does not interpret them.
    private const string Detach = "trap '' INT HUP; exec \"$@\" </dev/null >/dev/null 2>&1";

    private readonly Func<string, string?> _environment;

    /// <summary>Initializes the browser with the environment of this process.</summary>
    public SystemBrowser()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>Initializes the browser with an environment.</summary>
    public SystemBrowser(Func<string, string?> environment) => _environment = environment;

    /// <inheritdoc />
    public async Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken)
    {
        if (!IsSafe(url)) return false;
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return !IsRemote && Environment.UserInteractive && OpenWithShell(url);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX) && !HasValue("BROWSER"))
            return !IsRemote && await LaunchAsync(["/usr/bin/open", url], cancellationToken).ConfigureAwait(false);

        foreach (string[] command in Commands(url))
        {
            if (await LaunchAsync(command, cancellationToken).ConfigureAwait(false)) return true;
        }

        return false;
    }

    /// <summary>
    /// Returns the commands to try on Linux and similar systems, in order of preference, each with its arguments.
    /// </summary>
    internal IEnumerable<string[]> Commands(string url)
    {
        // $BROWSER is a list separated by colons. In each command, %s stands for the URL, or the URL is appended.
        if (_environment("BROWSER") is { } browsers && HasValue("BROWSER"))
            return browsers.Split([':'], StringSplitOptions.RemoveEmptyEntries).Select(b => Expand(b, url)).Where(c => c.Length > 0);
        // The Windows browser does not need a display in the Windows Subsystem for Linux.
        if (HasValue("WSL_DISTRO_NAME")) return [["wslview", url], ["xdg-open", url]];
        return HasValue("DISPLAY") || HasValue("WAYLAND_DISPLAY") ? [["xdg-open", url]] : [];
    }

    /// <summary>
    /// Gets whether the user works on another machine, so that a browser here would not be visible.
    /// </summary>
    private bool IsRemote => HasValue("SSH_CONNECTION") || HasValue("SSH_TTY");

    private bool HasValue(string variable) => !string.IsNullOrWhiteSpace(_environment(variable));

    private static bool OpenWithShell(string url)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(url) { UseShellExecute = true });
            return true;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<bool> LaunchAsync(string[] command, CancellationToken cancellationToken)
    {
        if (FindExecutable(command[0]) is not { } executable) return false;
        string[] arguments = ["-c", Detach, "sh", executable, .. command.Skip(1)];
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, CreateNoWindow = true };
#if NET
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
#else
        start.Arguments = string.Join(" ", arguments.Select(Quote));
#endif
        try
        {
            using Process? process = Process.Start(start);
            return process is not null && await HasTakenAsync(process, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<bool> HasTakenAsync(Process process, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        while (!process.HasExited)
        {
            if (started.Elapsed > LaunchTimeout) return true;
            await Task.Delay(TimeSpan.FromMilliseconds(25), cancellationToken).ConfigureAwait(false);
        }

        return process.ExitCode == 0;
    }

    private string? FindExecutable(string name)
    {
        if (name.Contains('/')) return File.Exists(name) ? name : null;
        return (_environment("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Splits a command at spaces outside quotation marks, as a shell does, and inserts the URL.</summary>
    private static string[] Expand(string command, string url)
    {
        var words = new List<string>();
        string? word = null;
        char quote = '\0';
        foreach (char c in command)
        {
            if (quote == '\0' && c is '"' or '\'') (quote, word) = (c, word ?? "");
            else if (c == quote) quote = '\0';
            else if (quote != '\0' || !char.IsWhiteSpace(c)) word += c;
            else if (word is not null)
            {
                words.Add(word);
                word = null;
            }
        }

        if (word is not null) words.Add(word);
        if (words.Count == 0) return [];
        bool hasPlace = words.Skip(1).Any(w => w.Contains("%s"));
        return hasPlace ? [.. words.Select(w => w.Replace("%s", url))] : [.. words, url];
    }

    /// <summary>Returns whether no shell, launcher or command line can misinterpret the URL.</summary>
    private static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && url.All(c => c is > ' ' and <= '~' and not ('"' or '\'' or '\\' or '<' or '>' or '`' or '^' or '|' or '{' or '}'));

#if !NET
    private static string Quote(string argument) => "\"" + argument.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
#endif
}
