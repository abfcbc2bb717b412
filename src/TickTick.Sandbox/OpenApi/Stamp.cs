using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>What the service itself writes into everything it keeps: ids, times and etags. What clients send in their place is passed over.</summary>
internal sealed class Stamp(SandboxClock clock)
{
    private const long SortStep = 1_099_511_627_776;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A new id.</summary>
    public string NewId() => ObjectId.New(clock.GetUtcNow());

    /// <summary>Marks an object as changed now.</summary>
    public JsonObject Touch(JsonObject fields)
    {
        DateTimeOffset now = clock.GetUtcNow();
        fields["modifiedTime"] = WireDate.Format(now);
        fields["etimestamp"] = now.ToUnixTimeMilliseconds();
        fields["etag"] = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 8);
        fields.TryAdd("createdTime", fields["modifiedTime"]!.DeepClone());
        return fields;
    }

    /// <summary>The sort order of the next thing on a shelf: new things come first.</summary>
    public static long SortOrder(Shelf shelf) => -SortStep * (shelf.Count + 1);
}
