using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using TickTick.Api.Projects;
using TickTick.Files;

namespace TickTick.Backup.Csv;

/// <summary>
/// Reads the backup of TickTick itself (Settings, Account, Backup): a CSV file with a few rows about the backup, a row
/// of column names, and a row for each task.
/// </summary>
/// <remarks>Versions 7.1 and 7.2 differ in the numbers of the statuses, which the file itself lists.</remarks>
internal sealed class CsvBackupReader(string path, JsonReadContext context, bool includesCompleted)
{
    private static readonly string[] RequiredColumns = ["List Name", "Title", "Content", "Start Date", "Due Date", "Status", "Timezone", "Is All Day", "taskId", "parentId"];

    private readonly AccountBackup _backup = new() { HasAllFields = false };
    private readonly Dictionary<string, TickTickProjectGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TickTickProject> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TickTickColumn> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskRow> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    private readonly List<(string Name, TickTickTaskStatus Status)> _statuses = [];

    /// <summary>Reads the file. Rows that cannot be read are listed in the result.</summary>
    /// <exception cref="TickTickException"><c>BackupFileInvalid</c>: the file is not TickTick's backup.</exception>
    public AccountBackup Read(byte[] content)
    {
        string text = Decode(content);
        var reader = new CsvReader(text);
        List<string> names = ReadHeader(reader, text);
        while (reader.Read() is { } cells)
        {
            if (reader.IsTruncated) throw Invalid(FormattableString.Invariant($"a quotation mark in row {reader.Row} is not closed"));
            if (cells is [var only] && only.Trim().Length == 0) continue;
            if (reader.Problem is { } problem) AddUnreadable(cells, names, CsvRow.Damaged(path, reader.Row, problem));
            else if (cells.Count != names.Count) AddUnreadable(cells, names, CsvRow.Damaged(path, reader.Row, FormattableString.Invariant($"it has {cells.Count} cells instead of {names.Count}")));
            else ReadRow(new CsvRow(path, reader.Row, names, cells));
        }

        AddTasks();
        return _backup;
    }

    private string Decode(byte[] content)
    {
        try
        {
            return FileText.Decode(content);
        }
        catch (ArgumentException)
        {
            throw Invalid("it is not text in UTF-8");
        }
    }

