using System;
using System.Linq;
using TickTick.Api.Dates;
using TickTick.Api.Projects;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <summary>Represents a task, a checklist or a note.</summary>
public sealed class TickTickTask : TickTickResource
{
    internal static readonly ResourceSchema<TickTickTask> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_title = Schema.Text("title", MatchRole.Key);
    private static readonly Field s_projectId = Schema.SharedText("projectId");
    private static readonly Field s_status = Schema.NumberEnum<TickTickTaskStatus>("status");
    private static readonly Field s_priority = Schema.NumberEnum<TickTickTaskPriority>("priority", MatchRole.Chosen);
    private static readonly Field s_due = Schema.Date("dueDate", MatchRole.Compared, written: static task => TaskDates.ToServiceDue((TickTickTask)task));
    private static readonly Field s_start = Schema.Date("startDate", MatchRole.Compared);
    private static readonly Field s_isAllDay = Schema.Flag("isAllDay", MatchRole.Compared);
    private static readonly Field s_timeZone = Schema.SharedText("timeZone");
    private static readonly Field s_tags = Schema.Names("tags", MatchRole.Chosen);
    private static readonly Field s_content = Schema.Text("content", MatchRole.Chosen);
    private static readonly Field s_description = Schema.Text("desc", MatchRole.Chosen);
    private static readonly Field s_items = Schema.Resources("items", ChecklistItem.Schema, MatchRole.Chosen);
    private static readonly Field s_reminders = Schema.Triggers("reminders", MatchRole.Compared);
    private static readonly Field s_repeat = Schema.Rule("repeatFlag", MatchRole.Chosen);
    private static readonly Field s_kind = Schema.WordEnum("kind", MatchRole.Compared, [("TEXT", TickTickTaskKind.Text), ("NOTE", TickTickTaskKind.Note), ("CHECKLIST", TickTickTaskKind.Checklist)]);
    private static readonly Field s_columnId = Schema.SharedText("columnId");
    private static readonly Field s_column = Schema.SharedText("columnName");
    private static readonly Field s_parentId = Schema.Text("parentId", MatchRole.EmptyUnlessSent);
    private static readonly Field s_childIds = Schema.Texts("childIds");
    private static readonly Field s_progress = Schema.Integer("progress");
    private static readonly Field s_isFloating = Schema.Flag("isFloating");
    private static readonly Field s_completedTime = Schema.Stamp("completedTime");
    private static readonly Field s_createdTime = Schema.Stamp("createdTime");
    private static readonly Field s_modifiedTime = Schema.Stamp("modifiedTime");
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");
    private static readonly Field s_eTag = Schema.Text("etag");
    private static readonly Field s_timestamp = Schema.LongInteger("etimestamp");

    private static readonly TimeSpan s_currentFor = TimeSpan.FromSeconds(30);

    private bool _hasLearnedDates;
    private long _readAt;
    private string? _webApp;
    private string? _realInboxId;

    /// <inheritdoc />
    internal override bool IsDay(Field field) => IsAllDay && (field == s_due || field == s_start);

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the title.</summary>
    public string? Title { get => (string?)Get(s_title); set => Set(s_title, value); }

    /// <summary>
    /// Gets the name of the project, including <c>Inbox</c>, or null if it is not known. It is not sent to the
    /// service.
    /// </summary>
    public string? Project { get; internal set; }

    /// <summary>Gets or sets the ID of the project. The ID of the Inbox is <c>inbox</c>.</summary>
    public string? ProjectId { get => (string?)Get(s_projectId); set => Set(s_projectId, value); }

    /// <summary>Gets or sets the status.</summary>
    public TickTickTaskStatus Status { get => (TickTickTaskStatus?)Get(s_status) ?? default; set => Set(s_status, value); }

    /// <summary>Gets or sets the priority.</summary>
    public TickTickTaskPriority Priority { get => (TickTickTaskPriority?)Get(s_priority) ?? default; set => Set(s_priority, value); }

    /// <summary>
    /// Gets or sets the due date, in the task's time zone. For an all-day task, it is the beginning of the day, and
    /// for one that spans several days, the beginning of the last day.
    /// </summary>
    public DateTimeOffset? Due { get => (DateTimeOffset?)Get(s_due); set => Set(s_due, value); }

    /// <summary>Gets or sets the start date, in the task's time zone.</summary>
    public DateTimeOffset? Start { get => (DateTimeOffset?)Get(s_start); set => Set(s_start, value); }

    /// <summary>Gets or sets whether the task is an all-day task.</summary>
    public bool IsAllDay { get => (bool?)Get(s_isAllDay) ?? false; set => Set(s_isAllDay, value); }

    /// <summary>Gets or sets the IANA ID of the task's time zone, such as <c>Europe/Rome</c>.</summary>
    public string? TimeZone { get => (string?)Get(s_timeZone); set => Set(s_timeZone, value); }

    /// <summary>Gets or sets the tags. The # of the apps is not part of a tag.</summary>
    public TickTickList<string>? Tags { get => (string[]?)Get(s_tags); set => Set(s_tags, value?.Select(TagName.Of).ToArray()); }

