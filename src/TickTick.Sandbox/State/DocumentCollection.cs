using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Sandbox.State;

/// <summary>
/// Holds documents of one type by key, oldest first. Must be used inside <see cref="Account.Read{T}"/> and <see
/// cref="Account.Change{T}"/>.
/// </summary>
internal sealed class DocumentCollection
{
    private readonly OrderedDictionary<string, Document> _documents = new(StringComparer.Ordinal);

    public int Count => _documents.Count;

    public Document? Find(string key) => _documents.GetValueOrDefault(key);

    /// <summary>Adds a document, or replaces the document with the same key in place.</summary>
    public Document Put(string key, Document document) => _documents[key] = document;

    public bool Remove(string key) => _documents.Remove(key);

    public IReadOnlyList<Document> All() => [.. _documents.Values];

    /// <summary>Returns the documents whose key begins with an owner's ID.</summary>
    public IReadOnlyList<Document> Of(string owner)
    {
        string prefix = owner + "/";
        return [.. _documents.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => pair.Value)];
    }

    public void Clear() => _documents.Clear();
}
