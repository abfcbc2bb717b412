namespace TickTick.Sandbox.Control;

/// <summary>Orders a personal API token.</summary>
internal sealed record PersonalTokenRequest(int? ExpiresIn = null, string? Scope = null);
