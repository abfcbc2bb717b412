using System;
using System.Globalization;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Records what was done for habits on a day.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickHabitCheckin", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickHabitCheckin.md")]
[OutputType(typeof(TickTickHabitCheckin))]
public sealed class SetTickTickHabitCheckinCommand : BatchCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _status;

    /// <summary>The habits: names, wildcards allowed; ids, or habits themselves.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("HabitId")]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    public string[] Habit { get; set; } = [];

    /// <summary>The day; today where nothing is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Date")]
    [Day]
    public DateTime? Day { get; set; }

    /// <summary>The amount done; as much as the habit aims at where nothing is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(double))]
    public double? Value { get; set; }

    /// <summary>What became of the habit; by its aim where nothing is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickHabitCheckinStatus))]
    public TickTickHabitCheckinStatus? Status
    {
        get => (TickTickHabitCheckinStatus?)_status;
        set => _status = value;
    }

    /// <summary>Return what is recorded.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Records.</summary>
    private protected override void Execute()
    {
        DateTime day = Day ?? DateTime.Today;
        (double? value, TickTickHabitCheckinStatus? status) = (Value, Status);
        foreach (TickTickHabit habit in Find(Client.Habits, Habit))
        {
            if (!ShouldProcess($"habit '{habit}' ({habit.Id})", $"Check in for {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")) continue;
            OpenApiClient client = Client;
            Enqueue(habit, _ => client.SetHabitCheckinAsync(habit, day, value, status), PassThru ? WriteObject : null);
        }
    }
}
