namespace TickTick.Sandbox.Faults;

/// <summary>Specifies a kind of fault.</summary>
internal enum FaultKind
{
    /// <summary>The response is delayed.</summary>
    Latency,

    /// <summary>Another status and body are returned.</summary>
    Status,

    /// <summary>Status 429 with <c>Retry-After</c> is returned.</summary>
    RetryAfter,

    /// <summary>
    /// Status 500 with <c>exceed_query_limit</c> is returned, which the live service uses instead of 429.
    /// </summary>
    QueryLimit,

    /// <summary>The connection is reset before the request is carried out.</summary>
    ResetBefore,

    /// <summary>The connection is reset after the request is carried out.</summary>
    ResetAfter,

    /// <summary>The request is carried out, and the connection closes after half of the response.</summary>
    Truncate,

    /// <summary>The request is carried out, and the response is not valid JSON.</summary>
    Malformed,

    /// <summary>No response is sent, and the request is not carried out.</summary>
    Hang,
}
