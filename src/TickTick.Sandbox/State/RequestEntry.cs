using System;
using System.Collections.Generic;
using TickTick.Sandbox.Faults;

namespace TickTick.Sandbox.State;

/// <summary>A request as it came in and what became of it. Secrets are masked.</summary>
internal sealed record RequestEntry
{
    /// <summary>1 for the first request, and so on.</summary>
    public required int Number { get; init; }

    /// <summary>When it came in, by the sandbox's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The call it is, such as <c>POST /open/v1/task/{taskId}</c>; the path where there is no such call.</summary>
    public required string Call { get; init; }

    /// <summary>The query's parameters.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>The form's fields.</summary>
    public required IReadOnlyDictionary<string, string> Form { get; init; }

    /// <summary>The body, if it was JSON, up to 4096 characters.</summary>
    public string? Body { get; init; }

    /// <summary>The scheme of the <c>Authorization</c> header, if there was one.</summary>
    public string? Authorization { get; init; }

    /// <summary>The <c>User-Agent</c>, if there was one.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The answered status; null if the connection was reset or the client left.</summary>
    public int? Status { get; init; }

    /// <summary>The fault it met, if it met one.</summary>
    public FaultKind? Fault { get; init; }
}
