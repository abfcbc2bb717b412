using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Pwsh;

namespace TickTick.Demo;

/// <summary>A sandbox in a process of its own, which ends with this one.</summary>
internal sealed class DemoSandbox : IDisposable
{
    private const string Announcement = "Listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _control;

    private DemoSandbox(Process process, Uri origin)
    {
        _process = process;
        Origin = origin.GetLeftPart(UriPartial.Authority);
        _control = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = origin };
    }

    /// <summary>Where it listens, without a closing slash.</summary>
    public string Origin { get; }

    /// <summary>Starts a sandbox.</summary>
    public static async Task<DemoSandbox> StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotNet.Program, [Repository.SandboxProgram, "serve", "--port", "0", "--stop-with-stdin"])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            string? first = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (first is null || !first.StartsWith(Announcement, StringComparison.Ordinal))
                throw new InvalidOperationException($"The sandbox did not start; it said: {first}");

            // What else it prints must be read, or it would stop at a full pipe.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new DemoSandbox(process, new Uri(first[Announcement.Length..]));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Registers the app that the demo signs in with.</summary>
    public Task RegisterAsync(DemoApp app) => PostAsync("sandbox/apps", new Dictionary<string, object>
    {
        ["client_id"] = app.ClientId,
        ["client_secret"] = app.ClientSecret,
        ["redirect_uris"] = new[] { app.RedirectUri },
        ["name"] = "The demo",
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _control.Dispose();
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5000)) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
        finally
        {
            _process.Dispose();
        }
    }

    private async Task PostAsync<T>(string path, T order)
    {
        using HttpResponseMessage response = await _control.PostAsJsonAsync(path, order);
        response.EnsureSuccessStatusCode();
    }
}
