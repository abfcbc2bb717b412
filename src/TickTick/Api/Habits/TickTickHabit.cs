using System;
using System.Linq;
using System.Text.Json;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a habit.</summary>
public sealed class TickTickHabit : TickTickResource
{
    private string[]? _reminders;

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name, up to 1000 characters.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the icon.</summary>
    public string? Icon { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the status.</summary>
    public TickTickHabitStatus? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the encouragement.</summary>
    public string? Encouragement { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the type: <c>Boolean</c> for yes or no, <c>Real</c> for an amount.</summary>
    public string? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the goal for a day.</summary>
    public double? Goal { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the amount of one step.</summary>
    public double? Step { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the unit of the amount.</summary>
    public string? Unit { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the days of the habit, as an RRULE.</summary>
    public string? Repeat { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the times of day of the reminders.</summary>
    public TimeSpan[]? Reminders
    {
        get => _reminders?.Select(TimeOfDay.Parse).OfType<TimeSpan>().ToArray();
        set { _reminders = value is null ? null : Array.ConvertAll(value, TimeOfDay.Format); MarkAssigned(); }
    }

    /// <summary>Gets or sets whether each check-in asks for a note.</summary>
    public bool? IsRecordEnabled { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the section.</summary>
    public string? SectionId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the target number of days.</summary>
    public int? TargetDays { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the first day of the target.</summary>
    public DateTime? TargetStart { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets how often the target was reached.</summary>
    public int? CompletedCycles { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the excluded days.</summary>
    public string[]? ExceptDays { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the display style, as the service's number.</summary>
    public int? Style { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the number of days with a check-in.</summary>
    public int? TotalCheckIns { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the habit was created.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the habit was archived.</summary>
    public DateTimeOffset? ArchivedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the entity tag (ETag) of this version.</summary>
    public string? ETag { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickHabit> Schema { get; } = new ResourceSchema<TickTickHabit>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Icon), "iconRes", JsonCodecs.Text, static resource => resource.Icon, static (resource, value) => resource.Icon = (string?)value, MatchRole.Compared)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static resource => resource.Color, static (resource, value) => resource.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickHabitStatus>(), static resource => resource.Status, static (resource, value) => resource.Status = (TickTickHabitStatus?)value)
        .Add(nameof(Encouragement), "encouragement", JsonCodecs.Text, static resource => resource.Encouragement, static (resource, value) => resource.Encouragement = (string?)value, MatchRole.Compared)
        .Add(nameof(Type), "type", JsonCodecs.Text, static resource => resource.Type, static (resource, value) => resource.Type = (string?)value, MatchRole.Compared)
        .Add(nameof(Goal), "goal", JsonCodecs.Number, static resource => resource.Goal, static (resource, value) => resource.Goal = (double?)value, MatchRole.Compared)
        .Add(nameof(Step), "step", JsonCodecs.Number, static resource => resource.Step, static (resource, value) => resource.Step = (double?)value, MatchRole.Compared)
        .Add(nameof(Unit), "unit", JsonCodecs.Text, static resource => resource.Unit, static (resource, value) => resource.Unit = (string?)value, MatchRole.Compared)
        .Add(nameof(Repeat), "repeatRule", JsonCodecs.Text, static resource => resource.Repeat, static (resource, value) => resource.Repeat = (string?)value, MatchRole.Compared)
        .Add(nameof(Reminders), "reminders", JsonCodecs.Texts, static resource => resource._reminders, static (resource, value) => resource._reminders = (string[]?)value, MatchRole.Compared)
        .Add(nameof(IsRecordEnabled), "recordEnable", JsonCodecs.Flag, static resource => resource.IsRecordEnabled, static (resource, value) => resource.IsRecordEnabled = (bool?)value, MatchRole.Compared)
        .Add(nameof(SectionId), "sectionId", JsonCodecs.Text, static resource => resource.SectionId, static (resource, value) => resource.SectionId = (string?)value, MatchRole.Compared)
        .Add(nameof(TargetDays), "targetDays", JsonCodecs.Integer, static resource => resource.TargetDays, static (resource, value) => resource.TargetDays = (int?)value, MatchRole.Compared)
        .Add(nameof(TargetStart), "targetStartDate", JsonCodecs.Day, static resource => resource.TargetStart, static (resource, value) => resource.TargetStart = (DateTime?)value, MatchRole.Compared)
        .Add(nameof(CompletedCycles), "completedCycles", JsonCodecs.Integer, static resource => resource.CompletedCycles, static (resource, value) => resource.CompletedCycles = (int?)value)
        .Add(nameof(ExceptDays), "exDates", JsonCodecs.Texts, static resource => resource.ExceptDays, static (resource, value) => resource.ExceptDays = (string[]?)value, MatchRole.Compared)
        .Add(nameof(Style), "style", JsonCodecs.Integer, static resource => resource.Style, static (resource, value) => resource.Style = (int?)value)
        .Add(nameof(TotalCheckIns), "totalCheckIns", JsonCodecs.Integer, static resource => resource.TotalCheckIns, static (resource, value) => resource.TotalCheckIns = (int?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static resource => resource.CreatedTime, static (resource, value) => resource.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static resource => resource.ModifiedTime, static (resource, value) => resource.ModifiedTime = (DateTimeOffset?)value)
        .Add(nameof(ArchivedTime), "archivedTime", JsonCodecs.Stamp, static resource => resource.ArchivedTime, static (resource, value) => resource.ArchivedTime = (DateTimeOffset?)value)
        .Add(nameof(ETag), "etag", JsonCodecs.Text, static resource => resource.ETag, static (resource, value) => resource.ETag = (string?)value);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Creates a habit to update, of which only the ID is known.</summary>
    internal static TickTickHabit At(string id)
    {
        var resource = new TickTickHabit();
        resource.SetSilently(() => resource.Id = id);
        return resource;
    }

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickHabit Edit() => (TickTickHabit)Copy();
}
