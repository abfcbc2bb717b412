using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets habits.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickHabit", DefaultParameterSetName = "Name", HelpUri = HelpPages.Folder + "Get-TickTickHabit.md")]
[OutputType(typeof(TickTickHabit))]
public sealed class GetTickTickHabitCommand : ApiCommand
{
    /// <summary>Specifies the habits. Accepts names, wildcards, IDs or habit objects.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.Habit)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HabitCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Specifies the IDs of habits.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TableCell(IsList = true)]
    public string[]? Id { get; set; }

    private protected override void Execute()
    {
        if (Id is not null) WriteEach(Id, Client.Habits.GetAsync);
        else WriteNamed(Client.Habits, Name);
    }
}
