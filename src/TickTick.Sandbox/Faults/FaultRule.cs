using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TickTick.Sandbox.Faults;

/// <summary>
/// Describes a fault: when it applies and what it does. The first rule that applies is used. A latency is added to
/// what follows.
/// </summary>
internal sealed record FaultRule
{
    /// <summary>Gets the HTTP method to which the rule applies, or null for any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// Gets a regular expression that must match a part of the path, or null for any path outside of <c>/sandbox</c>.
    /// </summary>
    public string? Path { get; init; }

    [JsonRequired]
    public FaultKind Kind { get; init; }

    /// <summary>Gets the status for <see cref="FaultKind.Status"/>. The default is 500.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// Gets the value of the <c>Retry-After</c> header: seconds as a number, or an HTTP date as text.
    /// </summary>
    public JsonValue? RetryAfter { get; init; }

    /// <summary>
    /// Gets the delay for <see cref="FaultKind.Latency"/>. For <see cref="FaultKind.Hang"/>, gets the time after
    /// which the connection is reset, or 0 for never.
    /// </summary>
    public int Milliseconds { get; init; }

    /// <summary>Gets the body to return, or null for a suitable default.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the content type of the body, or null for JSON.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets additional response headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Gets whether the request is carried out before the status is returned. Its real response is discarded.
    /// </summary>
    public bool AfterProcessing { get; init; }

    /// <summary>Gets the number of matching requests to pass before the rule applies.</summary>
    public int Skip { get; init; }

    /// <summary>Gets the maximum number of times that the rule applies, or null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>Gets the probability, from 0 to 1, with which the rule applies to a matching request.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Gets the seed of the random numbers, so that a run is reproducible.</summary>
    public int Seed { get; init; }
}
