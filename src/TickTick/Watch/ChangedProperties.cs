using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TickTick.Api;
using TickTick.Api.Resources;

namespace TickTick.Watch;

/// <summary>Finds the properties in which two versions of a task differ.</summary>
internal static class ChangedProperties
{
    // They follow from other properties or from other tasks, or change with every version.
    private static readonly HashSet<string> Derived =
    [
        nameof(TickTickTask.ETag), nameof(TickTickTask.Timestamp), nameof(TickTickTask.ModifiedTime), nameof(TickTickTask.CreatedTime),
        nameof(TickTickTask.ChildIds), nameof(TickTickTask.Column), nameof(TickTickTask.CompletedTime), nameof(TickTickTask.Status),
    ];

    public static List<string> Between(TickTickTask before, TickTickTask now)
    {
        var names = new List<string>();
        if (now.ETag is { Length: > 0 } tag && tag == before.ETag) return names;
        foreach (Field field in now.Table.Fields)
        {
            if (!Derived.Contains(field.Property) && !Json(before, field).SequenceEqual(Json(now, field))) names.Add(field.Property);
        }

        if (!Additional(before).SequenceEqual(Additional(now))) names.Add(nameof(TickTickTask.AdditionalProperties));
        return names;
    }

    // A value that is missing means the default.
    private static byte[] Json(TickTickTask task, Field field) =>
        (task.Get(field) ?? field.Default) is not { } value || value is "" or Array { Length: 0 } ? [] : JsonValue.Render(writer => field.Codec.Write(writer, value));

    private static byte[] Additional(TickTickTask task) => task.Additional is { } additional
        ? Encoding.UTF8.GetBytes(string.Join("\n", additional.Where(member => member.Value is not null).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={Encoding.UTF8.GetString(JsonValue.ToUtf8(member.Value))}")))
        : [];
}
