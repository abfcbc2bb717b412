using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes habits.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickHabit", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickHabit.md")]
[OutputType(typeof(TickTickHabit))]
public sealed class SetTickTickHabitCommand : HabitCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _status;

    /// <summary>Specifies the habits. Accepts names, wildcards, IDs or habit objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InputObject")]
    [NameOrId("Habit", Kind = ResourceKind.Habit)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    public string[] Habit { get; set; } = [];

    /// <summary>Specifies the new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? Name { get; set; }

    /// <summary>Specifies the status.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickHabitStatus))]
    public TickTickHabitStatus? Status
    {
        get => (TickTickHabitStatus?)_status;
        set => _status = value;
    }

    /// <summary>Indicates that the habits are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    private protected override void Execute()
    {
        foreach (TickTickHabit habit in Find(Client.Habits, Habit))
        {
            TryEach(habit, () =>
            {
                TickTickHabit changed = Piped(habit).Edit();
                if (IsGiven(nameof(Name), Name)) changed.Name = Name;
                if (IsGiven(nameof(Status), Status)) changed.Status = Status;
                Apply(changed);
                if (!ShouldProcess($"habit '{habit}' ({habit.Id})", Action("Change", ResourceChanges.Describe(habit, changed)))) return;
                TickTickClient client = Client;
                EnqueueUpdate(habit, habit.Id, changed, () => client.Habits.UpdateAsync(changed), PassThru);
            });
        }
    }
}
