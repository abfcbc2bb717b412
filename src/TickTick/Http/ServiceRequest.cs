using System;
using System.Collections.Generic;
using System.Net.Http;

namespace TickTick.Http;

/// <summary>One call to the service, described so that it can be sent any number of times.</summary>
internal sealed record ServiceRequest(HttpMethod Method, Uri Uri, bool IsIdempotent)
{
    /// <summary>The body, as sent; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The <c>Authorization</c> header's scheme, such as <c>Bearer</c>; null to send none.</summary>
    public string? AuthorizationScheme { get; init; }

    /// <summary>The <c>Authorization</c> header's secret part.</summary>
    public string? AuthorizationParameter { get; init; }

    /// <summary>What of the request must not come back in a message, such as a code or a client secret in the body.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Method and path, for messages: neither query nor header, where secrets may be.</summary>
    public override string ToString() => $"{Method} {Uri.GetLeftPart(UriPartial.Path)}";
}
