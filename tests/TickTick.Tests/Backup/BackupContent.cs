using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace TickTick.Tests.Backup;

/// <summary>Represents a backup file for comparisons: without times of change, and with names instead of IDs.</summary>
internal sealed class BackupContent
{
    private static readonly HashSet<string> Ignored = ["id", "etag", "etimestamp", "createdTime", "modifiedTime", "userId"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly JsonElement _file;

    private BackupContent(JsonElement file)
    {
        _file = file;
        foreach (string list in new[] { "projectGroups", "projects", "columns", "tasks", "habits" })
        {
            foreach (JsonElement item in file.GetProperty(list).EnumerateArray()) _names[Text(item, "id")!] = Name(item);
        }

        if (!file.TryGetProperty("comments", out JsonElement comments)) return;
        foreach (JsonElement comment in comments.EnumerateArray().SelectMany(task => task.GetProperty("comments").EnumerateArray())) _names[Text(comment, "id")!] = Text(comment, "title")!;
    }

    public static BackupContent Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new BackupContent(document.RootElement.Clone());
    }

    /// <summary>Returns the items of a list as texts, in an order of their own.</summary>
    public string[] Items(string list) => _file.TryGetProperty(list, out JsonElement items) ? [.. items.EnumerateArray().Select(Canonical).OrderBy(text => text, StringComparer.Ordinal)] : [];

    public string[] Lists => [.. _file.EnumerateObject().Where(list => list.Value.ValueKind == JsonValueKind.Array).Select(list => list.Name)];

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Items with one name are told apart by what else they have.
    private static string Name(JsonElement item) => $"<{Text(item, "name") ?? Text(item, "title")}|{Text(item, "viewMode")}|{Text(item, "content")}|{(item.TryGetProperty("sortOrder", out JsonElement order) ? order.ToString() : null)}>";

    private string Canonical(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", item.EnumerateObject().Where(field => !Ignored.Contains(field.Name) && !(field.Name == "completedTime" && IsOpen(item))).OrderBy(field => field.Name, StringComparer.Ordinal).Select(Canonical)) + "}",
        JsonValueKind.Array => "[" + string.Join(",", item.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Number => item.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => _names.TryGetValue(item.GetString()!, out string? name) ? name : item.GetString()!.StartsWith("inbox", StringComparison.Ordinal) ? "<Inbox>" : item.GetString()!,
        _ => item.ToString(),
    };

    // An open task can keep the time at which it was completed before.
    private static bool IsOpen(JsonElement item) => item.TryGetProperty("status", out JsonElement status) && status.ValueKind == JsonValueKind.Number && status.GetInt32() == 0;

    // The order of subtasks is that in which they were created.
    private string Canonical(JsonProperty field) => field.Name == "childIds"
        ? "childIds=" + string.Join(",", field.Value.EnumerateArray().Select(Canonical).OrderBy(text => text, StringComparer.Ordinal))
        : $"{field.Name}={Canonical(field.Value)}";
}
