using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>The things of one kind by what people call them. They are read once for a command, however many it names.</summary>
internal sealed class NamedResources<T>(string noun, string list, Func<T, string?> id, Func<T, string?> name, Func<Task<IReadOnlyList<T>>> read)
{
    private readonly Lazy<Task<IReadOnlyList<T>>> _all = new(read);

    /// <summary>The id of one.</summary>
    public string? IdOf(T thing) => id(thing);

    /// <summary>All of them.</summary>
    public Task<IReadOnlyList<T>> AllAsync() => _all.Value;

    /// <summary>Those that are meant.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: a literal name or id of none.</exception>
    public async Task<IReadOnlyList<T>> FindAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = pattern.Select(await AllAsync().ConfigureAwait(false), id, name);
        return found.Count > 0 || !pattern.IsLiteral ? found : throw pattern.NotFound(noun, list);
    }

    /// <summary>Those that are meant, to be changed or removed.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>: a literal name of several.</exception>
    public async Task<IReadOnlyList<T>> FindToChangeAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = await FindAsync(pattern).ConfigureAwait(false);
        pattern.RequireUnambiguous(found, id, name, noun);
        return found;
    }

    /// <summary>The one that is meant.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<T> FindOneAsync(NamePattern pattern) =>
        pattern.SelectOne(await AllAsync().ConfigureAwait(false), id, name, noun, list);

    /// <summary>The one with an id.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public async Task<T> GetAsync(string value)
    {
        IReadOnlyList<T> all = await AllAsync().ConfigureAwait(false);
        return all.FirstOrDefault(thing => id(thing) == value) ?? throw new NamePattern(value).NotFound(noun, list);
    }
}
