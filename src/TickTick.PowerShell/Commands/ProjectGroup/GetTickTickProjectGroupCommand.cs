using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns project groups: all, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickProjectGroup", DefaultParameterSetName = "Name", HelpUri = HelpPages.Folder + "Get-TickTickProjectGroup.md")]
[OutputType(typeof(TickTickProjectGroup))]
public sealed class GetTickTickProjectGroupCommand : ApiCommand
{
    /// <summary>Names of project groups, wildcards allowed; their ids, or project groups themselves.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Ids of project groups.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string[]? Id { get; set; }

    /// <summary>Finds them.</summary>
    private protected override void Execute()
    {
        if (Id is not null) WriteEach(Id, Client.ProjectGroups.GetAsync);
        else WriteNamed(Client.ProjectGroups, Name);
    }
}
