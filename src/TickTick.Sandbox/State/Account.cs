using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>The one user's data. Whoever reads or changes it does so inside <see cref="Read{T}"/> or <see cref="Change{T}"/>.</summary>
public sealed class Account
{
    /// <summary>The user's id.</summary>
    public const string UserId = "1010101";

    /// <summary>The Inbox's id, which shows only on its tasks.</summary>
    public const string InboxId = "inbox" + UserId;

    /// <summary>The user's e-mail address.</summary>
    public const string Email = "user@sandbox.example";

    private readonly Lock _gate = new();

    /// <summary>The projects without the Inbox, oldest first.</summary>
    public OrderedDictionary<string, Document> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads while nobody changes anything.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads; must be short.</param>
    /// <returns>What was read.</returns>
    public T Read<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    /// <summary>Changes something while nobody else reads or changes anything.</summary>
    /// <typeparam name="T">The outcome.</typeparam>
    /// <param name="change">Changes; must be short.</param>
    /// <returns>The outcome.</returns>
    public T Change<T>(Func<T> change)
    {
        lock (_gate) return change();
    }

    /// <summary>The whole truth, for comparisons.</summary>
    /// <returns>The account as JSON.</returns>
    public JsonObject Describe()
    {
        lock (_gate)
        {
            var projects = new JsonArray();
            foreach (Document project in Projects.Values) projects.Add((JsonNode)project.Edit());
            return new JsonObject { ["userId"] = UserId, ["inboxId"] = InboxId, ["projects"] = projects };
        }
    }

    /// <summary>Empties the account.</summary>
    public void Clear()
    {
        lock (_gate) Projects.Clear();
    }
}
