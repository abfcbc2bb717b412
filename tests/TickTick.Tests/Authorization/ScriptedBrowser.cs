using System;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Tests.Authorization;

/// <summary>Simulates a browser.</summary>
internal sealed class ScriptedBrowser(Func<string, bool> open) : IBrowser
{
    /// <summary>Gets a launcher that takes its time, or null.</summary>
    public Func<string, Task<bool>>? Launcher { get; init; }

    public Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken) => Launcher?.Invoke(url) ?? Task.FromResult(open(url));
}
