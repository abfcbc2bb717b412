using System;
using System.Text.Json;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <summary>Represents a task, a checklist or a note.</summary>
public sealed class TickTickTask : TickTickResource
{
    private TickTickTaskStatus? _status;
    private TickTickTaskPriority? _priority;
    private bool? _isAllDay;
    private string[]? _reminders;
    private bool _hasLearnedDates;

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the title.</summary>
    public string? Title { get; set { field = value; MarkAssigned(); } }

    /// <summary>
    /// Gets the name of the project, including <c>Inbox</c>, or null if it is not known. It is not sent to the
    /// service.
    /// </summary>
    public string? Project { get; internal set; }

    /// <summary>Gets or sets the ID of the project. The ID of the Inbox begins with <c>inbox</c>.</summary>
    public string? ProjectId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the status.</summary>
    public TickTickTaskStatus Status
    {
        get => _status ?? default;
        set { _status = value; MarkAssigned(); }
    }

    /// <summary>Gets or sets the priority.</summary>
    public TickTickTaskPriority Priority
    {
        get => _priority ?? default;
        set { _priority = value; MarkAssigned(); }
    }

    /// <summary>
    /// Gets or sets the due date, in the task's time zone. For an all-day task, it is the beginning of the day, and
    /// for one that spans several days, the beginning of the last day.
    /// </summary>
    public DateTimeOffset? Due { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the start date, in the task's time zone.</summary>
    public DateTimeOffset? Start { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the task is an all-day task.</summary>
    public bool IsAllDay
    {
        get => _isAllDay ?? false;
        set { _isAllDay = value; MarkAssigned(); }
    }

    /// <summary>Gets or sets the IANA ID of the task's time zone, such as <c>Europe/Rome</c>.</summary>
    public string? TimeZone { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the tags.</summary>
    public string[]? Tags { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the content.</summary>
    public string? Content { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the description of a checklist.</summary>
    public string? Description { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the checklist items. An update replaces the whole list.</summary>
    public ChecklistItem[]? Items { get; set { field = value; MarkAssigned(); } }

    /// <summary>
    /// Gets or sets the reminders, relative to the start. Negative values are before it. Reminders without a fixed
    /// offset from the start are preserved but not included.
    /// </summary>
    public TimeSpan[]? Reminders
    {
        get => ReminderTrigger.ParseAll(_reminders);
        set { _reminders = value is null ? null : Array.ConvertAll(value, ReminderTrigger.Format); MarkAssigned(); }
    }

    /// <summary>Gets or sets the recurrence rule, as an RRULE, or null if the task does not recur.</summary>
    public string? Repeat { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the kind: text, note or checklist.</summary>
    public TickTickTaskKind? Kind { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the column.</summary>
    public string? ColumnId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name of the column.</summary>
    public string? Column { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the parent task.</summary>
    public string? ParentId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the IDs of the subtasks.</summary>
    public string[]? ChildIds { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the progress, in percent.</summary>
    public int? Progress { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the dates follow the user's time zone.</summary>
    public bool? IsFloating { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the last completion.</summary>
    public DateTimeOffset? CompletedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the task was created.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the entity tag (ETag) of this version.</summary>
    public string? ETag { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the service's timestamp.</summary>
    public long? Timestamp { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickTask> Schema { get; } = new ResourceSchema<TickTickTask>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Title), "title", JsonCodecs.Text, static resource => resource.Title, static (resource, value) => resource.Title = (string?)value, MatchRole.Key)
        .Add(nameof(ProjectId), "projectId", JsonCodecs.SharedText, static resource => resource.ProjectId, static (resource, value) => resource.ProjectId = (string?)value)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickTaskStatus>(), static resource => resource._status, static (resource, value) => resource._status = (TickTickTaskStatus?)value)
        .Add(nameof(Priority), "priority", JsonCodecs.NumberEnum<TickTickTaskPriority>(), static resource => resource._priority, static (resource, value) => resource._priority = (TickTickTaskPriority?)value, MatchRole.Chosen)
        .Add(nameof(Due), "dueDate", JsonCodecs.Date, static resource => resource.Due, static (resource, value) => resource.Due = (DateTimeOffset?)value, MatchRole.Compared, static resource => TaskDates.ToServiceDue(resource))
        .Add(nameof(Start), "startDate", JsonCodecs.Date, static resource => resource.Start, static (resource, value) => resource.Start = (DateTimeOffset?)value, MatchRole.Compared)
        .Add(nameof(IsAllDay), "isAllDay", JsonCodecs.Flag, static resource => resource._isAllDay, static (resource, value) => resource._isAllDay = (bool?)value, MatchRole.Compared)
        .Add(nameof(TimeZone), "timeZone", JsonCodecs.SharedText, static resource => resource.TimeZone, static (resource, value) => resource.TimeZone = (string?)value)
        .Add(nameof(Tags), "tags", JsonCodecs.Names, static resource => resource.Tags, static (resource, value) => resource.Tags = (string[]?)value, MatchRole.Chosen)
        .Add(nameof(Content), "content", JsonCodecs.Text, static resource => resource.Content, static (resource, value) => resource.Content = (string?)value, MatchRole.Chosen)
        .Add(nameof(Description), "desc", JsonCodecs.Text, static resource => resource.Description, static (resource, value) => resource.Description = (string?)value, MatchRole.Chosen)
        .Add(nameof(Items), "items", JsonCodecs.ResourceList(ChecklistItem.Schema), static resource => resource.Items, static (resource, value) => resource.Items = (ChecklistItem[]?)value, MatchRole.Chosen)
        .Add(nameof(Reminders), "reminders", JsonCodecs.Triggers, static resource => resource._reminders, static (resource, value) => resource._reminders = (string[]?)value, MatchRole.Compared)
        .Add(nameof(Repeat), "repeatFlag", JsonCodecs.Rule, static resource => resource.Repeat, static (resource, value) => resource.Repeat = (string?)value, MatchRole.Chosen)
        .Add(nameof(Kind), "kind", JsonCodecs.WordEnum(("TEXT", TickTickTaskKind.Text), ("NOTE", TickTickTaskKind.Note), ("CHECKLIST", TickTickTaskKind.Checklist)), static resource => resource.Kind, static (resource, value) => resource.Kind = (TickTickTaskKind?)value, MatchRole.Compared)
        .Add(nameof(ColumnId), "columnId", JsonCodecs.SharedText, static resource => resource.ColumnId, static (resource, value) => resource.ColumnId = (string?)value)
        .Add(nameof(Column), "columnName", JsonCodecs.SharedText, static resource => resource.Column, static (resource, value) => resource.Column = (string?)value)
        .Add(nameof(ParentId), "parentId", JsonCodecs.Text, static resource => resource.ParentId, static (resource, value) => resource.ParentId = (string?)value, MatchRole.EmptyUnlessSent)
        .Add(nameof(ChildIds), "childIds", JsonCodecs.Texts, static resource => resource.ChildIds, static (resource, value) => resource.ChildIds = (string[]?)value)
        .Add(nameof(Progress), "progress", JsonCodecs.Integer, static resource => resource.Progress, static (resource, value) => resource.Progress = (int?)value)
        .Add(nameof(IsFloating), "isFloating", JsonCodecs.Flag, static resource => resource.IsFloating, static (resource, value) => resource.IsFloating = (bool?)value)
        .Add(nameof(CompletedTime), "completedTime", JsonCodecs.Stamp, static resource => resource.CompletedTime, static (resource, value) => resource.CompletedTime = (DateTimeOffset?)value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static resource => resource.CreatedTime, static (resource, value) => resource.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static resource => resource.ModifiedTime, static (resource, value) => resource.ModifiedTime = (DateTimeOffset?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value)
        .Add(nameof(ETag), "etag", JsonCodecs.Text, static resource => resource.ETag, static (resource, value) => resource.ETag = (string?)value)
        .Add(nameof(Timestamp), "etimestamp", JsonCodecs.LongInteger, static resource => resource.Timestamp, static (resource, value) => resource.Timestamp = (long?)value);

    /// <summary>Returns the title.</summary>
    public override string ToString() => Title ?? string.Empty;

    /// <summary>Gets the due date as last read from the service, regardless of assignments since.</summary>
    internal DateTimeOffset? DueAsRead { get; private set; }

    /// <summary>Gets the due date as the service stores it (see <see cref="TaskDates.ToServiceDue"/>).</summary>
    internal DateTimeOffset? StoredDue { get; private set; }

    /// <summary>Gets whether the dates that were not assigned are known.</summary>
    internal bool KnowsDates => IsRead || _hasLearnedDates;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Creates a task to change, complete, move or remove, of which only the IDs are known.</summary>
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

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickTask Edit() => (TickTickTask)Copy();

    /// <summary>Sets the project that the service reported, which is not a change.</summary>
    internal void Place(string projectId) => SetSilently(() => ProjectId = projectId);

    /// <summary>Copies the dates that were not assigned from the current version of the task.</summary>
    internal void LearnDates(TickTickTask current) => SetSilently(() =>
    {
        if (!IsAssigned(nameof(IsAllDay))) IsAllDay = current.IsAllDay;
        if (!IsAssigned(nameof(TimeZone))) TimeZone = current.TimeZone;
        _hasLearnedDates = true;
        DueAsRead = current.Due;
        if (!IsAssigned(nameof(Due))) Due = current.Due;
        if (!IsAssigned(nameof(Start))) Start = current.Start;
    });

    /// <summary>Sets the name of the project.</summary>
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
