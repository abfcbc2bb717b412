using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;
using TickTick.Api.Time;

namespace TickTick.Api;

/// <summary>A habit.</summary>
public sealed class TickTickHabit : TickTickResource
{
    private string[]? _reminders;

    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its name, 1000 characters at most.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its icon.</summary>
    public string? Icon { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its colour, as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether it is in use.</summary>
    public TickTickHabitStatus? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>The words that cheer.</summary>
    public string? Encouragement { get; set { field = value; MarkAssigned(); } }

    /// <summary>What is counted: <c>Boolean</c> for yes or no, <c>Real</c> for an amount.</summary>
    public string? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>The amount for a day.</summary>
    public double? Goal { get; set { field = value; MarkAssigned(); } }

    /// <summary>The amount of one step.</summary>
    public double? Step { get; set { field = value; MarkAssigned(); } }

    /// <summary>What the amount counts.</summary>
    public string? Unit { get; set { field = value; MarkAssigned(); } }

    /// <summary>On which days, as an RRULE.</summary>
    public string? Repeat { get; set { field = value; MarkAssigned(); } }

    /// <summary>When to remind: times of day.</summary>
    public TimeSpan[]? Reminders
    {
        get => _reminders?.Select(TimeOfDay.Parse).OfType<TimeSpan>().ToArray();
        set { _reminders = value is null ? null : Array.ConvertAll(value, TimeOfDay.Format); MarkAssigned(); }
    }

    /// <summary>Whether each check-in asks for a note.</summary>
    public bool? IsRecordEnabled { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the section it is in.</summary>
    public string? SectionId { get; set { field = value; MarkAssigned(); } }

    /// <summary>For how many days.</summary>
    public int? TargetDays { get; set { field = value; MarkAssigned(); } }

    /// <summary>From which day.</summary>
    public DateTime? TargetStart { get; set { field = value; MarkAssigned(); } }

    /// <summary>How often the target was reached.</summary>
    public int? CompletedCycles { get; set { field = value; MarkAssigned(); } }

    /// <summary>The days left out.</summary>
    public string[]? ExceptDays { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it is shown, as the service counts it.</summary>
    public int? Style { get; set { field = value; MarkAssigned(); } }

    /// <summary>On how many days it was kept.</summary>
    public int? TotalCheckIns { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was archived.</summary>
    public DateTimeOffset? ArchivedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>The mark of this state of it.</summary>
    public string? ETag { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickHabit> Schema { get; } = new ResourceSchema<TickTickHabit>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static thing => thing.Name, static (thing, value) => thing.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Icon), "iconRes", JsonCodecs.Text, static thing => thing.Icon, static (thing, value) => thing.Icon = (string?)value, MatchRole.Compared)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static thing => thing.Color, static (thing, value) => thing.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickHabitStatus>(), static thing => thing.Status, static (thing, value) => thing.Status = (TickTickHabitStatus?)value)
        .Add(nameof(Encouragement), "encouragement", JsonCodecs.Text, static thing => thing.Encouragement, static (thing, value) => thing.Encouragement = (string?)value, MatchRole.Compared)
        .Add(nameof(Type), "type", JsonCodecs.Text, static thing => thing.Type, static (thing, value) => thing.Type = (string?)value, MatchRole.Compared)
        .Add(nameof(Goal), "goal", JsonCodecs.Number, static thing => thing.Goal, static (thing, value) => thing.Goal = (double?)value, MatchRole.Compared)
        .Add(nameof(Step), "step", JsonCodecs.Number, static thing => thing.Step, static (thing, value) => thing.Step = (double?)value, MatchRole.Compared)
        .Add(nameof(Unit), "unit", JsonCodecs.Text, static thing => thing.Unit, static (thing, value) => thing.Unit = (string?)value, MatchRole.Compared)
        .Add(nameof(Repeat), "repeatRule", JsonCodecs.Text, static thing => thing.Repeat, static (thing, value) => thing.Repeat = (string?)value, MatchRole.Compared)
        .Add(nameof(Reminders), "reminders", JsonCodecs.Texts, static thing => thing._reminders, static (thing, value) => thing._reminders = (string[]?)value, MatchRole.Compared)
        .Add(nameof(IsRecordEnabled), "recordEnable", JsonCodecs.Flag, static thing => thing.IsRecordEnabled, static (thing, value) => thing.IsRecordEnabled = (bool?)value, MatchRole.Compared)
        .Add(nameof(SectionId), "sectionId", JsonCodecs.Text, static thing => thing.SectionId, static (thing, value) => thing.SectionId = (string?)value, MatchRole.Compared)
        .Add(nameof(TargetDays), "targetDays", JsonCodecs.Integer, static thing => thing.TargetDays, static (thing, value) => thing.TargetDays = (int?)value, MatchRole.Compared)
        .Add(nameof(TargetStart), "targetStartDate", JsonCodecs.Day, static thing => thing.TargetStart, static (thing, value) => thing.TargetStart = (DateTime?)value, MatchRole.Compared)
        .Add(nameof(CompletedCycles), "completedCycles", JsonCodecs.Integer, static thing => thing.CompletedCycles, static (thing, value) => thing.CompletedCycles = (int?)value)
        .Add(nameof(ExceptDays), "exDates", JsonCodecs.Texts, static thing => thing.ExceptDays, static (thing, value) => thing.ExceptDays = (string[]?)value, MatchRole.Compared)
        .Add(nameof(Style), "style", JsonCodecs.Integer, static thing => thing.Style, static (thing, value) => thing.Style = (int?)value)
        .Add(nameof(TotalCheckIns), "totalCheckIns", JsonCodecs.Integer, static thing => thing.TotalCheckIns, static (thing, value) => thing.TotalCheckIns = (int?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static thing => thing.CreatedTime, static (thing, value) => thing.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static thing => thing.ModifiedTime, static (thing, value) => thing.ModifiedTime = (DateTimeOffset?)value)
        .Add(nameof(ArchivedTime), "archivedTime", JsonCodecs.Stamp, static thing => thing.ArchivedTime, static (thing, value) => thing.ArchivedTime = (DateTimeOffset?)value)
        .Add(nameof(ETag), "etag", JsonCodecs.Text, static thing => thing.ETag, static (thing, value) => thing.ETag = (string?)value);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>One of which only the id is known, to be changed.</summary>
    internal static TickTickHabit At(string id)
    {
        var thing = new TickTickHabit();
        thing.SetSilently(() => thing.Id = id);
        return thing;
    }

    /// <summary>A copy to change: what is assigned to it is what a change sends.</summary>
    internal TickTickHabit Edit() => (TickTickHabit)Copy();
}

internal sealed partial class OpenApiClient
{
    /// <summary>The habits by id and name.</summary>
    public NamedResources<TickTickHabit> Habits => field ??= new(
        "habit", "Get-TickTickHabit", static habit => habit.Id, static habit => habit.Name, GetHabitsAsync);

    /// <summary>The habits.</summary>
    public async Task<IReadOnlyList<TickTickHabit>> GetHabitsAsync() =>
        await GetResourcesAsync("habit", TickTickHabit.Schema, "The list of habits").ConfigureAwait(false);

    /// <summary>A habit.</summary>
    public Task<TickTickHabit> GetHabitAsync(string? id) =>
        GetResourceAsync($"habit/{Segment(id, "habit")}", TickTickHabit.Schema, $"The habit {id}");

    /// <summary>Makes a habit.</summary>
    public Task<TickTickHabit> NewHabitAsync(TickTickHabit habit)
    {
        Require(habit.Name, "A habit needs a name. Use -Name.");

        RequireAmounts(habit);

        // What is counted is no yes or no.
        if (habit.Type is null && (habit.Unit is not null || habit.Goal is > 1)) habit.Type = "Real";
        return CreateAsync(
            new CreateOperation<TickTickHabit>
            {
                Path = "habit",
                What = $"the habit '{habit.Name}'",
                Check = "Get-TickTickHabit",
                Place = "habit",
                LookAsync = token => LookAsync("habit", TickTickHabit.Schema, token),
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            TickTickHabit.Schema,
            habit);
    }

    /// <summary>Changes a habit.</summary>
    public Task<TickTickHabit> SetHabitAsync(TickTickHabit habit)
    {
        RequireAmounts(habit);
        return ChangeAsync(
            $"habit/{Segment(habit.Id, "habit")}",
            TickTickHabit.Schema.ToChange(habit),
            TickTickHabit.Schema,
            $"The habit {habit.Id}",
            () => GetHabitAsync(habit.Id));
    }

    private static void RequireAmounts(TickTickHabit habit)
    {
        if (habit.Goal < 0 || habit.Step < 0 || habit.TargetDays < 0) throw Invalid("The goal, step and target days of a habit cannot be negative.");
    }
}
