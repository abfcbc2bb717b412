using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets project groups.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickProjectGroup", DefaultParameterSetName = "Name", HelpUri = HelpPages.Folder + "Get-TickTickProjectGroup.md")]
[OutputType(typeof(TickTickProjectGroup))]
public sealed class GetTickTickProjectGroupCommand : ApiCommand
{
    /// <summary>Specifies the project groups. Accepts names, wildcards, IDs or project group objects.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.ProjectGroup)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Specifies the IDs of project groups.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TableCell(IsList = true)]
    public string[]? Id { get; set; }

    private protected override void Execute()
    {
        if (Id is not null) WriteEach(Id, Client.ProjectGroups.GetAsync);
        else WriteNamed(Client.ProjectGroups, Name);
    }
}
