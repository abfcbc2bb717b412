using System;
using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns what was done for habits, day by day.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickHabitCheckin", HelpUri = HelpPages.Folder + "Get-TickTickHabitCheckin.md")]
[OutputType(typeof(TickTickHabitCheckin))]
public sealed class GetTickTickHabitCheckinCommand : ApiCommand
{
    private readonly Dictionary<string, TickTickHabit> _habits = new(StringComparer.Ordinal);

    /// <summary>The habits: names, wildcards allowed; ids, or habits themselves.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    [NotEmpty]
    public string[] Habit { get; set; } = ["*"];

    /// <summary>The first day; 30 days before the last one where nothing is said.</summary>
    [Parameter]
    [Day]
    [NotEmpty]
    public DateTime? After { get; set; }

    /// <summary>The last day; today where nothing is said.</summary>
    [Parameter]
    [Day]
    [NotEmpty]
    public DateTime? Before { get; set; }

    /// <summary>Takes habits in.</summary>
    private protected override void Execute()
    {
        foreach (TickTickHabit habit in Find(Client.Habits, Habit)) _habits[habit.Id ?? string.Empty] = habit;
    }

    /// <summary>Asks for all of them at once.</summary>
    protected override void EndProcessing() => Run(() =>
    {
        if (_habits.Count == 0) return;
        DateTime last = Before ?? DateTime.Today;
        WriteObject(Await(Client.GetHabitCheckinsAsync([.. _habits.Values], After ?? last.AddDays(-30), last)), enumerateCollection: true);
    });
}
