using System.Net;

namespace TickTick.Api;

/// <summary>A successful answer as it came.</summary>
internal sealed record RawResponse(HttpStatusCode StatusCode, byte[] Body);
