using System;
using System.Collections.Generic;
using TickTick.Sandbox.Faults;

namespace TickTick.Sandbox.Control;

/// <summary>Represents a recorded request and its result. Secrets are masked.</summary>
internal sealed record RequestEntry
{
    /// <summary>Gets the sequence number, starting at 1.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the time of the request, by the sandbox's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    /// <summary>Gets the path without the query.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Gets the endpoint, such as <c>POST /open/v1/task/{taskId}</c>, or the path if no endpoint matches.
    /// </summary>
    public required string Call { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    public required IReadOnlyDictionary<string, string> Form { get; init; }

    /// <summary>Gets the JSON body, up to 4096 characters, or null.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the scheme of the <c>Authorization</c> header, or null.</summary>
    public string? Authorization { get; init; }

    /// <summary>Gets the <c>User-Agent</c>, or null.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Gets the response status, or null if the connection was reset or the client disconnected.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the fault that was applied, or null.</summary>
    public FaultKind? Fault { get; init; }
}
