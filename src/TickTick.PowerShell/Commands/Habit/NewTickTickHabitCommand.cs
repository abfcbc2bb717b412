using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates habits, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.New, "TickTickHabit", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickHabit.md")]
[OutputType(typeof(TickTickHabit))]
public sealed class NewTickTickHabitCommand : HabitCommand
{
    /// <summary>Specifies the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotEmpty]
    [ValidateLength(1, 1000)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Initializes the cmdlet.</summary>
    public NewTickTickHabitCommand() => ThrottleLimit = 1;

    private protected override void Execute()
    {
        TryEach(Target(Name), () =>
        {
            var habit = new TickTickHabit { Name = Name };
            Apply(habit);
            if (!ShouldProcess($"habit '{Name}'", Action("Create", ResourceChanges.Describe(null, habit, nameof(Name)), " with "))) return;
            TickTickClient client = Client;
            Enqueue(Target(Name), () => client.Habits.CreateAsync(habit), WriteObject);
        });
    }
}
