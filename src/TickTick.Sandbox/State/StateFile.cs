using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using TickTick.Sandbox.OAuth;

namespace TickTick.Sandbox.State;

/// <summary>
/// Stores the account and its tokens in a file, which is read at the start and written within a quarter of a second
/// after a change and at the end. If the sandbox is killed, only the changes of the last quarter of a second are
/// lost.
/// </summary>
internal sealed class StateFile(SandboxOptions options, Account account, IssuedTokenStore tokens) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private (long Account, long Tokens) _saved;

    /// <summary>Reads the file if it exists.</summary>
    /// <exception cref="InvalidDataException">The file has other content. It is not overwritten.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.StateFile is not { } path) return Task.CompletedTask;
        if (File.Exists(path)) Load(path);
        _saved = (account.Version, tokens.Version);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.StateFile is { } path) await TrySaveAsync(path);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TrySaveAsync(options.StateFile!);
        }
        catch (OperationCanceledException)
        {
            // The sandbox is stopping and saves again afterwards.
        }
    }

    private void Load(string path)
    {
        try
        {
            using JsonDocument saved = JsonDocument.Parse(File.ReadAllBytes(path));
            account.Load(saved.RootElement.GetProperty("account"));
            tokens.Load(saved.RootElement.GetProperty("tokens"));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"'{path}' is not a state file of the sandbox: {failure.Message} Specify another file, or delete this one to start with an empty account.", failure);
        }
    }

    /// <summary>
    /// Saves the file. A full disk does not stop the sandbox: it reports the error and tries again.
    /// </summary>
    private async Task TrySaveAsync(string path)
    {
        try
        {
            Save(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The state could not be saved: {failure.Message}");
        }
    }

    private void Save(string path)
    {
        long tokenVersion = tokens.Version;
        if ((account.Version, tokenVersion) == _saved) return;

        var state = new JsonObject { ["account"] = account.Save(out long accountVersion), ["tokens"] = tokens.Save() };
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var stream = new FileStream(temporary, WriteOptions()))
        {
            JsonSerializer.Serialize(stream, state, SandboxJson.Wire);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        _saved = (accountVersion, tokenVersion);
    }

    /// <summary>
    /// Returns the options to write the file, readable by its owner only, because it contains tokens.
    /// </summary>
    private static FileStreamOptions WriteOptions()
    {
        var write = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) write.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return write;
    }
}
