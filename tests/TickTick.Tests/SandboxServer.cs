using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;

namespace TickTick.Tests;

/// <summary>Runs the sandbox's program. It ends with this process at the latest.</summary>
internal sealed class SandboxServer : IDisposable
{
    private const string Announcement = "Listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<bool> _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private SandboxServer(string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo
        {
            FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            Arguments = string.Join(" ", new[] { ProgramPath(), "serve", "--stop-with-stdin" }.Concat(arguments).Select(Quoted)),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) _errorsEnded.TrySetResult(true);
            else lock (_errors) _errors.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
    }

    public Uri Origin { get; private set; } = null!;

    public HttpClient Control { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <summary>Starts a sandbox, and waits until it listens.</summary>
    public static async Task<SandboxServer> StartAsync(params string[] arguments)
    {
        var server = new SandboxServer(arguments);
        try
        {
            server.Origin = await server.ReadOriginAsync();
            server.Control.BaseAddress = server.Origin;
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Control.Dispose();
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5000)) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
        finally
        {
            _process.Dispose();
        }
    }

    private async Task<Uri> ReadOriginAsync()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        if (await Task.WhenAny(line, Task.Delay(StartLimit)) != line) throw Failed($"said nothing for {StartLimit.TotalSeconds} s");

        string? text = await line;
        if (text is null || !text.StartsWith(Announcement, StringComparison.Ordinal))
        {
            // The reason is written to another pipe, which can close later.
            await Task.WhenAny(_errorsEnded.Task, Task.Delay(StartLimit));
            throw Failed($"began with '{text}'");
        }

        // The remaining output must be read, because a full pipe would block the process.
        _ = _process.StandardOutput.ReadToEndAsync();
        return new Uri(text.Substring(Announcement.Length) + "/");
    }

    private InvalidOperationException Failed(string how)
    {
        lock (_errors) return new InvalidOperationException($"The sandbox {how}. {_errors}");
    }

    private static string Quoted(string argument) => argument.Contains(' ') ? "\"" + argument + "\"" : argument;

    private static string ProgramPath() => typeof(SandboxServer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SandboxPath").Value!;
}
