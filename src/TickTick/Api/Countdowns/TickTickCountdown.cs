using System;
using System.Text.Json;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a countdown to a day, or an anniversary.</summary>
public sealed class TickTickCountdown : TickTickResource
{
    private string[]? _reminders;

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the date.</summary>
    public DateTime? Date { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the year is ignored.</summary>
    public bool? IgnoreYear { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the type, as the service's number.</summary>
    public int? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the icon.</summary>
    public string? Icon { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>
    /// Gets or sets the reminders, relative to the beginning of the day. Negative values are before it.
    /// </summary>
    public TimeSpan[]? Reminders
    {
        get => ReminderTrigger.ParseAll(_reminders);
        set { _reminders = value is null ? null : Array.ConvertAll(value, ReminderTrigger.Format); MarkAssigned(); }
    }

    /// <summary>Gets or sets the recurrence rule, as an RRULE.</summary>
    public string? Repeat { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the note.</summary>
    public string? Remark { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the note is shown.</summary>
    public bool? ShowRemark { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the status, as the service's number.</summary>
    public int? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the display style.</summary>
    public string? Style { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the colors of the display style.</summary>
    public string[]? StyleColor { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the display format of the date.</summary>
    public string? DateDisplayFormat { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the timer mode, as the service's number.</summary>
    public int? TimerMode { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the age is shown.</summary>
    public bool? ShowAge { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets how days are counted, as the service's number.</summary>
    public int? DaysOption { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the countdown was created.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickCountdown> Schema { get; } = new ResourceSchema<TickTickCountdown>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value)
        .Add(nameof(Date), "date", JsonCodecs.Day, static resource => resource.Date, static (resource, value) => resource.Date = (DateTime?)value)
        .Add(nameof(IgnoreYear), "ignoreYear", JsonCodecs.Flag, static resource => resource.IgnoreYear, static (resource, value) => resource.IgnoreYear = (bool?)value)
        .Add(nameof(Type), "type", JsonCodecs.Integer, static resource => resource.Type, static (resource, value) => resource.Type = (int?)value)
        .Add(nameof(Icon), "iconRes", JsonCodecs.Text, static resource => resource.Icon, static (resource, value) => resource.Icon = (string?)value)
        .Add(nameof(Color), "color", JsonCodecs.Text, static resource => resource.Color, static (resource, value) => resource.Color = (string?)value)
        .Add(nameof(Reminders), "reminders", JsonCodecs.Triggers, static resource => resource._reminders, static (resource, value) => resource._reminders = (string[]?)value)
        .Add(nameof(Repeat), "repeatFlag", JsonCodecs.Rule, static resource => resource.Repeat, static (resource, value) => resource.Repeat = (string?)value)
        .Add(nameof(Remark), "remark", JsonCodecs.Text, static resource => resource.Remark, static (resource, value) => resource.Remark = (string?)value)
        .Add(nameof(ShowRemark), "showRemark", JsonCodecs.Flag, static resource => resource.ShowRemark, static (resource, value) => resource.ShowRemark = (bool?)value)
        .Add(nameof(Status), "status", JsonCodecs.Integer, static resource => resource.Status, static (resource, value) => resource.Status = (int?)value)
        .Add(nameof(Style), "style", JsonCodecs.Text, static resource => resource.Style, static (resource, value) => resource.Style = (string?)value)
        .Add(nameof(StyleColor), "styleColor", JsonCodecs.Texts, static resource => resource.StyleColor, static (resource, value) => resource.StyleColor = (string[]?)value)
        .Add(nameof(DateDisplayFormat), "dateDisplayFormat", JsonCodecs.Text, static resource => resource.DateDisplayFormat, static (resource, value) => resource.DateDisplayFormat = (string?)value)
        .Add(nameof(TimerMode), "timerMode", JsonCodecs.Integer, static resource => resource.TimerMode, static (resource, value) => resource.TimerMode = (int?)value)
        .Add(nameof(ShowAge), "showAge", JsonCodecs.Flag, static resource => resource.ShowAge, static (resource, value) => resource.ShowAge = (bool?)value)
        .Add(nameof(DaysOption), "daysOption", JsonCodecs.Integer, static resource => resource.DaysOption, static (resource, value) => resource.DaysOption = (int?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static resource => resource.CreatedTime, static (resource, value) => resource.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static resource => resource.ModifiedTime, static (resource, value) => resource.ModifiedTime = (DateTimeOffset?)value);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}
