using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using TickTick.Files;

namespace TickTick.Watch;

/// <summary>
/// Stores what a watcher has seen in a private file that is replaced completely or not at all, and that one process
/// uses at a time.
/// </summary>
internal sealed class WatchStateFile : IDisposable
{
    private const string Format = "TickTick.PowerShell watch state";
    private const long Version = 1;

    private readonly string _path;
    private readonly TickTickService _service;
    private readonly IDisposable _lock;

    private WatchStateFile(string path, TickTickService service, IDisposable heldLock)
    {
        _path = path;
        _service = service;
        _lock = heldLock;
    }

    /// <summary>Locks the file.</summary>
    /// <exception cref="TickTickException"><c>StateFileInUse</c>; <c>StateFileUnwritable</c>.</exception>
    public static WatchStateFile Open(string path, TickTickService service)
    {
        try
        {
            if (Directory.Exists(path)) throw new IOException("It is a directory.");
            IDisposable acquired = new FileLock(path + ".lock").TryAcquire() ?? throw new TickTickException(
                ErrorIds.StateFileInUse,
                $"Another process uses the state file {path}.",
                "Wait until it ends, or specify another file with -StatePath.");
            // Only the holder of the lock writes, so these are of processes that were killed.
            ReplacementFile.DeleteLeftovers(path, TimeSpan.Zero);
            return new WatchStateFile(path, service, acquired);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, failure);
        }
    }

    /// <summary>Reads the file, or returns null if it does not exist or is empty.</summary>
    /// <exception cref="TickTickException"><c>StateFileInvalid</c>; <c>StateFileUnwritable</c>.</exception>
    public WatchState? Read(JsonReadContext context)
    {
        byte[] content;
        try
        {
            if (!File.Exists(_path)) return null;
            content = File.ReadAllBytes(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, failure);
        }

        if (content.Length == 0) return null;
        try
        {
            return Parse(content, context);
        }
        catch (JsonException)
        {
            throw Invalid("it is damaged or has another content");
        }
    }

    /// <summary>Replaces the file.</summary>
    /// <exception cref="TickTickException"><c>StateFileUnwritable</c>.</exception>
    public void Write(WatchState state)
    {
        byte[] content = JsonValue.ToUtf8(new Dictionary<string, object?>
        {
            ["format"] = Format,
            ["version"] = Version,
            ["service"] = _service.Name,
            ["inboxId"] = state.InboxId,
            ["time"] = state.Time,
            ["projects"] = state.Projects,
            ["completed"] = state.Completed.ToDictionary(seen => seen.Key, seen => ApiDate.FormatExactly(seen.Value)),
            ["tasks"] = state.Open.Values.ToArray(),
        });
        try
        {
            ReplacementFile.Write(_path, content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, failure);
        }
    }

    /// <summary>Returns the error for a file of another account.</summary>
    public TickTickException OfOtherAccount() => Invalid("it belongs to another account");

    public void Dispose() => _lock.Dispose();

    private WatchState Parse(byte[] content, JsonReadContext context)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        List<TickTickTask>? tasks = null;
        var reader = new Utf8JsonReader(content);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Get(ref reader);
            reader.Read();
            if (name == "tasks") tasks = TickTickTask.Schema.ReadList(ref reader, context);
            else fields[name] = JsonValue.Read(ref reader);
        }

        reader.Read();
        if (Get("format") is not Format || Get("version") is null || tasks is null || tasks.Exists(task => task.Id is null)) throw new JsonException();
        if (Get("version") is not Version) throw Invalid("a later version of this module has written it");
        if (Get("service") is not string service || service != _service.Name) throw Invalid("it belongs to another service");
        return new WatchState
        {
            Time = Date(Get("time")),
            InboxId = Get("inboxId") as string,
            Open = tasks.GroupBy(static task => task.Id!, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.Last(), StringComparer.Ordinal),
            Projects = Members("projects").ToDictionary(member => member.Key, member => member.Value as string, StringComparer.Ordinal),
            Completed = Members("completed").ToDictionary(member => member.Key, member => Date(member.Value), StringComparer.Ordinal),
        };

        object? Get(string name) => fields.TryGetValue(name, out object? value) ? value : null;

        Dictionary<string, object?> Members(string name) => Get(name) as Dictionary<string, object?> ?? throw new JsonException();

        static DateTimeOffset Date(object? value) =>
            value is string text && ApiDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out DateTimeOffset date) && date.Year >= 2000 ? date : throw new JsonException();
    }

    private TickTickException Invalid(string why) => new(
        ErrorIds.StateFileInvalid,
        $"The state file {_path} cannot be used, because {why}. It was not changed.",
        "Specify another file with -StatePath, or move this one.");

    private static TickTickException Unwritable(string path, Exception failure) => new(
        ErrorIds.StateFileUnwritable,
        $"The state file {path} cannot be read or written: {failure.Message} Changes that were reported after the last save are reported again.",
        "Free space, give this user write access, or specify another file with -StatePath.",
        failure);
}
