using System;
using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets the check-ins of habits.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickHabitCheckin", HelpUri = HelpPages.Folder + "Get-TickTickHabitCheckin.md")]
[OutputType(typeof(TickTickHabitCheckin))]
public sealed class GetTickTickHabitCheckinCommand : ApiCommand
{
    private readonly Dictionary<string, TickTickHabit> _habits = new(StringComparer.Ordinal);

    /// <summary>Specifies the habits. Accepts names, wildcards, IDs or habit objects.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.Habit)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    [NotEmpty]
    public string[] Habit { get; set; } = ["*"];

    /// <summary>Specifies the first day. The default is 30 days before the last day.</summary>
    [Parameter]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [NotEmpty]
    public DateArgument? After { get; set; }

    /// <summary>Specifies the last day. The default is today.</summary>
    [Parameter]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [NotEmpty]
    public DateArgument? Before { get; set; }

    private protected override string[] RelatedKinds => [ResourceKind.Habit];

    private protected override void Execute()
    {
        foreach (TickTickHabit habit in Find(Client.Habits, Habit)) _habits[habit.Id ?? string.Empty] = habit;
    }

    /// <summary>Gets the check-ins of all habits in as few requests as possible.</summary>
    protected override void EndProcessing() => Run(() =>
    {
        if (_habits.Count == 0) return;
        DateTime last = Before?.Day ?? DateTime.Today;
        WriteObject(Await(Client.Habits.ListCheckinsAsync([.. _habits.Values], After?.Day ?? last.AddDays(-30), last)), enumerateCollection: true);
    });
}
