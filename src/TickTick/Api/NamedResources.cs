using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>Finds resources of one type by name or ID. The list is read once per command.</summary>
internal sealed class NamedResources<T>(string noun, string list, Func<T, string?> id, Func<T, string?> name, Func<Task<IReadOnlyList<T>>> read)
{
    private readonly Lazy<Task<IReadOnlyList<T>>> _all = new(read);

    public string? IdOf(T resource) => id(resource);

    public Task<IReadOnlyList<T>> AllAsync() => _all.Value;

    /// <summary>Finds the resources that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no resource has this literal name or ID.</exception>
    public async Task<IReadOnlyList<T>> FindAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = pattern.Select(await AllAsync().ConfigureAwait(false), id, name);
        return found.Count > 0 || !pattern.IsLiteral ? found : throw pattern.NotFound(noun, list);
    }

    /// <summary>Finds the resources that the text selects, to change or remove them.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>. <c>NameAmbiguous</c>: several resources have this literal
    /// name.</exception>
    public async Task<IReadOnlyList<T>> FindToChangeAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = await FindAsync(pattern).ConfigureAwait(false);
        pattern.RequireUnambiguous(found, id, name, noun);
        return found;
    }

    /// <summary>Finds the one resource that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<T> FindOneAsync(NamePattern pattern) =>
        pattern.SelectOne(await AllAsync().ConfigureAwait(false), id, name, noun, list);

    /// <summary>Gets the resource with an ID.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public async Task<T> GetAsync(string value)
    {
        IReadOnlyList<T> all = await AllAsync().ConfigureAwait(false);
        return all.FirstOrDefault(resource => id(resource) == value) ?? throw new NamePattern(value).NotFound(noun, list);
    }
}
