using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TickTick.Sandbox.Faults;

/// <summary>One fault: when it strikes, and what it does. The first rule that strikes decides; latency adds to whatever follows.</summary>
internal sealed record FaultRule
{
    /// <summary>The HTTP method it strikes; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>A regular expression that the path must match somewhere; null for any path outside of <c>/sandbox</c>.</summary>
    public string? Path { get; init; }

    /// <summary>What goes wrong.</summary>
    [JsonRequired]
    public FaultKind Kind { get; init; }

    /// <summary>For <see cref="FaultKind.Status"/>: the status, 500 where none is given.</summary>
    public int? Status { get; init; }

    /// <summary>The value of a <c>Retry-After</c> header: seconds as a number, or an HTTP date as a text.</summary>
    public JsonValue? RetryAfter { get; init; }

    /// <summary>For <see cref="FaultKind.Latency"/> the wait; for <see cref="FaultKind.Hang"/> the time after which the connection is reset, never if 0.</summary>
    public int Milliseconds { get; init; }

    /// <summary>The body to answer with; null for one that fits.</summary>
    public string? Body { get; init; }

    /// <summary>The body's type; null for JSON.</summary>
    public string? ContentType { get; init; }

    /// <summary>More headers to answer with.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>For an answered status: whether the request is carried out all the same, its real answer lost.</summary>
    public bool AfterProcessing { get; init; }

    /// <summary>Matching requests to let pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How often it strikes at most; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>The chance, 0 to 1, that a matching request is struck.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The seed of that chance, so that a run can be repeated.</summary>
    public int Seed { get; init; }
}
