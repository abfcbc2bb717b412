namespace TickTick.Sandbox.OpenApi;

/// <summary>The scope that a call needs, where its method does not say it: several calls read with POST.</summary>
internal sealed record RequiredScope(string Scope);
