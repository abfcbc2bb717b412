using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Reads what a client sent, and rejects invalid values.</summary>
internal static class Sent
{
    /// <summary>Reads a required text.</summary>
    /// <exception cref="ApiException">The value is missing, empty or too long.</exception>
    public static string RequireText(this JsonObject body, string name, int limit = int.MaxValue)
    {
        string? text = body.Text(name);
        if (string.IsNullOrEmpty(text)) throw Bad($"'{name}' is required");
        return text.Length <= limit ? text : throw Bad($"'{name}' is longer than {limit} characters");
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="ApiException">The value is not a text.</exception>
    public static string? Text(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Bad($"'{name}' must be a text"),
    };

    /// <summary>Reads an integer.</summary>
    /// <exception cref="ApiException">The value is not an integer.</exception>
    public static long? Number(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out long number) => number,
        _ => throw Bad($"'{name}' must be a whole number"),
    };

    /// <summary>Reads an array of texts.</summary>
    /// <exception cref="ApiException">The value is not an array of texts.</exception>
    public static HashSet<string>? Texts(this JsonObject body, string name) =>
        Items<string>(body, name)?.ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads an array of integers.</summary>
    /// <exception cref="ApiException">The value is not an array of integers.</exception>
    public static HashSet<long>? Numbers(this JsonObject body, string name) => Items<long>(body, name)?.ToHashSet();

    /// <summary>Reads a date.</summary>
    /// <exception cref="ApiException">The value is not a date.</exception>
    public static DateTimeOffset? Instant(this JsonObject body, string name) =>
        body.Text(name) is { Length: > 0 } text ? Instant(text, name) : null;

    /// <summary>Parses a date.</summary>
    /// <exception cref="ApiException">The text is not a date.</exception>
    public static DateTimeOffset Instant(string? text, string name) =>
        WireDate.Parse(text) ?? throw Bad($"'{name}' must be a date like 2019-11-13T03:00:00+0000");

    /// <summary>Parses a day.</summary>
    /// <exception cref="ApiException">The text is not a day.</exception>
    public static long Day(string? text, string name) =>
        DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? long.Parse(text!, CultureInfo.InvariantCulture)
            : throw Bad($"'{name}' must be a day like 20260401");

    /// <summary>Merges the sent fields into the stored ones. Null removes a field, unless it is required.</summary>
    public static JsonObject Merge(this JsonObject target, JsonObject body, params ReadOnlySpan<string> owned)
    {
        foreach ((string name, JsonNode? value) in body)
        {
            if (owned.Contains(name)) continue;
            if (value is not null) target[name] = value.DeepClone();
            else if (name is not ("name" or "title" or "projectId" or "status")) target.Remove(name);
        }

        return target;
    }

    /// <summary>Returns the exception for an invalid value.</summary>
    public static ApiException Bad(string message) => new(ApiError.BadRequest(message));

    private static IEnumerable<T>? Items<T>(JsonObject body, string name)
    {
        if (body[name] is not { } node) return null;
        if (node is not JsonArray array) throw Bad($"'{name}' must be an array");

        return array.Select(item => item is JsonValue value && value.TryGetValue(out T? one) ? one : throw Bad($"'{name}' must contain only {typeof(T).Name} values"));
    }
}
