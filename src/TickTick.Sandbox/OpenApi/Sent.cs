using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Reads what a client sent, and refuses what cannot be taken.</summary>
internal static class Sent
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="ApiException">It is missing, empty or too long.</exception>
    public static string RequireText(this JsonObject body, string name, int limit = int.MaxValue)
    {
        string? text = body.Text(name);
        if (string.IsNullOrEmpty(text)) throw Bad($"'{name}' is required");
        return text.Length <= limit ? text : throw Bad($"'{name}' is longer than {limit} characters");
    }

    /// <summary>A text.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static string? Text(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw Bad($"'{name}' must be a text"),
    };

    /// <summary>A whole number.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static long? Number(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out long number) => number,
        _ => throw Bad($"'{name}' must be a whole number"),
    };

    /// <summary>An array of texts.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static HashSet<string>? Texts(this JsonObject body, string name) =>
        Items<string>(body, name)?.ToHashSet(StringComparer.Ordinal);

    /// <summary>An array of whole numbers.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static HashSet<long>? Numbers(this JsonObject body, string name) => Items<long>(body, name)?.ToHashSet();

    /// <summary>A date.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public static DateTimeOffset? Instant(this JsonObject body, string name) =>
        body.Text(name) is { Length: > 0 } text ? Instant(text, name) : null;

    /// <summary>A date.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public static DateTimeOffset Instant(string? text, string name) =>
        WireDate.Parse(text) ?? throw Bad($"'{name}' must be a date like 2019-11-13T03:00:00+0000");

    /// <summary>A day.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public static long Day(string? text, string name) =>
        DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? long.Parse(text!, CultureInfo.InvariantCulture)
            : throw Bad($"'{name}' must be a day like 20260401");

    /// <summary>Takes over what was sent, and keeps what was not. Null takes away, but for what must be there: that it keeps, too.</summary>
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

    /// <summary>The refusal of something that cannot be taken.</summary>
    public static ApiException Bad(string message) => new(ApiError.BadRequest(message));

    private static IEnumerable<T>? Items<T>(JsonObject body, string name)
    {
        if (body[name] is not { } node) return null;
        if (node is not JsonArray array) throw Bad($"'{name}' must be an array");

        return array.Select(item => item is JsonValue value && value.TryGetValue(out T? one) ? one : throw Bad($"'{name}' holds something else than {typeof(T).Name}"));
    }
}
