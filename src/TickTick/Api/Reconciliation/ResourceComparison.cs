using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Api.Reconciliation;

/// <summary>
/// Compares a resource that was sent with one that the service returned, whose values it may have changed in form.
/// </summary>
internal static class ResourceComparison
{
    // A shorter text is a different text and not a truncated one.
    private const int LeastCutLength = 32;

    /// <summary>Compares a resource that was sent to be created with an existing one.</summary>
    public static MatchResult Compare(TickTickResource sent, TickTickResource found)
    {
        var result = MatchResult.Same;
        foreach (Field field in sent.Table.Fields)
        {
            object? value = sent.Get(field), other = found.Get(field);
            bool wasSent = sent.IsAssigned(field) && FieldTable.HasValue(sent, field);
            if (!wasSent && field.Role.HasFlag(MatchRole.EmptyUnlessSent) && !IsEmpty(field, other)) result = MatchResult.Alike;
            if (!wasSent || IsSame(field, value, other)) continue;
            if (field.Role.HasFlag(MatchRole.Key) && !MayBe(value, other)) return MatchResult.Different;
            if (field.Role != MatchRole.None) result = MatchResult.Alike;
        }

        return result;
    }

    /// <summary>
    /// Returns whether a resource has all values that were sent, including those that the service may change.
    /// </summary>
    public static bool HasAll(TickTickResource sent, TickTickResource found) =>
        CountDifferences(sent, found) == 0;

    /// <summary>Returns how many of the values that were sent a resource does not have.</summary>
    public static int CountDifferences(TickTickResource sent, TickTickResource found) =>
        sent.Table.Fields.Count(field => sent.IsAssigned(field) && !IsSame(field, sent.Get(field), found.Get(field)));

    /// <summary>
    /// Gets the properties that the service ignored, according to its response: fields that should be cleared and have a
    /// value, or the reverse.
    /// </summary>
    public static IReadOnlyList<string> IgnoredFields(TickTickResource sent, TickTickResource returned) =>
    [
        .. sent.Table.Fields
            .Where(field => sent.IsAssigned(field) && IsEmpty(field, sent.Get(field)) != IsEmpty(field, returned.Get(field)))
            .Select(field => field.Property),
    ];

    /// <summary>
    /// Leaves those values of a copy assigned that an existing resource does not have. If a field that is not assigned has no
    /// value, assigns null where only the existing one has a value. Returns whether the two differ.
    /// </summary>
    public static bool KeepDifferences(TickTickResource wanted, TickTickResource existing, bool clears = true)
    {
        foreach (Field field in wanted.Table.Fields)
        {
            if (wanted.IsOfService(field)) continue;
            bool isWanted = wanted.IsAssigned(field);
            if (isWanted && IsSame(field, wanted.Get(field), existing.Get(field))) wanted.Unassign(field);
            else if (clears && !isWanted && !IsEmpty(field, existing.Get(field))) wanted.AssignNull(field);
        }

        foreach (KeyValuePair<string, object?> member in wanted.Additional?.ToArray() ?? [])
        {
            if (existing.Additional?.TryGetValue(member.Key, out object? other) == true && JsonValue.ToUtf8(member.Value).SequenceEqual(JsonValue.ToUtf8(other)))
                wanted.AdditionalProperties.Remove(member.Key);
        }

        return wanted.HasAssignments || wanted.Additional is not null;
    }

    /// <summary>Returns whether the value is the default that the service sets if none is sent.</summary>
    private static bool IsEmpty(Field field, object? value) => value is string text ? text.Length == 0 : IsSame(field, value, null);

    /// <summary>Returns whether the service returned the value that was sent.</summary>
    private static bool IsSame(Field field, object? sent, object? found) => (sent ?? field.Default, found ?? field.Default) switch
    {
        (string or null, string or null) and (var text, var other) when text is string || other is string => IsSameText(field.Form, (string?)text, (string?)other),
        (Array or null, Array or null) and (var list, var others) when list is Array || others is Array => IsSameList(field, (Array?)list, (Array?)others),
        (DateTimeOffset date, DateTimeOffset other) => date.ToUnixTimeSeconds() == other.ToUnixTimeSeconds(),
        (DateTime day, DateTime other) => day.Date == other.Date,
        (TimeSpan time, TimeSpan other) => time.Ticks / TimeSpan.TicksPerSecond == other.Ticks / TimeSpan.TicksPerSecond,
        (TickTickResource resource, TickTickResource other) => Compare(resource, other) == MatchResult.Same,
        (var value, var other) => Equals(value, other),
    };

    private static bool IsSameText(TextForm form, string? sent, string? found)
    {
        // The service has returned titles that were escaped for HTML.
        return IsSame(found ?? string.Empty) || IsSame(WebUtility.HtmlDecode(found ?? string.Empty));

        bool IsSame(string text) => string.Equals(Normalize(sent ?? string.Empty), Normalize(text), form is TextForm.Caseless or TextForm.Rule ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

        string Normalize(string text) => form switch
        {
            TextForm.Rule => RepeatRule.Normalize(text),
            TextForm.Trigger => ReminderTrigger.Normalize(text),
            _ => text.Trim().Replace("\r\n", "\n"),
        };
    }

    private static bool IsSameList(Field field, Array? sent, Array? found)
    {
        object?[] left = [.. (sent ?? Array.Empty<object>()).Cast<object?>()], right = [.. (found ?? Array.Empty<object>()).Cast<object?>()];
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            object? item = left[i];
            if (field.AnyOrder ? !Array.Exists(right, other => IsSame(field, item, other)) : !IsSame(field, item, right[i])) return false;
        }

        return true;
    }

    /// <summary>Returns whether the service may have made the returned value from the one that was sent.</summary>
    private static bool MayBe(object? sent, object? found)
    {
        if (sent is not string text || found is not (string or null)) return false;
        string left = Letters(text);
        return MayBe(Letters((string?)found ?? string.Empty)) || MayBe(Letters(WebUtility.HtmlDecode((string?)found ?? string.Empty)));

        bool MayBe(string right) => left == right || (right.Length >= LeastCutLength && left.StartsWith(right, StringComparison.Ordinal));
    }

    // Only letters and digits are compared, because a service may change spaces, punctuation, case and composition.
    private static string Letters(string text) =>
        new([.. WithoutHalves(text).Normalize().Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    // Half a surrogate pair cannot be normalized.
    private static string WithoutHalves(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
