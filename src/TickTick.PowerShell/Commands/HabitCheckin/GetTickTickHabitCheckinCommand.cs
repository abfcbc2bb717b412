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
public sealed class GetTickTickHabitCheckinCommand : PastPeriodCommand
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

    private protected override string[] RelatedKinds => [ResourceKind.Habit];

    private protected override void Execute()
    {
        foreach (TickTickHabit habit in Find(Client.Habits, Habit)) _habits[habit.Id ?? string.Empty] = habit;
    }

    /// <summary>Gets the check-ins of all habits in as few requests as possible.</summary>
    protected override void EndProcessing() => Run(() =>
    {
        if (_habits.Count == 0) return;
        WriteObject(Await(Client.Habits.ListCheckinsAsync([.. _habits.Values], FirstDay, LastDay)), enumerateCollection: true);
    });
}
