using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TickTick.Sandbox.State;

/// <summary>Documents of one kind by their key, oldest first. Only used inside <see cref="Account.Read{T}"/> and <see cref="Account.Change{T}"/>.</summary>
internal sealed class Shelf
{
    private readonly OrderedDictionary<string, Document> _documents = new(StringComparer.Ordinal);

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Finds a document.</summary>
    public Document? Find(string key) => _documents.GetValueOrDefault(key);

    /// <summary>Adds a document, or replaces the one of its key where it stands.</summary>
    public Document Put(string key, Document document) => _documents[key] = document;

    /// <summary>Takes a document away.</summary>
    public bool Remove(string key) => _documents.Remove(key);

    /// <summary>Every document.</summary>
    public IReadOnlyList<Document> All() => [.. _documents.Values];

    /// <summary>The documents that belong to something.</summary>
    public IReadOnlyList<Document> Of(string owner)
    {
        string prefix = owner + "/";
        return [.. _documents.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => pair.Value)];
    }

    /// <summary>Takes every document away.</summary>
    public void Clear() => _documents.Clear();

    /// <summary>Writes the documents by key.</summary>
    public JsonObject Save() => new(_documents.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.Edit())));

    /// <summary>Takes the documents that <see cref="Save"/> wrote in place of those there are.</summary>
    public void Load(JsonElement saved)
    {
        Clear();
        foreach (JsonProperty pair in saved.EnumerateObject()) Put(pair.Name, new Document(pair.Value.Clone()));
    }
}