    /// <summary>Gets or sets the content.</summary>
    public string? Content { get => (string?)Get(s_content); set => Set(s_content, value); }

    /// <summary>Gets or sets the description of a checklist.</summary>
    public string? Description { get => (string?)Get(s_description); set => Set(s_description, value); }

    /// <summary>Gets or sets the checklist items. An update replaces the whole list.</summary>
    public TickTickList<ChecklistItem>? Items { get => (ChecklistItem[]?)Get(s_items); set => Set(s_items, value?.ToArray()); }

    /// <summary>
    /// Gets or sets the reminders, relative to the start. Positive values are before it. Reminders without a fixed
    /// offset from the start are preserved but not included.
    /// </summary>
    public TickTickList<TimeSpan>? Reminders
    {
        get => ReminderTrigger.ParseAll((string[]?)Get(s_reminders));
        set => Set(s_reminders, value?.Select(ReminderTrigger.Format).ToArray());
    }

    /// <summary>Gets or sets the recurrence rule, as an RRULE, or null if the task does not recur.</summary>
    public string? Repeat { get => (string?)Get(s_repeat); set => Set(s_repeat, value); }

    /// <summary>Gets or sets the kind: text, note or checklist.</summary>
    public TickTickTaskKind? Kind { get => (TickTickTaskKind?)Get(s_kind); set => Set(s_kind, value); }

    /// <summary>Gets or sets the ID of the column.</summary>
    public string? ColumnId { get => (string?)Get(s_columnId); set => Set(s_columnId, value); }

    /// <summary>Gets or sets the name of the column.</summary>
    public string? Column { get => (string?)Get(s_column); set => Set(s_column, value); }

    /// <summary>Gets or sets the ID of the parent task.</summary>
    public string? ParentId { get => (string?)Get(s_parentId); set => Set(s_parentId, value); }

    /// <summary>Gets or sets the IDs of the subtasks.</summary>
    public TickTickList<string>? ChildIds { get => (string[]?)Get(s_childIds); set => Set(s_childIds, value?.ToArray()); }

    /// <summary>Gets or sets the progress, in percent.</summary>
    public int? Progress { get => (int?)Get(s_progress); set => Set(s_progress, value); }

    /// <summary>Gets or sets whether the dates follow the user's time zone.</summary>
    public bool? IsFloating { get => (bool?)Get(s_isFloating); set => Set(s_isFloating, value); }

    /// <summary>Gets or sets the time of the last completion.</summary>
    public DateTimeOffset? CompletedTime { get => (DateTimeOffset?)Get(s_completedTime); set => Set(s_completedTime, value); }

