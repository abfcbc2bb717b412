using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.Habit;

/// <summary>Makes habits.</summary>
[Cmdlet(VerbsCommon.New, "TickTickHabit", SupportsShouldProcess = true)]
[OutputType(typeof(TickTickHabit))]
public sealed class NewTickTickHabitCommand : HabitCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [ValidateLength(1, 1000)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Makes one.</summary>
    private protected override void Execute()
    {
        if (!ShouldProcess($"habit '{Name}'", "Create")) return;
        var habit = new TickTickHabit { Name = Name };
        Apply(habit);
        OpenApiClient client = Client;
        Enqueue(habit, _ => client.NewHabitAsync(habit), PassThru ? WriteObject : null);
    }
}
