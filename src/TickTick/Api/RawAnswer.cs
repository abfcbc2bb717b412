using System.Net;

namespace TickTick.Api;

/// <summary>A successful answer as it came.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Body">The body; empty where there is none.</param>
internal sealed record RawAnswer(HttpStatusCode StatusCode, byte[] Body);
