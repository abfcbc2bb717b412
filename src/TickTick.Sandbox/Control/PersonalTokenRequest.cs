namespace TickTick.Sandbox.Control;

/// <summary>Represents a request to issue a personal API token.</summary>
internal sealed record PersonalTokenRequest(int? ExpiresIn = null, string? Scope = null);
