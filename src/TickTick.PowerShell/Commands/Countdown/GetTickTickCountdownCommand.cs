using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns countdowns: all, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickCountdown", DefaultParameterSetName = "Name", HelpUri = HelpPages.Folder + "Get-TickTickCountdown.md")]
[OutputType(typeof(TickTickCountdown))]
public sealed class GetTickTickCountdownCommand : ApiCommand
{
    /// <summary>Names of countdowns, wildcards allowed; their ids, or countdowns themselves.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CountdownCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Ids of countdowns.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string[]? Id { get; set; }

    /// <summary>Finds them.</summary>
    private protected override void Execute()
    {
        if (Id is not null) WriteEach(Id, Client.Countdowns.GetAsync);
        else WriteNamed(Client.Countdowns, Name);
    }
}
