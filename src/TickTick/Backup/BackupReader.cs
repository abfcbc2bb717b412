using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Backup;

/// <summary>Reads the backup file that <see cref="BackupWriter"/> writes.</summary>
internal sealed class BackupReader(string path, JsonReadContext context)
{
    private readonly AccountBackup _backup = new();

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="TickTickException"><c>BackupFileInvalid</c>: the file is damaged, of another program, or of a
    /// later version.</exception>
    public AccountBackup Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) throw Invalid("it does not begin with an object");
            string? format = null;
            int? version = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = JsonText.Get(ref reader);
                reader.Read();
                if (name == BackupFormat.Format) format = JsonValue.Read(ref reader) as string;
                else if (name == BackupFormat.VersionNumber) version = (int?)(JsonValue.Read(ref reader) as long?);
                else if (format == BackupFormat.Name && version is 1) ReadMember(ref reader, name);
                else reader.Skip();
            }

            reader.Read();
            if (format != BackupFormat.Name) throw Invalid("it is not an account backup");
            if (version is null or < 1) throw Invalid("it has no version");
            if (version > BackupFormat.Version)
            {
                throw new TickTickException(
                    ErrorIds.BackupFileInvalid,
                    $"The backup file {path} has version {version}, and this module reads versions up to {BackupFormat.Version}. Nothing was sent.",
                    "Install a newer version of this module.");
            }

            RequireIds(BackupFormat.Groups, _backup.Groups, static group => group.Id);
            RequireIds(BackupFormat.Tags, _backup.Tags, static tag => tag.Name);
            RequireIds(BackupFormat.Projects, _backup.Projects, static project => project.Id);
            RequireIds(BackupFormat.Columns, _backup.Columns, static column => column.Id is null ? null : column.ProjectId);
            RequireIds(BackupFormat.Tasks, _backup.Tasks, static task => task.Id is null ? null : task.ProjectId);
            RequireIds(BackupFormat.Habits, _backup.Habits, static habit => habit.Id);
            return _backup;
        }
        catch (JsonException failure)
        {
            throw Invalid(failure.LineNumber is { } line
                ? string.Format(CultureInfo.InvariantCulture, "line {0} is not valid JSON", line + 1)
                : "a list in it is something else");
        }
    }

    private void ReadMember(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case BackupFormat.ExportedTime:
                if (reader.TokenType == JsonTokenType.String && ApiDate.TryParse(reader.ValueSpan, out DateTimeOffset time)) _backup.ExportedTime = time;
                break;
            case BackupFormat.Groups:
                _backup.Groups = TickTickProjectGroup.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Tags:
                _backup.Tags = TickTickTag.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Projects:
                _backup.Projects = TickTickProject.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Columns:
                _backup.Columns = TickTickColumn.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Tasks:
                _backup.Tasks = TickTickTask.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Comments:
                ReadOwned(ref reader, BackupFormat.TaskId, BackupFormat.Comments, TickTickTaskComment.Schema, (id, comment) => _backup.Comments.Add(comment.On(null, id)));
                break;
            case BackupFormat.Habits:
                _backup.Habits = TickTickHabit.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Checkins:
                ReadOwned(ref reader, BackupFormat.HabitId, BackupFormat.Checkins, TickTickHabitCheckin.Schema, (id, checkin) =>
                {
                    checkin.HabitId = id;
                    _backup.Checkins.Add(checkin);
                });
                break;
            case BackupFormat.Focus:
                _backup.Focus = TickTickFocus.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Countdowns:
                _backup.Countdowns = TickTickCountdown.Schema.ReadList(ref reader, context);
                break;
            case BackupFormat.Incomplete:
                if (JsonValue.Read(ref reader) is object?[] texts) _backup.Incomplete.AddRange(Array.ConvertAll(texts, static text => text?.ToString() ?? string.Empty));
                break;
            default:
                reader.Skip();
                break;
        }
    }

    // Items such as {"taskId": "…", "comments": […]}.
    private void ReadOwned<T>(ref Utf8JsonReader reader, string ownerName, string listName, ResourceSchema<T> schema, Action<string, T> add)
        where T : TickTickResource, new()
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list was expected.");
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string? owner = null;
            List<T> resources = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = JsonText.Get(ref reader);
                reader.Read();
                if (name == ownerName) owner = JsonValue.Read(ref reader) as string;
                else if (name == listName) resources = schema.ReadList(ref reader, context);
                else reader.Skip();
            }

            foreach (T resource in resources) add(owner ?? throw Invalid($"an item of the list '{listName}' has no {ownerName}"), resource);
        }
    }

    private void RequireIds<T>(string list, List<T> resources, Func<T, string?> id)
    {
        int index = resources.FindIndex(resource => string.IsNullOrEmpty(id(resource)));
        if (index >= 0) throw Invalid(FormattableString.Invariant($"item {index + 1} of the list '{list}' has no ID"));
    }

    private TickTickException Invalid(string why) => BackupFile.Invalid(path, why);
}
