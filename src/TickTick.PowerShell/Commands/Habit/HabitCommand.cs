using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.Habit;

/// <summary>What is said of a habit where it is made and where it is changed.</summary>
public abstract class HabitCommand : BatchCommand
{
    /// <summary>The colour: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    public string? Color { get; set; }

    /// <summary>The icon, as the service calls it.</summary>
    [Parameter]
    public string? Icon { get; set; }

    /// <summary>The words that cheer.</summary>
    [Parameter]
    public string? Encouragement { get; set; }

    /// <summary>What is counted: <c>Boolean</c> for yes or no, <c>Real</c> for an amount.</summary>
    [Parameter]
    [ValidateSet("Boolean", "Real")]
    public string? Type { get; set; }

    /// <summary>The amount for a day.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e9)]
    public double Goal { get; set; }

    /// <summary>The amount of one step.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e9)]
    public double Step { get; set; }

    /// <summary>What the amount counts.</summary>
    [Parameter]
    public string? Unit { get; set; }

    /// <summary>On which days: Daily, Weekly, Monthly, Yearly, or an RRULE.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RepeatRuleCompleter))]
    public string? Repeat { get; set; }

    /// <summary>When to remind: times of day, such as 07:30.</summary>
    [Parameter]
    public TimeSpan[]? Reminder { get; set; }

    /// <summary>Ask for a note at each check-in.</summary>
    [Parameter]
    public SwitchParameter RecordNote { get; set; }

    /// <summary>The id of the section to put it in.</summary>
    [Parameter]
    public string? SectionId { get; set; }

    /// <summary>For how many days.</summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    public int TargetDays { get; set; }

    /// <summary>From which day.</summary>
    [Parameter]
    [Day]
    public DateTime TargetStart { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter]
    public long SortOrder { get; set; }

    /// <summary>Return the habits.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Assigns what is said.</summary>
    /// <param name="habit">The habit.</param>
    private protected void Apply(TickTickHabit habit)
    {
        if (IsGiven(nameof(Color))) habit.Color = Color;
        if (IsGiven(nameof(Icon))) habit.Icon = Icon;
        if (IsGiven(nameof(Encouragement))) habit.Encouragement = Encouragement;
        if (IsGiven(nameof(Type))) habit.Type = Type;
        if (IsGiven(nameof(Goal))) habit.Goal = Goal;
        if (IsGiven(nameof(Step))) habit.Step = Step;
        if (IsGiven(nameof(Unit))) habit.Unit = Unit;
        if (IsGiven(nameof(Repeat))) habit.Repeat = Repeat is null ? null : RepeatRule.Parse(Repeat);
        if (IsGiven(nameof(Reminder))) habit.Reminders = Reminder ?? [];
        if (IsGiven(nameof(RecordNote))) habit.IsRecordEnabled = RecordNote;
        if (IsGiven(nameof(SectionId))) habit.SectionId = SectionId;
        if (IsGiven(nameof(TargetDays))) habit.TargetDays = TargetDays;
        if (IsGiven(nameof(TargetStart))) habit.TargetStart = TargetStart;
        if (IsGiven(nameof(SortOrder))) habit.SortOrder = SortOrder;
    }
}
