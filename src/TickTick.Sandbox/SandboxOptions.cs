using TickTick.Sandbox.State;

namespace TickTick.Sandbox;

/// <summary>How a sandbox is started.</summary>
internal sealed record SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The file that keeps the account; null keeps it in memory.</summary>
    public string? StateFile { get; init; }

    /// <summary>Whether an empty account is filled with a few lists and tasks to try things on.</summary>
    public bool WithSamples { get; init; }

    /// <summary>The settings to start with.</summary>
    public SandboxSettings Settings { get; init; } = new();
}
