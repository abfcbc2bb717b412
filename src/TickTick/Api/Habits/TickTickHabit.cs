using System;
using System.Linq;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a habit.</summary>
public sealed class TickTickHabit : TickTickResource
{
    internal static readonly ResourceSchema<TickTickHabit> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_name = Schema.Text("name", MatchRole.Key);
    private static readonly Field s_icon = Schema.Text("iconRes", MatchRole.Compared);
    private static readonly Field s_color = Schema.CaselessText("color", MatchRole.Compared);
    private static readonly Field s_status = Schema.NumberEnum<TickTickHabitStatus>("status");
    private static readonly Field s_encouragement = Schema.Text("encouragement", MatchRole.Compared);
    private static readonly Field s_type = Schema.Text("type", MatchRole.Compared);
    private static readonly Field s_goal = Schema.Number("goal", MatchRole.Compared);
    private static readonly Field s_step = Schema.Number("step", MatchRole.Compared);
    private static readonly Field s_unit = Schema.Text("unit", MatchRole.Compared);
    private static readonly Field s_repeat = Schema.Text("repeatRule", MatchRole.Compared);
    private static readonly Field s_reminders = Schema.Texts("reminders", MatchRole.Compared);
    private static readonly Field s_isRecordEnabled = Schema.Flag("recordEnable", MatchRole.Compared);
    private static readonly Field s_sectionId = Schema.Text("sectionId", MatchRole.Compared);
    private static readonly Field s_targetDays = Schema.Integer("targetDays", MatchRole.Compared);
    private static readonly Field s_targetStart = Schema.Day("targetStartDate", MatchRole.Compared);
    private static readonly Field s_completedCycles = Schema.Integer("completedCycles");
    private static readonly Field s_exceptDays = Schema.Texts("exDates", MatchRole.Compared);
    private static readonly Field s_style = Schema.Integer("style");
    private static readonly Field s_totalCheckIns = Schema.Integer("totalCheckIns");
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");
    private static readonly Field s_createdTime = Schema.Stamp("createdTime");
    private static readonly Field s_modifiedTime = Schema.Stamp("modifiedTime");
    private static readonly Field s_archivedTime = Schema.Stamp("archivedTime");
    private static readonly Field s_eTag = Schema.Text("etag");

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the name, up to 1000 characters.</summary>
    public string? Name { get => (string?)Get(s_name); set => Set(s_name, value); }

    /// <summary>Gets or sets the icon.</summary>
    public string? Icon { get => (string?)Get(s_icon); set => Set(s_icon, value); }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>. A name such as Tomato is converted to its code.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a color.</exception>
    public string? Color { get => (string?)Get(s_color); set => Set(s_color, ColorCode.ParseIfAny(value)); }

    /// <summary>Gets or sets the status.</summary>
    public TickTickHabitStatus? Status { get => (TickTickHabitStatus?)Get(s_status); set => Set(s_status, value); }

    /// <summary>Gets or sets the encouragement.</summary>
    public string? Encouragement { get => (string?)Get(s_encouragement); set => Set(s_encouragement, value); }

    /// <summary>Gets or sets the type: <c>Boolean</c> for yes or no, <c>Real</c> for an amount.</summary>
    public string? Type { get => (string?)Get(s_type); set => Set(s_type, value); }

    /// <summary>Gets or sets the goal for a day.</summary>
    public double? Goal { get => (double?)Get(s_goal); set => Set(s_goal, value); }

    /// <summary>Gets or sets the amount of one step.</summary>
    public double? Step { get => (double?)Get(s_step); set => Set(s_step, value); }

    /// <summary>Gets or sets the unit of the amount.</summary>
    public string? Unit { get => (string?)Get(s_unit); set => Set(s_unit, value); }

    /// <summary>Gets or sets the days of the habit, as an RRULE.</summary>
    public string? Repeat { get => (string?)Get(s_repeat); set => Set(s_repeat, value); }

    /// <summary>Gets or sets the times of day of the reminders.</summary>
    public TickTickList<TimeSpan>? Reminders
    {
        get => ((string[]?)Get(s_reminders))?.Select(TimeOfDay.Parse).OfType<TimeSpan>().ToArray();
        set => Set(s_reminders, value?.Select(TimeOfDay.Format).ToArray());
    }

    /// <summary>Gets or sets whether each check-in asks for a note.</summary>
    public bool? IsRecordEnabled { get => (bool?)Get(s_isRecordEnabled); set => Set(s_isRecordEnabled, value); }

    /// <summary>Gets or sets the ID of the section.</summary>
    public string? SectionId { get => (string?)Get(s_sectionId); set => Set(s_sectionId, value); }

    /// <summary>Gets or sets the target number of days.</summary>
    public int? TargetDays { get => (int?)Get(s_targetDays); set => Set(s_targetDays, value); }

    /// <summary>Gets or sets the first day of the target.</summary>
    public DateTime? TargetStart { get => (DateTime?)Get(s_targetStart); set => Set(s_targetStart, value); }

    /// <summary>Gets or sets how often the target was reached.</summary>
    public int? CompletedCycles { get => (int?)Get(s_completedCycles); set => Set(s_completedCycles, value); }

    /// <summary>Gets or sets the excluded days.</summary>
    public TickTickList<string>? ExceptDays { get => (string[]?)Get(s_exceptDays); set => Set(s_exceptDays, value?.ToArray()); }

    /// <summary>Gets or sets the display style, as the service's number.</summary>
    public int? Style { get => (int?)Get(s_style); set => Set(s_style, value); }

    /// <summary>Gets or sets the number of days with a check-in.</summary>
    public int? TotalCheckIns { get => (int?)Get(s_totalCheckIns); set => Set(s_totalCheckIns, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Gets or sets the time at which the habit was created.</summary>
    public DateTimeOffset? CreatedTime { get => (DateTimeOffset?)Get(s_createdTime); set => Set(s_createdTime, value); }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get => (DateTimeOffset?)Get(s_modifiedTime); set => Set(s_modifiedTime, value); }

    /// <summary>Gets or sets the time at which the habit was archived.</summary>
    public DateTimeOffset? ArchivedTime { get => (DateTimeOffset?)Get(s_archivedTime); set => Set(s_archivedTime, value); }

    /// <summary>Gets or sets the entity tag (ETag) of this version.</summary>
    public string? ETag { get => (string?)Get(s_eTag); set => Set(s_eTag, value); }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickHabit Edit() => (TickTickHabit)Copy();

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickHabit AsNew() => (TickTickHabit)CopyAsNew(nameof(Id), nameof(TotalCheckIns), nameof(CreatedTime), nameof(ModifiedTime), nameof(ETag));
}
