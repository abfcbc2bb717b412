using System.Net;

namespace TickTick.Api;

/// <summary>Represents a successful response with its unparsed body.</summary>
internal sealed record RawResponse(HttpStatusCode StatusCode, byte[] Body);
