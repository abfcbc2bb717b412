using System;
using System.Text.Json;
using TickTick.Api.Json;
using TickTick.Api.Time;

namespace TickTick.Api;

/// <summary>A task, a checklist or a note.</summary>
public sealed class TickTickTask : TickTickResource
{
    private TickTickTaskStatus? _status;
    private TickTickTaskPriority? _priority;
    private bool? _isAllDay;
    private string[]? _reminders;
    private bool _hasLearnedDates;

    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>What is to be done.</summary>
    public string? Title { get; set { field = value; MarkAssigned(); } }

    /// <summary>The name of its project, <c>Inbox</c> included; null where it is not known. Is not sent.</summary>
    public string? Project { get; internal set; }

    /// <summary>The id of its project; the Inbox has one that begins with <c>inbox</c>.</summary>
    public string? ProjectId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether it is done.</summary>
    public TickTickTaskStatus Status
    {
        get => _status ?? default;
        set { _status = value; MarkAssigned(); }
    }

    /// <summary>How pressing it is.</summary>
    public TickTickTaskPriority Priority
    {
        get => _priority ?? default;
        set { _priority = value; MarkAssigned(); }
    }

    /// <summary>When it is due, in the task's own time zone: of an all-day task the beginning of its day, of one that spans several days the beginning of the last.</summary>
    public DateTimeOffset? Due { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it begins, in the task's own time zone.</summary>
    public DateTimeOffset? Start { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether its dates stand for whole days.</summary>
    public bool IsAllDay
    {
        get => _isAllDay ?? false;
        set { _isAllDay = value; MarkAssigned(); }
    }

    /// <summary>The IANA id of the time zone it was written in, such as <c>Europe/Rome</c>.</summary>
    public string? TimeZone { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its tags.</summary>
    public string[]? Tags { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its text.</summary>
    public string? Content { get; set { field = value; MarkAssigned(); } }

    /// <summary>The text of a checklist.</summary>
    public string? Description { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its items. They are sent whole: what is left out is removed.</summary>
    public ChecklistItem[]? Items { get; set { field = value; MarkAssigned(); } }

    /// <summary>When to remind, counted from its start: negative is before it. Forms that are no fixed time from the start are kept but not shown.</summary>
    public TimeSpan[]? Reminders
    {
        get => ReminderTrigger.ParseAll(_reminders);
        set { _reminders = value is null ? null : Array.ConvertAll(value, ReminderTrigger.Format); MarkAssigned(); }
    }

    /// <summary>How it repeats, as an RRULE; null where it does not.</summary>
    public string? Repeat { get; set { field = value; MarkAssigned(); } }

    /// <summary>What it is made of.</summary>
    public TickTickTaskKind? Kind { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the column it is in.</summary>
    public string? ColumnId { get; set { field = value; MarkAssigned(); } }

    /// <summary>The name of that column.</summary>
    public string? Column { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the task it is a part of.</summary>
    public string? ParentId { get; set { field = value; MarkAssigned(); } }

    /// <summary>The ids of its parts.</summary>
    public string[]? ChildIds { get; set { field = value; MarkAssigned(); } }

    /// <summary>How far it is, in percent.</summary>
    public int? Progress { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether its dates move along with the user from time zone to time zone.</summary>
    public bool? IsFloating { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was last done.</summary>
    public DateTimeOffset? CompletedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>The mark of this state of it.</summary>
    public string? ETag { get; set { field = value; MarkAssigned(); } }

    /// <summary>The service's mark of time for it.</summary>
    public long? Timestamp { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickTask> Schema { get; } = new ResourceSchema<TickTickTask>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Title), "title", JsonCodecs.Text, static thing => thing.Title, static (thing, value) => thing.Title = (string?)value, MatchRole.Key)
        .Add(nameof(ProjectId), "projectId", JsonCodecs.SharedText, static thing => thing.ProjectId, static (thing, value) => thing.ProjectId = (string?)value)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickTaskStatus>(), static thing => thing._status, static (thing, value) => thing._status = (TickTickTaskStatus?)value)
        .Add(nameof(Priority), "priority", JsonCodecs.NumberEnum<TickTickTaskPriority>(), static thing => thing._priority, static (thing, value) => thing._priority = (TickTickTaskPriority?)value, MatchRole.Chosen)
        .Add(nameof(Due), "dueDate", JsonCodecs.Date, static thing => thing.Due, static (thing, value) => thing.Due = (DateTimeOffset?)value, MatchRole.Compared, static thing => TaskDates.ToServiceDue(thing))
        .Add(nameof(Start), "startDate", JsonCodecs.Date, static thing => thing.Start, static (thing, value) => thing.Start = (DateTimeOffset?)value, MatchRole.Compared)
        .Add(nameof(IsAllDay), "isAllDay", JsonCodecs.Flag, static thing => thing._isAllDay, static (thing, value) => thing._isAllDay = (bool?)value, MatchRole.Compared)
        .Add(nameof(TimeZone), "timeZone", JsonCodecs.SharedText, static thing => thing.TimeZone, static (thing, value) => thing.TimeZone = (string?)value)
        .Add(nameof(Tags), "tags", JsonCodecs.Names, static thing => thing.Tags, static (thing, value) => thing.Tags = (string[]?)value, MatchRole.Chosen)
        .Add(nameof(Content), "content", JsonCodecs.Text, static thing => thing.Content, static (thing, value) => thing.Content = (string?)value, MatchRole.Chosen)
        .Add(nameof(Description), "desc", JsonCodecs.Text, static thing => thing.Description, static (thing, value) => thing.Description = (string?)value, MatchRole.Chosen)
        .Add(nameof(Items), "items", JsonCodecs.ResourceList(ChecklistItem.Schema), static thing => thing.Items, static (thing, value) => thing.Items = (ChecklistItem[]?)value, MatchRole.Chosen)
        .Add(nameof(Reminders), "reminders", JsonCodecs.Triggers, static thing => thing._reminders, static (thing, value) => thing._reminders = (string[]?)value, MatchRole.Compared)
        .Add(nameof(Repeat), "repeatFlag", JsonCodecs.Rule, static thing => thing.Repeat, static (thing, value) => thing.Repeat = (string?)value, MatchRole.Chosen)
        .Add(nameof(Kind), "kind", JsonCodecs.WordEnum(("TEXT", TickTickTaskKind.Text), ("NOTE", TickTickTaskKind.Note), ("CHECKLIST", TickTickTaskKind.Checklist)), static thing => thing.Kind, static (thing, value) => thing.Kind = (TickTickTaskKind?)value, MatchRole.Compared)
        .Add(nameof(ColumnId), "columnId", JsonCodecs.SharedText, static thing => thing.ColumnId, static (thing, value) => thing.ColumnId = (string?)value)
        .Add(nameof(Column), "columnName", JsonCodecs.SharedText, static thing => thing.Column, static (thing, value) => thing.Column = (string?)value)
        .Add(nameof(ParentId), "parentId", JsonCodecs.Text, static thing => thing.ParentId, static (thing, value) => thing.ParentId = (string?)value, MatchRole.EmptyUnlessSent)
        .Add(nameof(ChildIds), "childIds", JsonCodecs.Texts, static thing => thing.ChildIds, static (thing, value) => thing.ChildIds = (string[]?)value)
        .Add(nameof(Progress), "progress", JsonCodecs.Integer, static thing => thing.Progress, static (thing, value) => thing.Progress = (int?)value)
        .Add(nameof(IsFloating), "isFloating", JsonCodecs.Flag, static thing => thing.IsFloating, static (thing, value) => thing.IsFloating = (bool?)value)
        .Add(nameof(CompletedTime), "completedTime", JsonCodecs.Stamp, static thing => thing.CompletedTime, static (thing, value) => thing.CompletedTime = (DateTimeOffset?)value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static thing => thing.CreatedTime, static (thing, value) => thing.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static thing => thing.ModifiedTime, static (thing, value) => thing.ModifiedTime = (DateTimeOffset?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value)
        .Add(nameof(ETag), "etag", JsonCodecs.Text, static thing => thing.ETag, static (thing, value) => thing.ETag = (string?)value)
        .Add(nameof(Timestamp), "etimestamp", JsonCodecs.LongInteger, static thing => thing.Timestamp, static (thing, value) => thing.Timestamp = (long?)value);

    /// <summary>The title.</summary>
    public override string ToString() => Title ?? string.Empty;

    /// <summary>When it was due as the service told it last, whatever was assigned since.</summary>
    internal DateTimeOffset? DueAsRead { get; private set; }

    /// <summary>When it is due as the service stores it: see <see cref="TaskDates.ToServiceDue"/>.</summary>
    internal DateTimeOffset? StoredDue { get; private set; }

    /// <summary>Whether the dates are known that were not assigned.</summary>
    internal bool KnowsDates => IsRead || _hasLearnedDates;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>A task of which only the place is known, to be changed, completed, moved or removed.</summary>
    internal static TickTickTask At(string projectId, string id)
    {
        var task = new TickTickTask();
        task.SetSilently(() =>
        {
            task.ProjectId = projectId;
            task.Id = id;
        });
        return task;
    }

    /// <summary>A copy to change: what is assigned to it is what a change sends.</summary>
    internal TickTickTask Edit() => (TickTickTask)Copy();

    /// <summary>Puts it where the service has it, which is no change.</summary>
    internal void Place(string projectId) => SetSilently(() => ProjectId = projectId);

    /// <summary>Learns the dates that were not assigned, from the task as it is.</summary>
    internal void LearnDates(TickTickTask current) => SetSilently(() =>
    {
        if (!IsAssigned(nameof(IsAllDay))) IsAllDay = current.IsAllDay;
        if (!IsAssigned(nameof(TimeZone))) TimeZone = current.TimeZone;
        _hasLearnedDates = true;
        DueAsRead = current.Due;
        if (!IsAssigned(nameof(Due))) Due = current.Due;
        if (!IsAssigned(nameof(Start))) Start = current.Start;
    });

    /// <summary>Fills in the name of its project.</summary>
    internal TickTickTask InProject(string? name)
    {
        Project = name;
        return this;
    }

    private protected override void OnRead(JsonReadContext context)
    {
        Due = TaskDates.ToOwnZone(Due, IsAllDay, TimeZone, context);
        Start = TaskDates.ToOwnZone(Start, IsAllDay, TimeZone, context);
        StoredDue = Due;
        if (TaskDates.IsAllDaySpan(this)) Due = TaskDates.AddDays(Due!.Value, -1, TimeZone);
        DueAsRead = Due;
    }
}
