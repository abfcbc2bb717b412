using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>The things of one kind by what people call them. They are read once for a command, however many it names.</summary>
/// <typeparam name="T">A thing.</typeparam>
/// <param name="noun">What such a thing is called: <c>habit</c>.</param>
/// <param name="list">The cmdlet that lists them.</param>
/// <param name="id">The id of one.</param>
/// <param name="name">The name of one.</param>
/// <param name="read">Reads all of them.</param>
internal sealed class NamedThings<T>(string noun, string list, Func<T, string?> id, Func<T, string?> name, Func<Task<IReadOnlyList<T>>> read)
{
    private readonly Lazy<Task<IReadOnlyList<T>>> _all = new(read);

    /// <summary>The id of one.</summary>
    /// <param name="thing">The thing.</param>
    /// <returns>Its id.</returns>
    public string? IdOf(T thing) => id(thing);

    /// <summary>All of them.</summary>
    /// <returns>The list, read at the first question.</returns>
    public Task<IReadOnlyList<T>> AllAsync() => _all.Value;

    /// <summary>Those that are meant.</summary>
    /// <param name="pattern">What was typed.</param>
    /// <returns>Them; none for a pattern that fits none.</returns>
    /// <exception cref="TickTickException"><c>NotFound</c>: a literal name or id of none.</exception>
    public async Task<IReadOnlyList<T>> FindAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = pattern.Select(await AllAsync().ConfigureAwait(false), id, name);
        return found.Count > 0 || !pattern.IsLiteral ? found : throw pattern.NotFound(noun, list);
    }

    /// <summary>The one that is meant.</summary>
    /// <param name="pattern">What was typed.</param>
    /// <returns>The thing.</returns>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<T> FindOneAsync(NamePattern pattern) =>
        pattern.SelectOne(await AllAsync().ConfigureAwait(false), id, name, noun, list);

    /// <summary>The one with an id.</summary>
    /// <param name="value">The id; no name counts.</param>
    /// <returns>The thing.</returns>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public async Task<T> GetAsync(string value)
    {
        IReadOnlyList<T> all = await AllAsync().ConfigureAwait(false);
        return all.FirstOrDefault(thing => id(thing) == value) ?? throw new NamePattern(value).NotFound(noun, list);
    }
}
