namespace TickTick.Sandbox.Control;

/// <summary>Orders a personal API token.</summary>
/// <param name="ExpiresIn">Seconds it lives; null for as long as any.</param>
/// <param name="Scope">Its scopes, separated by spaces; null for all.</param>
public sealed record TokenOrder(int? ExpiresIn = null, string? Scope = null);
