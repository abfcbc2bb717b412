using System;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Sets the fields that the service controls: IDs, times and ETags. Values that clients send for them are ignored.
/// </summary>
internal sealed class Stamp(SandboxClock clock)
{
    private const long SortStep = 1_099_511_627_776;

    public DateTimeOffset Now => clock.GetUtcNow();

    public string NewId() => ObjectId.New(clock.GetUtcNow());

    /// <summary>Sets the modification time and the ETag.</summary>
    public JsonObject Touch(JsonObject fields)
    {
        DateTimeOffset now = clock.GetUtcNow();
        fields["modifiedTime"] = WireDate.Format(now);
        fields["etimestamp"] = now.ToUnixTimeMilliseconds();
        fields["etag"] = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 8);
        fields.TryAdd("createdTime", fields["modifiedTime"]!.DeepClone());
        return fields;
    }

    /// <summary>Returns the sort order of the next document: new documents come first.</summary>
    public static long SortOrder(DocumentCollection documents) => -SortStep * (documents.Count + 1);
}
