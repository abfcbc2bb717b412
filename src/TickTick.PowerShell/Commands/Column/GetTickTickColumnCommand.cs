using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns columns of projects: all, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickColumn", HelpUri = HelpPages.Folder + "Get-TickTickColumn.md")]
[OutputType(typeof(TickTickColumn))]
public sealed class GetTickTickColumnCommand : BatchCommand
{
    /// <summary>The projects: names, wildcards allowed; ids, or projects themselves.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Names of columns, wildcards allowed, or their ids.</summary>
    [Parameter(Position = 1)]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    [NotEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Asks for each project's.</summary>
    private protected override void Execute()
    {
        NamePattern[] names = [.. Name.Select(NamePatterns.Of)];
        bool isLiteral = Project.All(project => NamePatterns.Of(project).IsLiteral);
        foreach (TickTickProject project in FindProjects(Project))
        {
            OpenApiClient client = Client;
            Enqueue(project, _ => client.GetColumnsAsync(project, names, isLiteral), columns => WriteObject(columns, enumerateCollection: true));
        }
    }
}
