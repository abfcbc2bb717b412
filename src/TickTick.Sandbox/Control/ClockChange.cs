namespace TickTick.Sandbox.Control;

/// <summary>Moves the sandbox's clock.</summary>
/// <param name="AdvanceSeconds">How far.</param>
public sealed record ClockChange(double AdvanceSeconds);
