using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Api.Projects;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Files;
using TickTick.Sessions;

namespace TickTick.Backup;

/// <summary>Writes all that the Open API can read of an account to a file.</summary>
internal sealed class AccountExporter
{
    // Each response is a whole project, so few of them are in memory at a time.
    private const int ProjectsAtOnce = 4;
    private const int CommentsAtOnce = 16;

    // Focus records are read in periods of this length, which is the longest that the service accepts.
    private static readonly TimeSpan FocusPeriod = TimeSpan.FromDays(30);
    private static readonly TimeSpan FocusGap = TimeSpan.FromDays(365);
    private static readonly DateTimeOffset Earliest = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TickTickClient _client;
    private readonly ExportOptions _options;
    private readonly IncompleteParts _incomplete;
    private readonly IReporter _reporter;
    private readonly BatchProgress _progress;
    private readonly DateTimeOffset _now;
    private readonly HashSet<string> _taskIds = new(StringComparer.Ordinal);
    private readonly List<(string ProjectId, string TaskId)> _commented = [];
    private DateTimeOffset _oldest;
    private DateTimeOffset _focusEnd;
    private int _done;
    private int _planned = 8;

    public AccountExporter(OpenApiClient api, ExportOptions options)
    {
        _options = options;
        _reporter = api.Reporter;
        _incomplete = new IncompleteParts(api.Reporter);
        _client = new TickTickClient(api.Connection.For(_incomplete, api.CancellationToken));
        _progress = new BatchProgress("Exporting the account", options.RequestsPerMinute, api.Connection.Clock);
        _now = _oldest = api.Connection.Clock.GetUtcNow();
        _focusEnd = _now.AddDays(1);
    }

    /// <summary>Exports the account. The file is complete, or as it was before.</summary>
    /// <exception cref="TickTickException"><c>BackupFileForeign</c>; <c>BackupFileUnwritable</c>; the errors of the
    /// calls.</exception>
    public async Task ExportAsync(string path)
    {
        var target = new BackupTarget(path);
        target.RequireReplaceable();
        try
        {
            using ReplacementFile file = target.Open();
            using (GZipStream? compressed = target.Compress(file))
            {
                await WriteAsync(new BackupWriter(compressed ?? file.Stream)).ConfigureAwait(false);
            }

            file.Replace();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw target.CannotWrite(failure.Message, failure);
        }
        finally
        {
            if (_progress.End() is { } end) _reporter.Progress(end);
        }
    }

    private async Task WriteAsync(BackupWriter writer)
    {
        writer.Begin(_client.Api.Connection.Service, _now, _options);
        WriteList(writer, BackupFormat.Groups, await ReadAsync("The project groups", _client.ProjectGroups.ListAsync).ConfigureAwait(false), static group => group.Id);
        WriteList(writer, BackupFormat.Tags, await ReadAsync<TickTickTag>("The tags", async () => await _client.Tags.ReadAsync().ConfigureAwait(false)).ConfigureAwait(false), static _ => null);

        // Without the list of projects, there is nothing to export.
        IReadOnlyList<TickTickProject> projects = await _client.Projects.ReadAsync().ConfigureAwait(false);
        _planned += projects.Count;
        WriteList(writer, BackupFormat.Projects, projects, static project => project.Id);
        IReadOnlyList<TickTickColumn> columns = await WriteTasksAsync(writer, projects).ConfigureAwait(false);
        WriteList(writer, BackupFormat.Columns, columns, static column => column.Id);
        if (_options.IncludesComments) await WriteCommentsAsync(writer).ConfigureAwait(false);
        IReadOnlyList<TickTickHabit> habits = await ReadAsync("The habits", _client.Habits.ListAsync).ConfigureAwait(false);
        WriteList(writer, BackupFormat.Habits, habits, static habit => habit.Id);
        await WriteCheckinsAsync(writer, habits).ConfigureAwait(false);
        WriteList(writer, BackupFormat.Focus, await ReadAsync("The focus records", ReadFocusAsync).ConfigureAwait(false), static _ => null);
        WriteList(writer, BackupFormat.Countdowns, await ReadAsync("The countdowns", _client.Countdowns.ListAsync).ConfigureAwait(false), static countdown => countdown.Id);
        writer.BeginList(BackupFormat.Incomplete);
        foreach (string text in _incomplete.Texts) writer.Add(text);
        writer.EndList();
        writer.End();
        _reporter.Verbose(FormattableString.Invariant($"{projects.Count} projects, {_taskIds.Count} tasks and {habits.Count} habits were exported."));
    }

    private async Task<IReadOnlyList<TickTickColumn>> WriteTasksAsync(BackupWriter writer, IReadOnlyList<TickTickProject> projects)
    {
        var columns = new List<TickTickColumn>();
        writer.BeginList(BackupFormat.Tasks);
        IEnumerable<string> ids = projects.Select(project => project.Id).OfType<string>().Prepend(Inbox.Id);
        await foreach (ProjectData? data in OrderedWork.RunAsync(ids, ReadProjectAsync, ProjectsAtOnce).ConfigureAwait(false))
        {
            foreach (TickTickTask task in data?.Tasks ?? []) Add(writer, task);
            columns.AddRange(data?.Columns ?? []);
            Step();
        }

        if (_options.IncludesCompleted)
        {
            var query = new TaskQuery { Statuses = [TickTickTaskStatus.Completed, TickTickTaskStatus.Abandoned], CompletedAfter = _options.After };
            await foreach (TickTickTask task in _client.TaskLists.ListAsync(query).ConfigureAwait(false)) Add(writer, task);
            Step();
        }

        writer.EndList();
        return columns;
    }

