namespace TickTick.Sandbox.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>The answer comes later.</summary>
    Latency,

    /// <summary>Another status and body is answered.</summary>
    Status,

    /// <summary>429 with <c>Retry-After</c>.</summary>
    RetryAfter,

    /// <summary>500 <c>exceed_query_limit</c>, the service's way to say 429.</summary>
    QueryLimit,

    /// <summary>The connection is reset and nothing has been carried out.</summary>
    ResetBefore,

    /// <summary>The connection is reset after the request has been carried out.</summary>
    ResetAfter,

    /// <summary>The request is carried out, and half of the answer's bytes arrive before the connection closes.</summary>
    Truncate,

    /// <summary>The request is carried out, and the answer is no JSON.</summary>
    Malformed,

    /// <summary>No answer comes, and nothing has been carried out.</summary>
    Hang,
}
