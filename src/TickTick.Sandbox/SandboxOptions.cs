using TickTick.Sandbox.State;

namespace TickTick.Sandbox;

/// <summary>Specifies how a sandbox is started.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Gets the port on 127.0.0.1, or 0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>Gets whether an empty account is filled with sample projects and tasks.</summary>
    public bool WithSamples { get; init; }

    /// <summary>Gets the initial settings.</summary>
    public SandboxSettings Settings { get; init; } = new();
}
