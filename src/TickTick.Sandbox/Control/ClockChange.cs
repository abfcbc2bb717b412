namespace TickTick.Sandbox.Control;

/// <summary>Represents a request to move the sandbox's clock.</summary>
internal sealed record ClockChange(double AdvanceSeconds);