    private List<string> ReadHeader(CsvReader reader, string text)
    {
        bool isTickTicks = false;
        string? version = null;
        while (reader.Read() is { } cells)
        {
            string first = cells[0].Trim();
            if (cells.Contains("Title") && cells.Contains("taskId"))
            {
                if (!isTickTicks || version is null) throw Invalid("the rows with its date and its version are missing");
                if (RequiredColumns.FirstOrDefault(name => !cells.Contains(name)) is { } missing) throw Invalid($"it has no column '{missing}'");
                if (_statuses.Count == 0) throw Invalid("the row with the meaning of the statuses is missing");
                return cells;
            }

            if (reader.Row == 1 && !first.StartsWith("Date:", StringComparison.Ordinal)) break;
            if (first.StartsWith("Date:", StringComparison.Ordinal))
            {
                isTickTicks = true;
                if (DateTime.TryParseExact(first.Substring(5).Trim().Split('+')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
                    _backup.ExportedTime = new DateTimeOffset(day, TimeSpan.Zero);
            }
            else if (first.StartsWith("Version:", StringComparison.Ordinal))
            {
                version = first.Substring(8).Trim();
                if (!version.StartsWith("7.", StringComparison.Ordinal)) throw Invalid($"its version is {version} instead of 7.1 or 7.2");
            }
            else if (first.StartsWith("Status:", StringComparison.Ordinal))
            {
                ReadStatuses(first);
            }
        }

        throw Invalid(text.Contains(";taskId") || text.Contains(";\"taskId\"") ? "its columns are separated by semicolons instead of commas, as Excel saves it" : isTickTicks ? "the row with the names of the columns is missing" : "it is neither a backup of this module nor one of TickTick");
    }

    // "0 Normal", "1 Completed" and "2 Archived" in version 7.1; "0 Normal", "-1 Abandoned" and "2 Completed" in 7.2.
    private void ReadStatuses(string legend)
    {
        foreach (string line in legend.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            string[] words = line.Trim().Split([' '], 2);
            if (words.Length < 2) continue;
            TickTickTaskStatus? status = words[1].Trim().ToUpperInvariant() switch
            {
                "NORMAL" => TickTickTaskStatus.Open,
                "COMPLETED" or "ARCHIVED" => TickTickTaskStatus.Completed,
                "ABANDONED" => TickTickTaskStatus.Abandoned,
                _ => null,
            };
            if (status is { } known) _statuses.Add((words[0], known));
        }
    }

    private void ReadRow(CsvRow row)
    {
        try
        {
            string taskId = row.Cell("taskId") ?? throw row.Unreadable("taskId", "it is empty");
            if (_rows.ContainsKey(taskId) || _unreadable.Contains(taskId)) throw row.Unreadable("taskId", "another row has the same ID");
            _rows[taskId] = new TaskRow(row, ReadTask(row, taskId));
        }
        catch (TickTickException failure)
        {
            // A second row with an ID does not make the first one unreadable.
            string? id = row.Cell("taskId");
            AddUnreadable(row.Text("Title"), id is not null && _rows.ContainsKey(id) ? null : id, failure);
        }
    }

    private TickTickTask ReadTask(CsvRow row, string id)
    {
        TickTickTaskStatus status = row.Word("Status", [.. _statuses]);
        TickTickTaskKind kind = row.Word("Kind", ("TEXT", TickTickTaskKind.Text), ("NOTE", TickTickTaskKind.Note), ("CHECKLIST", TickTickTaskKind.Checklist));
        string? zone = row.Cell("Timezone");
        if (zone is not null && TimeZones.Find(zone) is null) throw row.Unreadable("Timezone", "it is not a time zone that this machine knows");
        row.Word("View Mode", ("list", 0), ("kanban", 0), ("timeline", 0));
        row.Word("projectKind", ("TASK", 0), ("NOTE", 0));
        row.Integer("Column Order");
        row.Instant("Created Time");
        DateTimeOffset? start = row.Instant("Start Date"), due = row.Instant("Due Date"), completed = row.Instant("Completed Time");
        if (start > due) throw row.Unreadable("Due Date", "it is before the start date");
        var task = new TickTickTask();
        task.BeginReading();
        task.Id = id;
        task.Title = row.Text("Title");
        task.Kind = row.Flag("Is Check list") == true ? TickTickTaskKind.Checklist : kind;
        task.Status = status;
        task.TimeZone = zone;
        task.IsAllDay = row.Flag("Is All Day") ?? false;
        if (row.Flag("Is Floating") is { } isFloating) task.IsFloating = isFloating;
        task.Start = start ?? due;
        task.Due = due;
        task.Priority = row.Word("Priority", ("0", TickTickTaskPriority.None), ("1", TickTickTaskPriority.Low), ("3", TickTickTaskPriority.Medium), ("5", TickTickTaskPriority.High));
        if (row.Integer("Order") is { } order) task.SortOrder = order;
        if (status != TickTickTaskStatus.Open) task.CompletedTime = completed;
        if (row.Cell("parentId") is { } parentId) task.ParentId = parentId;
        string[] tags = [.. row.Text("Tags").Split(',').Select(static tag => tag.Trim()).Where(static tag => tag.Length > 0)];
        if (tags.Length > 0) task.Tags = tags;
        ReadReminders(row, task);
        if (row.Cell("Repeat") is { } rule && due is not null) task.Repeat = ReadRule(row, rule);
        ReadContent(row, task);
        task.EndReading(context);
        return task;
    }

    private static void ReadReminders(CsvRow row, TickTickTask task)
    {
        string[] texts = [.. row.Text("Reminder").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(static text => text.Trim()).Where(static text => text.Length > 0)];
        if (texts.Length == 0) return;
        var reminders = new List<TimeSpan>();
        foreach (string text in texts)
        {
            string trigger = text.StartsWith("TRIGGER", StringComparison.OrdinalIgnoreCase) ? text : "TRIGGER:" + text;
            if (!ReminderTrigger.TryParse(trigger, out TimeSpan before)) throw row.Unreadable("Reminder", $"{text} is not a reminder such as -PT15M");
            reminders.Add(before);
        }

        task.Reminders = reminders.ToArray();
    }

    private static string ReadRule(CsvRow row, string rule)
    {
        try
        {
            return RepeatRule.Parse(rule);
        }
        catch (TickTickException failure)
        {
            throw row.Unreadable("Repeat", failure.Problem.TrimEnd('.'));
        }
    }

    // The items of a checklist are lines of the content that begin with a square, which is black if the item is done.
    private static void ReadContent(CsvRow row, TickTickTask task)
    {
        string content = row.Text("Content");
        if (task.Kind != TickTickTaskKind.Checklist)
        {
            if (content.Length > 0) task.Content = content;
            return;
        }

        var description = new List<string>();
        var items = new List<ChecklistItem>();
        foreach (string line in content.Split('\n'))
        {
            if (line.Length > 0 && line[0] is '▫' or '▪') items.Add(new ChecklistItem { Title = line.Substring(1).Trim(), Status = line[0] == '▪' ? TickTickChecklistItemStatus.Completed : TickTickChecklistItemStatus.Open, SortOrder = items.Count });
            else if (items.Count == 0) description.Add(line);
            else items[items.Count - 1].Title += "\n" + line;
        }

        string text = string.Join("\n", description).Trim();
        if (text.Length > 0) task.Description = text;
        if (items.Count > 0) task.Items = items.ToArray();
    }

    private void AddTasks()
    {
        foreach (TaskRow row in _rows.Values.ToArray()) RequireParent(row);
        foreach (TaskRow row in _rows.Values)
        {
            TickTickTask task = row.Task;
            if (_unreadable.Contains(task.Id!)) continue;
            if (task.Status != TickTickTaskStatus.Open && !includesCompleted)
            {
                _backup.LeftOut++;
                continue;
            }

            // A completed parent that is not imported leaves its subtasks at the top.
            if (task.ParentId is { } parentId && _rows[parentId].Task.Status != TickTickTaskStatus.Open && !includesCompleted) task.Load(task.Table.Of(nameof(task.ParentId)), null);
            Place(row.Row, task);
            _backup.Tasks.Add(task);
        }
    }

    private void RequireParent(TaskRow row)
    {
        string id = row.Task.Id!;
        var above = new HashSet<string>(StringComparer.Ordinal) { id };
        for (string? parentId = row.Task.ParentId; parentId is not null; parentId = _rows[parentId].Task.ParentId)
        {
            string? why = !above.Add(parentId) ? "the task is above itself"
                : _unreadable.Contains(parentId) ? "the row of the parent cannot be read"
                : !_rows.ContainsKey(parentId) ? "no row has this taskId"
                : null;
            if (why is null) continue;
            AddUnreadable(row.Task.Title ?? string.Empty, id, row.Row.Unreadable("parentId", why));
            return;
        }
    }

    private void Place(CsvRow row, TickTickTask task)
    {
        string folder = row.Text("Folder Name").Trim(), list = row.Text("List Name").Trim();
        bool isInbox = folder.Length == 0 && (list.Length == 0 || list == Inbox.Name);
        string projectId = isInbox ? Inbox.Id : ProjectOf(row, folder, list).Id!;
        task.Place(projectId);
        if (row.Cell("Column Name") is { } column) task.Load(task.Table.Of(nameof(task.ColumnId)), ColumnOf(row, projectId, column).Id);
    }

    private TickTickProject ProjectOf(CsvRow row, string folder, string list)
    {
        string id = $"{folder}\n{list}";
        if (_projects.TryGetValue(id, out TickTickProject? project)) return project;
        project = new TickTickProject();
        Read(project, () =>
        {
            project.Id = id;
            project.Name = list;
            project.ViewMode = row.Word("View Mode", ("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline));
            project.Kind = row.Word("projectKind", ("TASK", TickTickProjectKind.Task), ("NOTE", TickTickProjectKind.Note));
            if (folder.Length > 0) project.GroupId = GroupOf(folder).Id;
        });
        _projects[id] = project;
        _backup.Projects.Add(project);
        return project;
    }

    private TickTickProjectGroup GroupOf(string folder)
    {
        if (_groups.TryGetValue(folder, out TickTickProjectGroup? group)) return group;
        group = new TickTickProjectGroup();
        Read(group, () =>
        {
            group.Id = folder;
            group.Name = folder;
        });
        _groups[folder] = group;
        _backup.Groups.Add(group);
        return group;
    }

    private TickTickColumn ColumnOf(CsvRow row, string projectId, string name)
    {
        string id = $"{projectId}\n{name}";
        if (_columns.TryGetValue(id, out TickTickColumn? column)) return column;
        column = new TickTickColumn();
        Read(column, () =>
        {
            column.Id = id;
            column.ProjectId = projectId;
            column.Name = name;
            if (row.Integer("Column Order") is { } order) column.SortOrder = order;
        });
        _columns[id] = column;
        _backup.Columns.Add(column);
        return column;
    }

    // What was read is not a change by the user.
    private void Read(TickTickResource resource, Action assign)
    {
        resource.BeginReading();
        assign();
        resource.EndReading(context);
    }

    private void AddUnreadable(List<string> cells, List<string> names, TickTickException failure)
    {
        int title = names.IndexOf("Title");
        AddUnreadable(title < cells.Count ? cells[title] : string.Empty, null, failure);
    }

    private void AddUnreadable(string title, string? id, TickTickException failure)
    {
        if (id is not null) _unreadable.Add(id);
        _backup.Unreadable.Add(new UnreadableItem(title, id, failure));
    }

    private TickTickException Invalid(string why) => BackupFile.Invalid(path, why);

    private sealed record TaskRow(CsvRow Row, TickTickTask Task);
}
