using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Habits;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Sets the check-ins of habits on a day.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickHabitCheckin", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickHabitCheckin.md")]
[OutputType(typeof(TickTickHabitCheckin))]
public sealed class SetTickTickHabitCheckinCommand : FieldsCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _status;

    /// <summary>Specifies the habits. Accepts names, wildcards, IDs or habit objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("HabitId", "InputObject")]
    [NameOrId("HabitId", "Habit", Kind = ResourceKind.Habit)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    public string[] Habit { get; set; } = [];

    /// <summary>Specifies the day. The default is today.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Date", "Stamp")]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    public DateArgument? Day { get; set; }

    /// <summary>Specifies the amount. The default is the goal of the habit, or 0 if Status is Open or Missed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(double))]
    public double? Value { get; set; }

    /// <summary>Specifies the status. By default, it depends on the goal.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickHabitCheckinStatus))]
    public TickTickHabitCheckinStatus? Status
    {
        get => (TickTickHabitCheckinStatus?)_status;
        set => _status = value;
    }

    /// <summary>Indicates that the check-ins are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string[] RelatedKinds => [ResourceKind.Habit];

    private protected override void Execute()
    {
        DateTime day = Day?.Day ?? DateTime.Today;
        double? value = IsGiven(nameof(Value), Value) ? Value : null;
        TickTickHabitCheckinStatus? status = IsGiven(nameof(Status), Status) && (IsTyped(nameof(Status)) || !HasNewValue) ? Status : null;
        foreach (TickTickHabit habit in Find(Client.Habits, Habit))
        {
            TryEach(habit, () =>
            {
                HabitClient.RequireValue(value);
                if (!ShouldProcess($"habit '{habit}' ({habit.Id})", Action($"Check in for {day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)}", Describe(value, status), " with "))) return;
                TickTickClient client = Client;
                Enqueue(habit, () => client.Habits.SetCheckinAsync(habit, day, value, status), changed => WriteIf(PassThru, changed), lane: $"{habit.Id}/{day:yyyyMMdd}");
            });
        }
    }

    // The status of a check-in from the pipeline is that of its old value.
    private bool HasNewValue => IsTyped(nameof(Value)) || (PipelineObject?.BaseObject is TickTickHabitCheckin checkin && checkin.IsAssigned(nameof(Value)) && !checkin.IsAssigned(nameof(Status)));

    private static IEnumerable<string> Describe(double? value, TickTickHabitCheckinStatus? status)
    {
        if (value is { } amount) yield return FormattableString.Invariant($"Value {amount}");
        if (status is not null) yield return $"Status {status}";
    }
}
