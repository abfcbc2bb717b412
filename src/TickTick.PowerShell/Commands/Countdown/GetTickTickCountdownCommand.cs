using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets countdowns.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickCountdown", DefaultParameterSetName = "Name", HelpUri = HelpPages.Folder + "Get-TickTickCountdown.md")]
[OutputType(typeof(TickTickCountdown))]
public sealed class GetTickTickCountdownCommand : ApiCommand
{
    /// <summary>Specifies the countdowns. Accepts names, wildcards, IDs or countdown objects.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.Countdown)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CountdownCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Specifies the IDs of countdowns.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TableCell(IsList = true)]
    public string[]? Id { get; set; }

    private protected override void Execute()
    {
        if (Id is not null) WriteEach(Id, Client.Countdowns.GetAsync);
        else WriteNamed(Client.Countdowns, Name);
    }
}
