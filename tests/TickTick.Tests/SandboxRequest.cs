using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TickTick.Tests;

/// <summary>Represents a request that the sandbox recorded. Secret fields contain <c>***</c>.</summary>
public sealed class SandboxRequest
{
    internal SandboxRequest(JsonElement entry)
    {
        Time = entry.GetProperty("time").GetDateTimeOffset();
        Method = entry.GetProperty("method").GetString()!;
        Path = entry.GetProperty("path").GetString()!;
        Call = entry.GetProperty("call").GetString()!;
        Query = Fields(entry.GetProperty("query"));
        Form = Fields(entry.GetProperty("form"));
        Body = entry.GetProperty("body").GetString();
        Authorization = entry.GetProperty("authorization").GetString();
        UserAgent = entry.GetProperty("userAgent").GetString();
        Status = entry.GetProperty("status") is { ValueKind: JsonValueKind.Number } status ? status.GetInt32() : null;
        Fault = entry.GetProperty("fault").GetString();
    }

    /// <summary>Gets the time of the request, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; }

    public string Method { get; }

    /// <summary>Gets the path without the query.</summary>
    public string Path { get; }

    /// <summary>Gets the endpoint, such as <c>POST /open/v1/task/{taskId}</c>.</summary>
    public string Call { get; }

    public IReadOnlyDictionary<string, string> Query { get; }

    public IReadOnlyDictionary<string, string> Form { get; }

    /// <summary>Gets the JSON body, up to 4096 characters, or null.</summary>
    public string? Body { get; }

    /// <summary>Gets the scheme of the <c>Authorization</c> header, or null.</summary>
    public string? Authorization { get; }

    /// <summary>Gets the <c>User-Agent</c>, or null.</summary>
    public string? UserAgent { get; }

    /// <summary>Gets the response status, or null if the connection was reset or the client disconnected.</summary>
    public int? Status { get; }

    /// <summary>Gets the fault that was applied, such as <c>resetAfter</c>, or null.</summary>
    public string? Fault { get; }

    /// <summary>Returns the request on one line, for messages of failed assertions.</summary>
    public override string ToString() => $"{Method} {Path} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}{(Fault is null ? "" : $" ({Fault})")}";

    private static Dictionary<string, string> Fields(JsonElement fields) =>
        fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal);
}
