using System;

namespace TickTick.Api;

/// <summary>The Inbox: a project that the service does not list.</summary>
internal static class Inbox
{
    /// <summary>The id under which every account's Inbox can be read.</summary>
    public const string Id = "inbox";

    /// <summary>What it is called.</summary>
    public const string Name = "Inbox";

    /// <summary>Whether an id is an Inbox's: <c>inbox</c>, or <c>inbox</c> and the number of the user, as on its tasks.</summary>
    public static bool IsId(string id)
    {
        if (!id.StartsWith(Id, StringComparison.OrdinalIgnoreCase)) return false;
        for (int i = Id.Length; i < id.Length; i++)
        {
            if (id[i] is < '0' or > '9') return false;
        }

        return true;
    }
}
