using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Habits;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Provides the base class of the cmdlets that create and change habits.</summary>
public abstract class HabitCommand : FieldsCommand
{
    /// <summary>Specifies the color: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    [Clearable]
    public string? Color { get; set; }

    /// <summary>Specifies the icon, by the service's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IconRes")]
    [TableCell]
    [Clearable]
    public string? Icon { get; set; }

    /// <summary>Specifies the encouragement.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [Clearable]
    public string? Encouragement { get; set; }

    /// <summary>Specifies the type: <c>Boolean</c> for yes or no, <c>Real</c> for an amount.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OneOf("Boolean", "Real")]
    [ArgumentCompleter(typeof(HabitTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>Specifies the goal for a day.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(double))]
    public double? Goal { get; set; }

    /// <summary>Specifies the amount of one step.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(double))]
    public double? Step { get; set; }

    /// <summary>Specifies the unit of the amount.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [Clearable]
    public string? Unit { get; set; }

    /// <summary>
    /// Specifies the days of the habit, in words such as Weekdays, 'Every 2 days' or '3 times a week', or as an RRULE.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RepeatRule")]
    [ArgumentCompleter(typeof(RepeatRuleCompleter))]
    [TableCell]
    [Clearable]
    public string? Repeat { get; set; }

    /// <summary>Specifies the times of day of the reminders, such as 07:30.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reminders")]
    [Times("07:30")]
    [Clearable]
    public TimeSpan[]? Reminder { get; set; }

    /// <summary>Indicates that each check-in asks for a note.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsRecordEnabled", "RecordEnable")]
    [Flag]
    public SwitchParameter RecordNote { get; set; }

    /// <summary>Specifies the ID of the section.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [Clearable]
    public string? SectionId { get; set; }

    /// <summary>Specifies the target number of days.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(int))]
    [Clearable]
    public int? TargetDays { get; set; }

    /// <summary>Specifies the first day of the target.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("TargetStartDate")]
    [Date]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Clearable]
    public DateArgument? TargetStart { get; set; }

    /// <summary>Specifies the sort order. Smaller values come first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Assigns the given fields.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: an amount is negative.</exception>
    private protected void Apply(TickTickHabit habit)
    {
        if (IsGiven(nameof(Color), Color)) habit.Color = Color;
        if (IsGiven(nameof(Icon), Icon)) habit.Icon = Icon;
        if (IsGiven(nameof(Encouragement), Encouragement)) habit.Encouragement = Encouragement;
        if (IsGiven(nameof(Type), Type)) habit.Type = Type;
        if (IsGiven(nameof(Goal), Goal)) habit.Goal = Goal;
        if (IsGiven(nameof(Step), Step)) habit.Step = Step;
        if (IsGiven(nameof(Unit), Unit)) habit.Unit = Unit;
        if (IsGiven(nameof(Repeat), Repeat)) habit.Repeat = string.IsNullOrEmpty(Repeat) ? null : RepeatRule.Parse(Repeat!);
        if (IsGiven(nameof(Reminder), Reminder)) habit.Reminders = Reminder ?? [];
        if (Given(nameof(RecordNote), RecordNote) is { } recordNote) habit.IsRecordEnabled = recordNote;
        if (IsGiven(nameof(SectionId), SectionId)) habit.SectionId = string.IsNullOrEmpty(SectionId) ? null : SectionId;
        if (IsGiven(nameof(TargetDays), TargetDays)) habit.TargetDays = TargetDays;
        if (IsGiven(nameof(TargetStart), TargetStart)) habit.TargetStart = TargetStart?.Day;
        if (IsGiven(nameof(SortOrder), SortOrder)) habit.SortOrder = SortOrder;
        HabitClient.RequireAmounts(habit);
    }
}
