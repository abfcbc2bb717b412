using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace TickTick.RecordingHost;

/// <summary>Simulates a host that shows text and throws an exception from each prompt, or that has no user interface.</summary>
public sealed class PromptlessHost : PSHost
{
    private readonly PSHostUserInterface? _ui;

    /// <summary>Initializes a host.</summary>
    public PromptlessHost(bool hasUserInterface) => _ui = hasUserInterface ? new PromptlessUserInterface() : null;

    /// <inheritdoc />
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    /// <inheritdoc />
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <inheritdoc />
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc />
    public override string Name => "PromptlessHost";

    /// <inheritdoc />
    public override PSHostUserInterface? UI => _ui;

    /// <inheritdoc />
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc />
    public override void EnterNestedPrompt() => throw new NotImplementedException();

    /// <inheritdoc />
    public override void ExitNestedPrompt() => throw new NotImplementedException();

    /// <inheritdoc />
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc />
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc />
    public override void SetShouldExit(int exitCode)
    {
    }
}
