using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TickTick.Tests;

/// <summary>A request as the sandbox recorded it. Secrets among the fields read <c>***</c>.</summary>
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

    /// <summary>When it came in, by the sandbox's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path without the query.</summary>
    public string Path { get; }

    /// <summary>The call it is, such as <c>POST /open/v1/task/{taskId}</c>.</summary>
    public string Call { get; }

    /// <summary>The query's parameters.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>The form's fields.</summary>
    public IReadOnlyDictionary<string, string> Form { get; }

    /// <summary>The body, if it was JSON, up to 4096 characters.</summary>
    public string? Body { get; }

    /// <summary>The scheme of the <c>Authorization</c> header, if there was one.</summary>
    public string? Authorization { get; }

    /// <summary>The <c>User-Agent</c>, if there was one.</summary>
    public string? UserAgent { get; }

    /// <summary>The answered status; null if the connection was reset or the client left.</summary>
    public int? Status { get; }

    /// <summary>The fault it met, such as <c>resetAfter</c>, if it met one.</summary>
    public string? Fault { get; }

    /// <summary>The request in a line, for messages of failed assertions.</summary>
    public override string ToString() => $"{Method} {Path} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}{(Fault is null ? "" : $" ({Fault})")}";

    private static Dictionary<string, string> Fields(JsonElement fields) =>
        fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.Ordinal);
}
