using System;
using System.Collections;
using System.Linq;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Recognizes values that result from a misspelled variable or an empty field: null, an empty text, an empty list, or
/// a list that contains one of these. As a filter or a name, they have no meaning and must not select everything.
/// </summary>
internal static class EmptyValue
{
    /// <summary>What to do about a null or empty value.</summary>
    public const string Remedy = "Check the variable that it comes from, or leave out the parameter.";

    /// <summary>Describes which part of a value is null or empty, or returns null if none is.</summary>
    public static string? Describe(object? value)
    {
        object? plain = InputValue.Plain(value);
        if (IsEmpty(plain)) return "The value is null or empty.";
        if (plain is string or IDictionary || plain is not IEnumerable several) return null;
        object?[] items = [.. several.Cast<object?>()];
        if (items.Length == 0) return "The value is an empty list.";
        int index = Array.FindIndex(items, static item => IsEmpty(InputValue.Plain(item)));
        return index < 0 ? null : $"Item {index + 1} of {items.Length} is null or empty.";
    }

    /// <summary>Returns the error message for a null or empty value, or null if the value is neither.</summary>
    public static string? Refusal(object? value) =>
        Describe(value) is { } what ? $"{what} {Remedy}" : null;

    private static bool IsEmpty(object? value) => value is null or DBNull || (value is string text && string.IsNullOrWhiteSpace(text));
}
