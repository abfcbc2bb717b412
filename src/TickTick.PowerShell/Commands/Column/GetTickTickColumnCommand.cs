using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets the columns of projects.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickColumn", HelpUri = HelpPages.Folder + "Get-TickTickColumn.md")]
[OutputType(typeof(TickTickColumn))]
public sealed class GetTickTickColumnCommand : BatchCommand
{
    /// <summary>Specifies the projects. Accepts names, wildcards, IDs or project objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List", "InputObject")]
    [NameOrId(Kind = ResourceKind.Project)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Specifies the columns. Accepts names, wildcards or IDs.</summary>
    [Parameter(Position = 1)]
    [NameOrId(Kind = ResourceKind.Column)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    [NotEmpty]
    public string[] Name { get; set; } = ["*"];

    private protected override string[] RelatedKinds => [ResourceKind.Project];

    private protected override void Execute()
    {
        NamePattern[] names = [.. Name.Select(NamePatterns.Of)];
        bool isLiteral = Project.All(project => NamePatterns.Of(project).IsLiteral);
        foreach (TickTickProject project in FindProjects(Project))
        {
            TickTickClient client = Client;
            Enqueue(project, () => client.Columns.ListAsync(project, names, isLiteral), columns => WriteObject(columns, enumerateCollection: true));
        }
    }
}
