using System;
using TickTick.Api.Resources;

namespace TickTick.Api.Projects;

/// <summary>Defines the Inbox, a project that the service does not list.</summary>
internal static class Inbox
{
    /// <summary>The ID that users see, which is the same in every account.</summary>
    public const string Id = "inbox";

    public const string Name = "Inbox";

    /// <summary>
    /// Returns whether an ID is the Inbox's: <c>inbox</c>, or <c>inbox</c> followed by the user's number, as tasks
    /// report it.
    /// </summary>
    public static bool IsId(string id)
    {
        if (!id.StartsWith(Id, StringComparison.OrdinalIgnoreCase)) return false;
        for (int i = Id.Length; i < id.Length; i++)
        {
            if (id[i] is < '0' or > '9') return false;
        }

        return true;
    }

    /// <summary>
    /// Returns the project ID that users see. The Inbox has one, whatever the service reports, because it reports the
    /// real one only if the Inbox has a task.
    /// </summary>
    public static string? ShownId(string? id, JsonReadContext context)
    {
        if (id is null || !IsId(id)) return id;
        if (id.Length > Id.Length) context.LearnInboxId?.Invoke(id);
        return Id;
    }
}
