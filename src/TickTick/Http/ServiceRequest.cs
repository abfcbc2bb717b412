using System;
using System.Collections.Generic;
using System.Net.Http;

namespace TickTick.Http;

/// <summary>Represents a request to the service, which can be sent any number of times.</summary>
internal sealed record ServiceRequest(HttpMethod Method, Uri Uri, bool IsIdempotent)
{
    /// <summary>Gets the body, or null for none.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>
    /// Gets the scheme of the <c>Authorization</c> header, such as <c>Bearer</c>, or null to send no header.
    /// </summary>
    public string? AuthorizationScheme { get; init; }

    /// <summary>Gets the secret part of the <c>Authorization</c> header.</summary>
    public string? AuthorizationParameter { get; init; }

    /// <summary>Gets whether the request changes something at the service.</summary>
    public bool Changes { get; init; }

    /// <summary>Gets the sentence for messages that a change may have been carried out although no response arrived.</summary>
    public string? DoubtOfChange => Changes ? " The change may have been carried out." : null;

    /// <summary>
    /// Gets the secrets in the request that messages must not contain, such as a code or a client secret in the body.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Gets all secrets in the request, those of the header included.</summary>
    public IReadOnlyList<string> AllSecrets => AuthorizationParameter is { } parameter ? [.. Secrets, parameter] : Secrets;

    /// <summary>
    /// Returns the method and the path for messages. The query and the headers can contain secrets.
    /// </summary>
    public override string ToString() => $"{Method} {Uri.GetLeftPart(UriPartial.Path)}";
}
