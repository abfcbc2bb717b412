using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Api;

/// <summary>
/// What a user typed for things of an account: an id, a name, or a pattern of names. An id comes before a name, and a name
/// before a pattern, so that a thing called <c>[Work]</c> is found by its name.
/// </summary>
internal sealed class NamePattern(string text, Func<string, bool>? matches = null)
{
    /// <summary>What was typed.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it names one thing, so that finding none is a failure.</summary>
    public bool IsLiteral { get; } = matches is null;

    /// <summary>Whether it looks like what the service gives as an id: 24 hexadecimal digits. A thing may be called that, too.</summary>
    public bool LooksLikeId => IsLiteral && Text.Length == 24 && Text.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>Whether a name fits, letter by letter or as the pattern says.</summary>
    public bool Fits(string? name) => name is not null && (IsSame(name) || matches?.Invoke(name) == true);

    /// <summary>The things that are meant.</summary>
    public IReadOnlyList<T> Select<T>(IReadOnlyList<T> things, Func<T, string?> id, Func<T, string?> name)
    {
        List<T> found = things.Where(thing => id(thing) == Text).ToList();
        if (found.Count == 0) found = things.Where(thing => name(thing) is { } known && IsSame(known)).ToList();
        if (found.Count == 0 && matches is not null) found = things.Where(thing => name(thing) is { } known && matches(known)).ToList();
        return found;
    }

    /// <summary>The one thing that is meant.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: there is none; <c>NameAmbiguous</c>: there are several.</exception>
    public T SelectOne<T>(IReadOnlyList<T> things, Func<T, string?> id, Func<T, string?> name, string noun, string list)
    {
        IReadOnlyList<T> found = Select(things, id, name);
        if (found.Count == 0) throw NotFound(noun, list);
        if (found.Count == 1) return found[0];
        throw Ambiguous(found, id, name, noun);
    }

    /// <summary>Refuses a name that several things have, for whoever changes or removes them: only a pattern means many.</summary>
    /// <exception cref="TickTickException"><c>NameAmbiguous</c>.</exception>
    public void RequireUnambiguous<T>(IReadOnlyList<T> found, Func<T, string?> id, Func<T, string?> name, string noun)
    {
        // What is typed as a pattern may be a name, letter by letter: [Work].
        if (found.Count > 1 && (IsLiteral || found.All(thing => name(thing) is { } known && IsSame(known)))) throw Ambiguous(found, id, name, noun);
    }

    /// <summary>The failure where nothing has this name.</summary>
    public TickTickException NotFound(string noun, string list) => new(
        "NotFound",
        FailureKind.NotFound,
        $"The {noun} '{Text}' does not exist, or this account cannot see it. Run {list} to list what exists.");

    /// <summary>What was typed.</summary>
    public override string ToString() => Text;

    private TickTickException Ambiguous<T>(IReadOnlyList<T> found, Func<T, string?> id, Func<T, string?> name, string noun) => new(
        "NameAmbiguous",
        FailureKind.InvalidInput,
        $"'{Text}' is ambiguous: {found.Count} {noun}s have this name ({string.Join(", ", found.Take(10).Select(thing => $"'{name(thing)}' {id(thing)}"))}{(found.Count > 10 ? ", …" : string.Empty)}). Specify one of these IDs instead of the name.");

    private bool IsSame(string name) => string.Equals(name, Text, StringComparison.OrdinalIgnoreCase);
}
