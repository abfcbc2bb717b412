using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Measures streaks and rates of habits by their own rules and goals.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TickTickHabit", HelpUri = HelpPages.Folder + "Measure-TickTickHabit.md")]
[OutputType(typeof(TickTickHabitMeasure))]
public sealed class MeasureTickTickHabitCommand : PastPeriodCommand
{
    private readonly List<TickTickHabit> _habits = [];

    /// <summary>
    /// Specifies the habits. Accepts names, wildcards, IDs or habit objects. By default, all active habits are measured.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [NameOrId(Kind = ResourceKind.Habit)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    [NotEmpty]
    public string[]? Habit { get; set; }

    private protected override void Execute() => _habits.AddRange(Habit is null
        ? Await(Client.Habits.AllAsync()).Where(static habit => habit.Status != TickTickHabitStatus.Archived)
        : Find(Client.Habits, Habit));

    /// <summary>Measures all habits in as few requests as possible.</summary>
    protected override void EndProcessing() => Run(() =>
    {
        TickTickHabit[] habits = [.. _habits.Distinct()];
        if (habits.Length > 0)
            WriteObject(Await(Client.Habits.MeasureAsync(habits, FirstDay, LastDay, CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek)), enumerateCollection: true);
    });
}
