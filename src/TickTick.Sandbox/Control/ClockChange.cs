namespace TickTick.Sandbox.Control;

/// <summary>Moves the sandbox's clock.</summary>
internal sealed record ClockChange(double AdvanceSeconds);
