using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Backup;

/// <summary>
/// Writes a backup file as the resources arrive, with each of them on a line of its own, so that two files can be
/// compared line by line.
/// </summary>
internal sealed class BackupWriter(Stream stream)
{
    private bool _hasItems;

    /// <summary>Writes the first fields.</summary>
    public void Begin(TickTickService service, DateTimeOffset now, ExportOptions options)
    {
        Write(BackupFormat.Beginning);
        Write($",\"{BackupFormat.VersionNumber}\":{BackupFormat.Version}");
        WriteField(BackupFormat.ExportedTime, ApiDate.Format(now));
        WriteField(BackupFormat.Service, service.Name);
        WriteField(BackupFormat.IncludesCompleted, options.IncludesCompleted);
        if (options.After is { } after) WriteField(BackupFormat.CompletedAfter, ApiDate.Format(after));
        WriteField(BackupFormat.IncludesComments, options.IncludesComments);
    }

    /// <summary>Begins a list.</summary>
    public void BeginList(string name)
    {
        Write($",\n\"{name}\":[");
        _hasItems = false;
    }

    /// <summary>Writes a resource of the current list.</summary>
    public void Add(TickTickResource resource) => AddItem(resource.Table.ToJson(resource));

    /// <summary>Writes the resources of one owner, such as the comments on a task, as one item of the current list.</summary>
    public void Add(string ownerName, string ownerId, string listName, IEnumerable<TickTickResource> resources) =>
        AddItem(JsonValue.ToUtf8(new Dictionary<string, object?> { [ownerName] = ownerId, [listName] = resources }));

    /// <summary>Writes a text of the current list.</summary>
    public void Add(string text) => AddItem(JsonValue.ToUtf8(text));

    /// <summary>Ends the current list.</summary>
    public void EndList() => Write(_hasItems ? "\n]" : "]");

    /// <summary>Writes the end of the file.</summary>
    public void End() => Write("\n}\n");

    private void AddItem(byte[] json)
    {
        Write(_hasItems ? ",\n" : "\n");
        stream.Write(json, 0, json.Length);
        _hasItems = true;
    }

    private void WriteField(string name, object value)
    {
        Write($",\"{name}\":");
        byte[] json = JsonValue.ToUtf8(value);
        stream.Write(json, 0, json.Length);
    }

    private void Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        stream.Write(bytes, 0, bytes.Length);
    }
}