    private async Task<ProjectData?> ReadProjectAsync(string id)
    {
        try
        {
            return await _client.ProjectContents.GetAsync(id).ConfigureAwait(false);
        }
        catch (TickTickException failure) when (ConcernsOnePart(failure))
        {
            Note($"The tasks and columns of the project '{_client.Projects.Directory.NameOf(id) ?? id}'", failure);
            return null;
        }
    }

    // A task that moves or is completed during the export can be in two responses.
    private void Add(BackupWriter writer, TickTickTask task)
    {
        if (task.Id is not { } id || !_taskIds.Add(id)) return;
        Learn(id);
        writer.Add(task);
        if (_options.IncludesComments && task.ProjectId is { } projectId) _commented.Add((projectId, id));
    }

    private async Task WriteCommentsAsync(BackupWriter writer)
    {
        _planned += _commented.Count;
        writer.BeginList(BackupFormat.Comments);
        await foreach ((string taskId, IReadOnlyList<TickTickTaskComment> comments) in OrderedWork.RunAsync(_commented, ReadCommentsAsync, CommentsAtOnce).ConfigureAwait(false))
        {
            if (comments.Count > 0) writer.Add(BackupFormat.TaskId, taskId, BackupFormat.Comments, comments);
            Step();
        }

        writer.EndList();
    }

    private async Task<(string TaskId, IReadOnlyList<TickTickTaskComment> Comments)> ReadCommentsAsync((string ProjectId, string TaskId) task)
    {
        try
        {
            return (task.TaskId, await _client.TaskComments.ListAsync(task.ProjectId, task.TaskId).ConfigureAwait(false));
        }
        catch (TickTickException failure) when (ConcernsOnePart(failure))
        {
            Note($"The comments on the task {task.TaskId}", failure);
            return (task.TaskId, []);
        }
    }

    private async Task WriteCheckinsAsync(BackupWriter writer, IReadOnlyList<TickTickHabit> habits)
    {
        string[] ids = [.. habits.Select(habit => habit.Id).OfType<string>()];
        DateTime first = (_options.After ?? Earliest).UtcDateTime.Date, last = _now.UtcDateTime.Date.AddDays(1);
        IReadOnlyList<TickTickHabitCheckin> checkins = await ReadAsync("The check-ins", () => _client.Habits.ListCheckinsAsync(ids, first, last)).ConfigureAwait(false);
        writer.BeginList(BackupFormat.Checkins);
        foreach (IGrouping<string?, TickTickHabitCheckin> habit in checkins.GroupBy(checkin => checkin.HabitId))
            writer.Add(BackupFormat.HabitId, habit.Key ?? string.Empty, BackupFormat.Checkins, habit.OrderBy(checkin => checkin.Day));
        writer.EndList();
    }

    // The service does not say when the account began. The records are read backwards until a year before the oldest
    // thing that is known has none.
    private int FocusPeriodsLeft
    {
        get
        {
            DateTimeOffset start = _options.After ?? (_oldest - FocusGap > Earliest ? _oldest - FocusGap : Earliest);
            return (int)Math.Max(0, Math.Ceiling((_focusEnd - start).TotalDays / FocusPeriod.TotalDays));
        }
    }

    private async Task<IReadOnlyList<TickTickFocus>> ReadFocusAsync()
    {
        var records = new List<TickTickFocus>();
        var seen = new HashSet<string?>(StringComparer.Ordinal);
        while (FocusPeriodsLeft > 0)
        {
            DateTimeOffset start = _focusEnd - FocusPeriod;
            await foreach (TickTickFocus record in _client.Focus.ListAsync(start, _focusEnd).ConfigureAwait(false))
            {
                if (_options.After is { } after && record.Start < after) continue;
                if (record.Id is not null && !seen.Add(record.Id)) continue;
                records.Add(record);
                if (record.Start < _oldest) _oldest = record.Start.Value;
            }

            _focusEnd = start;
            _planned++;
            Step();
        }

        return [.. records.OrderBy(record => record.Start)];
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string what, Func<Task<IReadOnlyList<T>>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (TickTickException failure) when (ConcernsOnePart(failure))
        {
            Note(what, failure);
            return [];
        }
        finally
        {
            Step();
        }
    }

    private void WriteList<T>(BackupWriter writer, string name, IEnumerable<T> resources, Func<T, string?> id)
        where T : TickTickResource
    {
        writer.BeginList(name);
        foreach (T resource in resources)
        {
            Learn(id(resource));
            writer.Add(resource);
        }

        writer.EndList();
    }

    // What the account may not read, or what disappears meanwhile, is named in the file. An outage ends the export, so
    // that it does not replace a complete backup.
    private static bool ConcernsOnePart(TickTickException failure) =>
        failure.ErrorId is ErrorIds.NotFound or ErrorIds.PermissionDenied or ErrorIds.RequestInvalid;

    private void Note(string what, TickTickException failure) => _incomplete.Warning($"{what} could not be exported: {failure.Problem}");

    private void Learn(string? id)
    {
        if (ResourceId.CreatedTime(id) is { } created && created < _oldest) _oldest = created;
    }

    private void Step()
    {
        _done++;
        int planned = _planned + FocusPeriodsLeft;
        if (_progress.Next(Math.Min(_done, planned), planned) is { } progress) _reporter.Progress(progress);
    }
}