    /// <summary>Gets or sets the time at which the task was created.</summary>
    public DateTimeOffset? CreatedTime { get => (DateTimeOffset?)Get(s_createdTime); set => Set(s_createdTime, value); }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get => (DateTimeOffset?)Get(s_modifiedTime); set => Set(s_modifiedTime, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Gets or sets the entity tag (ETag) of this version.</summary>
    public string? ETag { get => (string?)Get(s_eTag); set => Set(s_eTag, value); }

    /// <summary>Gets or sets the service's timestamp.</summary>
    public long? Timestamp { get => (long?)Get(s_timestamp); set => Set(s_timestamp, value); }

    /// <summary>Gets the address of the task in the web app, or null if the task was not read from the service.</summary>
    public string? Url => _webApp is null || Id is null || ProjectId is null ? null : $"{_webApp}#p/{(ProjectId == Inbox.Id ? _realInboxId : null) ?? ProjectId}/tasks/{Id}";

    /// <summary>Returns the title.</summary>
    public override string ToString() => Title ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>Gets the due date as last read from the service, regardless of assignments since.</summary>
    internal DateTimeOffset? DueAsRead { get; private set; }

    /// <summary>Gets the due date as the service stores it (see <see cref="TaskDates.ToServiceDue"/>).</summary>
    internal DateTimeOffset? StoredDue { get; private set; }

    /// <summary>Gets whether the dates that were not assigned are known.</summary>
    internal bool KnowsDates => IsRead || _hasLearnedDates;

    /// <summary>
    /// Gets whether the values are still those of the service, as far as is known: they were read less than half a minute
    /// ago, and no change was sent since.
    /// </summary>
    internal bool IsCurrent(TimeProvider clock) => IsRead && !IsOutdated && clock.GetElapsedTime(_readAt) < s_currentFor;

    /// <summary>Gets whether the task was read after a timestamp of the clock.</summary>
    internal bool IsReadAfter(long timestamp) => _readAt > timestamp;

    /// <summary>Gets whether the task may have been changed at the service since it was read.</summary>
    internal bool IsOutdated { get; private set; }

    /// <summary>
    /// Gets the due date of the occurrence that the object of a recurring task stands for, or null if it is not known, such as
    /// after a change of its dates.
    /// </summary>
    internal DateTimeOffset? Occurrence { get; private set; }

    /// <summary>Remembers that the dates of the task are changed through this object.</summary>
    internal void ForgetOccurrence() => Occurrence = null;

    /// <summary>Gets whether assignments change the dates of the task.</summary>
    internal bool AssignsDates => Array.Exists(new[] { s_due, s_start, s_repeat, s_timeZone, s_isAllDay }, IsAssigned);

    /// <inheritdoc />
    internal override void Outdate() => IsOutdated = true;

    /// <inheritdoc />
    internal override void EndAssignments(TickTickResource saved)
    {
        base.EndAssignments(saved);
        if (Items is null) return;
        foreach (ChecklistItem item in Items) item.EndAssignments(item);
        // An edited item was sent with a list of its own.
        if (saved is TickTickTask { Items: { } sent } && Items.SequenceEqual(sent)) Unassign(s_items);
    }

    /// <summary>Shows that the task was moved.</summary>
    internal void MoveTo(string projectId, string? name)
    {
        Place(projectId);
        InProject(name).Outdate();
    }

    /// <summary>Creates a task to change, complete, move or remove, of which only the IDs are known.</summary>
    internal static TickTickTask At(string projectId, string id)
    {
        var task = new TickTickTask();
        task.Load(s_projectId, projectId);
        task.Load(s_id, id);
        return task;
    }

    /// <summary>Creates a reference to the open tasks with a title.</summary>
    internal static TickTickTask Titled(string title)
    {
        var task = new TickTickTask();
        task.Load(s_title, title);
        return task;
    }

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickTask Edit()
    {
        var copy = (TickTickTask)Copy();

        // A change of an item is a change of the list, which is sent as a whole.
        if (Items?.Any(static item => item.HasAssignments) == true) copy.Items = Items;
        return copy;
    }

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickTask AsNew()
    {
        // An open task can have been completed before, which cannot be restored.
        string[] ofService = [nameof(Id), nameof(ETag), nameof(Timestamp), nameof(CreatedTime), nameof(ModifiedTime), nameof(ChildIds), nameof(Column)];
        var copy = (TickTickTask)CopyAsNew(Status == TickTickTaskStatus.Open ? [.. ofService, nameof(CompletedTime)] : ofService);
        if (Items is not null) copy.Items = Items.Select(static item => item.AsNew()).ToArray();
        return copy;
    }

    /// <summary>Sets the project that the service reported, which is not a change.</summary>
    internal void Place(string projectId) => Load(s_projectId, projectId);

    /// <summary>Sets the IDs of an existing task, which is not a change.</summary>
    internal void Locate(TickTickTask existing)
    {
        Load(s_id, existing.Id);
        Load(s_projectId, existing.ProjectId);
        Unassign(s_projectId);
    }

    /// <summary>
    /// Copies the dates and lists that were not assigned from the current version of the task, because a change of them
    /// depends on the rest.
    /// </summary>
    internal void Learn(TickTickTask current)
    {
        foreach (Field field in new[] { s_isAllDay, s_timeZone, s_due, s_start, s_tags, s_items, s_kind })
        {
            if (!IsAssigned(field)) Load(field, current.Get(field));
        }

        _hasLearnedDates = true;
        DueAsRead = current.Due;
        StoredDue = current.StoredDue;
    }

    /// <summary>Keeps what the current version of the task already has: the items by their titles, and the status.</summary>
    internal TickTickTask Reconcile(TickTickTask current)
    {
        if (IsAssigned(s_items)) Items = ChecklistItem.FromTitles([.. Items!.Select(static item => item.ToString())], current.Items);
        if (IsAssigned(s_status) && Status == current.Status) Unassign(nameof(Status));
        return this;
    }

    /// <summary>Makes the task a subtask of another one.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the parent is the task itself, or in another
    /// project.</exception>
    internal void MoveUnder(TickTickTask parent)
    {
        if (Id is not null && Id == parent.Id) throw ApiErrors.Invalid($"The task '{parent}' cannot be its own subtask.", "Specify another task with -Parent.");
        if (ProjectId is { } own && own != parent.ProjectId && !(Inbox.IsId(own) && parent.ProjectId is { } other && Inbox.IsId(other)))
            throw ApiErrors.Invalid($"A subtask must be in the project of its parent, and '{parent}' is in {parent.Project ?? parent.ProjectId}.", "Move the task with Move-TickTickTask first.");
        ParentId = parent.Id;
    }

    /// <summary>Sets the name of the project.</summary>
    internal TickTickTask InProject(string? name)
    {
        Project = name;
        return this;
    }

    private protected override void OnRead(JsonReadContext context)
    {
        _webApp = context.WebApp;
        _readAt = context.Timestamp;
        string? reported = ProjectId;
        ProjectId = Inbox.ShownId(reported, context);
        if (ProjectId != reported) _realInboxId = reported;
        Due = TaskDates.ToOwnZone(Due, IsAllDay, TimeZone, context);
        Start = TaskDates.ToOwnZone(Start, IsAllDay, TimeZone, context);
        StoredDue = Due;
        if (TaskDates.IsAllDaySpan(this)) Due = TaskDates.AddDays(Due!.Value, -1, TimeZone);
        DueAsRead = Due;
        Occurrence = Due;
    }
}
