using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>
/// Provides the base class of the clients that find resources by name or ID. To find them, the list is read once per
/// command.
/// </summary>
internal abstract class NamedResourceClient<T>
{
    private readonly string _noun;
    private readonly string _listCommand;
    private readonly Lazy<Task<IReadOnlyList<T>>> _all;

    private protected NamedResourceClient(string noun, string listCommand)
    {
        _noun = noun;
        _listCommand = listCommand;
        _all = new Lazy<Task<IReadOnlyList<T>>>(ListAsync);
    }

    public abstract string? IdOf(T resource);

    public abstract string? NameOf(T resource);

    /// <summary>Gets the current list of all resources.</summary>
    public abstract Task<IReadOnlyList<T>> ListAsync();

    /// <summary>Gets the list of all resources as this command has read it first.</summary>
    public Task<IReadOnlyList<T>> AllAsync() => _all.Value;

    /// <summary>Finds the resources that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no resource has this literal name or ID.</exception>
    public async Task<IReadOnlyList<T>> FindAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = pattern.Select(await AllAsync().ConfigureAwait(false), IdOf, NameOf);
        return found.Count > 0 || !pattern.IsLiteral ? found : throw pattern.NotFound(_noun, _listCommand, (await AllAsync().ConfigureAwait(false)).Select(NameOf));
    }

    /// <summary>Finds the resources that the text selects, to change or remove them.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>. <c>NameAmbiguous</c>: several resources have this literal
    /// name.</exception>
    public async Task<IReadOnlyList<T>> FindToChangeAsync(NamePattern pattern)
    {
        IReadOnlyList<T> found = await FindAsync(pattern).ConfigureAwait(false);
        pattern.RequireUnambiguous(found, IdOf, NameOf, _noun);
        return found;
    }

    /// <summary>Finds the one resource that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<T> FindOneAsync(NamePattern pattern) =>
        pattern.SelectOne(await AllAsync().ConfigureAwait(false), IdOf, NameOf, _noun, _listCommand);

    /// <summary>Gets the resource with an ID.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public virtual async Task<T> GetAsync(string id)
    {
        IReadOnlyList<T> all = await AllAsync().ConfigureAwait(false);
        return all.FirstOrDefault(resource => IdOf(resource) == id) ?? throw new NamePattern(id).NotFound(_noun, _listCommand);
    }
}
