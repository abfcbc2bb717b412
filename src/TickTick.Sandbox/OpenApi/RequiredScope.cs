namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Specifies the scope of an endpoint if it does not follow from the method, because several endpoints read with
/// POST.
/// </summary>
internal sealed record RequiredScope(string Scope);
