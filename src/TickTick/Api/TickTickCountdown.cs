using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;

namespace TickTick.Api;

/// <summary>A countdown to a day, or an anniversary.</summary>
public sealed class TickTickCountdown : TickTickResource
{
    private string[]? _reminders;

    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its name.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>The day.</summary>
    public DateTime? Date { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether the year does not count.</summary>
    public bool? IgnoreYear { get; set { field = value; MarkAssigned(); } }

    /// <summary>What kind it is, as the service counts it.</summary>
    public int? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its icon.</summary>
    public string? Icon { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its colour, as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>When to remind, counted from the beginning of the day: negative is before it.</summary>
    public TimeSpan[]? Reminders
    {
        get => ReminderTrigger.ParseAll(_reminders);
        set { _reminders = value is null ? null : Array.ConvertAll(value, ReminderTrigger.Format); MarkAssigned(); }
    }

    /// <summary>How it repeats, as an RRULE.</summary>
    public string? Repeat { get; set { field = value; MarkAssigned(); } }

    /// <summary>What was noted.</summary>
    public string? Remark { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether the note is shown.</summary>
    public bool? ShowRemark { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its state, as the service counts it.</summary>
    public int? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it is shown.</summary>
    public string? Style { get; set { field = value; MarkAssigned(); } }

    /// <summary>The colours of that style.</summary>
    public string[]? StyleColor { get; set { field = value; MarkAssigned(); } }

    /// <summary>How the date is written.</summary>
    public string? DateDisplayFormat { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it counts, as the service counts it.</summary>
    public int? TimerMode { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether the age is shown.</summary>
    public bool? ShowAge { get; set { field = value; MarkAssigned(); } }

    /// <summary>How days are counted, as the service counts it.</summary>
    public int? DaysOption { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickCountdown> Schema { get; } = new ResourceSchema<TickTickCountdown>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static thing => thing.Name, static (thing, value) => thing.Name = (string?)value)
        .Add(nameof(Date), "date", JsonCodecs.Day, static thing => thing.Date, static (thing, value) => thing.Date = (DateTime?)value)
        .Add(nameof(IgnoreYear), "ignoreYear", JsonCodecs.Flag, static thing => thing.IgnoreYear, static (thing, value) => thing.IgnoreYear = (bool?)value)
        .Add(nameof(Type), "type", JsonCodecs.Integer, static thing => thing.Type, static (thing, value) => thing.Type = (int?)value)
        .Add(nameof(Icon), "iconRes", JsonCodecs.Text, static thing => thing.Icon, static (thing, value) => thing.Icon = (string?)value)
        .Add(nameof(Color), "color", JsonCodecs.Text, static thing => thing.Color, static (thing, value) => thing.Color = (string?)value)
        .Add(nameof(Reminders), "reminders", JsonCodecs.Triggers, static thing => thing._reminders, static (thing, value) => thing._reminders = (string[]?)value)
        .Add(nameof(Repeat), "repeatFlag", JsonCodecs.Rule, static thing => thing.Repeat, static (thing, value) => thing.Repeat = (string?)value)
        .Add(nameof(Remark), "remark", JsonCodecs.Text, static thing => thing.Remark, static (thing, value) => thing.Remark = (string?)value)
        .Add(nameof(ShowRemark), "showRemark", JsonCodecs.Flag, static thing => thing.ShowRemark, static (thing, value) => thing.ShowRemark = (bool?)value)
        .Add(nameof(Status), "status", JsonCodecs.Integer, static thing => thing.Status, static (thing, value) => thing.Status = (int?)value)
        .Add(nameof(Style), "style", JsonCodecs.Text, static thing => thing.Style, static (thing, value) => thing.Style = (string?)value)
        .Add(nameof(StyleColor), "styleColor", JsonCodecs.Texts, static thing => thing.StyleColor, static (thing, value) => thing.StyleColor = (string[]?)value)
        .Add(nameof(DateDisplayFormat), "dateDisplayFormat", JsonCodecs.Text, static thing => thing.DateDisplayFormat, static (thing, value) => thing.DateDisplayFormat = (string?)value)
        .Add(nameof(TimerMode), "timerMode", JsonCodecs.Integer, static thing => thing.TimerMode, static (thing, value) => thing.TimerMode = (int?)value)
        .Add(nameof(ShowAge), "showAge", JsonCodecs.Flag, static thing => thing.ShowAge, static (thing, value) => thing.ShowAge = (bool?)value)
        .Add(nameof(DaysOption), "daysOption", JsonCodecs.Integer, static thing => thing.DaysOption, static (thing, value) => thing.DaysOption = (int?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static thing => thing.CreatedTime, static (thing, value) => thing.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static thing => thing.ModifiedTime, static (thing, value) => thing.ModifiedTime = (DateTimeOffset?)value);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}

internal sealed partial class OpenApiClient
{
    /// <summary>The countdowns by id and name.</summary>
    public NamedResources<TickTickCountdown> Countdowns => field ??= new(
        "countdown", "Get-TickTickCountdown", static countdown => countdown.Id, static countdown => countdown.Name, GetCountdownsAsync);

    /// <summary>The countdowns.</summary>
    public async Task<IReadOnlyList<TickTickCountdown>> GetCountdownsAsync() =>
        await GetResourcesAsync("countdown", TickTickCountdown.Schema, "The list of countdowns").ConfigureAwait(false);
}
