using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// What a misspelled variable or an empty field leaves behind: null, an empty text, a list of nothing, or a list with one of
/// these in it. As a filter or a name, none of them means anything, least of all everything.
/// </summary>
internal static class EmptyValue
{
    /// <summary>Says what of a value is null or empty; null if nothing is.</summary>
    public static string? Describe(object? value)
    {
        object? plain = Plain(value);
        if (IsEmpty(plain)) return "The value is null or empty";
        if (plain is string or IDictionary || plain is not IEnumerable several) return null;
        object?[] items = [.. several.Cast<object?>()];
        if (items.Length == 0) return "The value is an empty list";
        int index = Array.FindIndex(items, static item => IsEmpty(Plain(item)));
        return index < 0 ? null : $"Item {index + 1} of {items.Length} is null or empty";
    }

    /// <summary>The message for a value that is null or empty; null if the value is neither.</summary>
    public static string? Refusal(object? value) =>
        Describe(value) is { } what ? $"{what}, which does not stand for everything. Check the variable that it comes from, or leave out the parameter." : null;

    private static bool IsEmpty(object? value) => value is null or DBNull || (value is string text && string.IsNullOrWhiteSpace(text));

    private static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject and var plain } ? plain : value;
}
