using System;
using System.Linq;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a countdown to a day, or an anniversary.</summary>
public sealed class TickTickCountdown : TickTickResource
{
    internal static readonly ResourceSchema<TickTickCountdown> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_name = Schema.Text("name");
    private static readonly Field s_date = Schema.Day("date");
    private static readonly Field s_ignoreYear = Schema.Flag("ignoreYear");
    private static readonly Field s_type = Schema.Integer("type");
    private static readonly Field s_icon = Schema.Text("iconRes");
    private static readonly Field s_color = Schema.Text("color");
    private static readonly Field s_reminders = Schema.Triggers("reminders");
    private static readonly Field s_repeat = Schema.Rule("repeatFlag");
    private static readonly Field s_remark = Schema.Text("remark");
    private static readonly Field s_showRemark = Schema.Flag("showRemark");
    private static readonly Field s_status = Schema.Integer("status");
    private static readonly Field s_style = Schema.Text("style");
    private static readonly Field s_styleColor = Schema.Texts("styleColor");
    private static readonly Field s_dateDisplayFormat = Schema.Text("dateDisplayFormat");
    private static readonly Field s_timerMode = Schema.Integer("timerMode");
    private static readonly Field s_showAge = Schema.Flag("showAge");
    private static readonly Field s_daysOption = Schema.Integer("daysOption");
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");
    private static readonly Field s_createdTime = Schema.Stamp("createdTime");
    private static readonly Field s_modifiedTime = Schema.Stamp("modifiedTime");

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the name.</summary>
    public string? Name { get => (string?)Get(s_name); set => Set(s_name, value); }

    /// <summary>Gets or sets the date.</summary>
    public DateTime? Date { get => (DateTime?)Get(s_date); set => Set(s_date, value); }

    /// <summary>Gets or sets whether the year is ignored.</summary>
    public bool? IgnoreYear { get => (bool?)Get(s_ignoreYear); set => Set(s_ignoreYear, value); }

    /// <summary>Gets or sets the type, as the service's number.</summary>
    public int? Type { get => (int?)Get(s_type); set => Set(s_type, value); }

    /// <summary>Gets or sets the icon.</summary>
    public string? Icon { get => (string?)Get(s_icon); set => Set(s_icon, value); }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>.</summary>
    public string? Color { get => (string?)Get(s_color); set => Set(s_color, value); }

    /// <summary>
    /// Gets or sets the reminders, relative to the beginning of the day. Positive values are before it.
    /// </summary>
    public TickTickList<TimeSpan>? Reminders
    {
        get => ReminderTrigger.ParseAll((string[]?)Get(s_reminders));
        set => Set(s_reminders, value?.Select(ReminderTrigger.Format).ToArray());
    }

    /// <summary>Gets or sets the recurrence rule, as an RRULE.</summary>
    public string? Repeat { get => (string?)Get(s_repeat); set => Set(s_repeat, value); }

    /// <summary>Gets or sets the note.</summary>
    public string? Remark { get => (string?)Get(s_remark); set => Set(s_remark, value); }

    /// <summary>Gets or sets whether the note is shown.</summary>
    public bool? ShowRemark { get => (bool?)Get(s_showRemark); set => Set(s_showRemark, value); }

    /// <summary>Gets or sets the status, as the service's number.</summary>
    public int? Status { get => (int?)Get(s_status); set => Set(s_status, value); }

    /// <summary>Gets or sets the display style.</summary>
    public string? Style { get => (string?)Get(s_style); set => Set(s_style, value); }

    /// <summary>Gets or sets the colors of the display style.</summary>
    public TickTickList<string>? StyleColor { get => (string[]?)Get(s_styleColor); set => Set(s_styleColor, value?.ToArray()); }

    /// <summary>Gets or sets the display format of the date.</summary>
    public string? DateDisplayFormat { get => (string?)Get(s_dateDisplayFormat); set => Set(s_dateDisplayFormat, value); }

    /// <summary>Gets or sets the timer mode, as the service's number.</summary>
    public int? TimerMode { get => (int?)Get(s_timerMode); set => Set(s_timerMode, value); }

    /// <summary>Gets or sets whether the age is shown.</summary>
    public bool? ShowAge { get => (bool?)Get(s_showAge); set => Set(s_showAge, value); }

    /// <summary>Gets or sets how days are counted, as the service's number.</summary>
    public int? DaysOption { get => (int?)Get(s_daysOption); set => Set(s_daysOption, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Gets or sets the time at which the countdown was created.</summary>
    public DateTimeOffset? CreatedTime { get => (DateTimeOffset?)Get(s_createdTime); set => Set(s_createdTime, value); }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get => (DateTimeOffset?)Get(s_modifiedTime); set => Set(s_modifiedTime, value); }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    internal override FieldTable Table => Schema;
}
