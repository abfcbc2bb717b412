using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System;

namespace TickTick.Api;

/// <summary>
/// Represents what a user typed to select resources: an ID, a name or a wildcard pattern. IDs take precedence over
/// names, and names over patterns, so that a resource named <c>[Work]</c> is found by its name.
/// </summary>
internal sealed class NamePattern(string text, Func<string, bool>? matches = null)
{
    // Compared with the name of every task.
    private readonly string _key = NameComparer.Key(text);

    /// <summary>Gets the text that the user typed.</summary>
    public string Text { get; } = text;

    /// <summary>Gets whether the text names one resource, so that it is an error if none is found.</summary>
    public bool IsLiteral { get; } = matches is null;

    /// <summary>
    /// Gets whether the text looks like an ID of the service: 24 hexadecimal digits. A name can look like that, too.
    /// </summary>
    public bool LooksLikeId => IsLiteral && Text.Length == 24 && Text.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>Returns whether a name is equal to the text or matches the pattern.</summary>
    public bool Fits(string? name) => name is not null && (IsSame(name) || matches?.Invoke(name) == true);

    /// <summary>Returns the resources that the text selects.</summary>
    public IReadOnlyList<T> Select<T>(IReadOnlyList<T> resources, Func<T, string?> id, Func<T, string?> name)
    {
        List<T> found = resources.Where(resource => id(resource) == Text).ToList();
        if (found.Count == 0) found = resources.Where(resource => name(resource) is { } known && IsSame(known)).ToList();
        if (found.Count == 0 && matches is not null) found = resources.Where(resource => name(resource) is { } known && matches(known)).ToList();
        if (found.Count > 0 || !IsLiteral) return found;

        // The app stores the icon of a list as an emoji before its name.
        found = resources.Where(resource => name(resource) is { } known && WithoutIcon(known) is { } plain && IsSame(plain)).ToList();
        return found.Count > 1 ? throw Ambiguous(found, id, name, "resource") : found;
    }

    /// <summary>Returns the one resource that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no resource matches. <c>NameAmbiguous</c>: several
    /// resources match.</exception>
    public T SelectOne<T>(IReadOnlyList<T> resources, Func<T, string?> id, Func<T, string?> name, string noun, string list)
    {
        IReadOnlyList<T> found = Select(resources, id, name);
        if (found.Count == 0) throw NotFound(noun, list, resources.Select(name));
        if (found.Count == 1) return found[0];
        throw Ambiguous(found, id, name, noun);
    }

    /// <summary>
    /// Rejects a name that several resources have, for cmdlets that change or remove them. Only a pattern can select
    /// several.
    /// </summary>
    /// <exception cref="TickTickException"><c>NameAmbiguous</c>.</exception>
    public void RequireUnambiguous<T>(IReadOnlyList<T> found, Func<T, string?> id, Func<T, string?> name, string noun)
    {
        // A text that looks like a pattern can be a literal name: [Work].
        if (found.Count > 1 && (IsLiteral || found.All(resource => name(resource) is { } known && IsSame(known)))) throw Ambiguous(found, id, name, noun);
    }

    /// <summary>Returns the error for a name that no resource has, with the most similar name that one has.</summary>
    public TickTickException NotFound(string noun, string list, IEnumerable<string?>? names = null) => new(
        ErrorIds.NotFound,
        $"The {noun} '{Text}' does not exist, or this account cannot see it.",
        $"{(SimilarName.Find(Text, names ?? []) is { } similar ? $"Did you mean '{similar}'? " : string.Empty)}Run {list} to list what exists.");

    /// <summary>Returns the text that the user typed.</summary>
    public override string ToString() => Text;

    private TickTickException Ambiguous<T>(IReadOnlyList<T> found, Func<T, string?> id, Func<T, string?> name, string noun) => new(
        ErrorIds.NameAmbiguous,
        $"'{Text}' is ambiguous: {found.Count} {noun}s have this name ({string.Join(", ", found.Take(10).Select(resource => $"'{name(resource)}' {id(resource)}"))}{(found.Count > 10 ? ", …" : string.Empty)}).",
        "Specify one of these IDs instead of the name.");

    // Symbols, and the marks that belong to them.
    private static string? WithoutIcon(string name)
    {
        int at = 0;
        while (at < name.Length && CharUnicodeInfo.GetUnicodeCategory(name, at) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator)
        {
            at += char.IsSurrogatePair(name, at) ? 2 : 1;
        }

        return at == 0 || at == name.Length ? null : name.Substring(at);
    }

    private bool IsSame(string name) => NameComparer.Key(name) == _key;
}
