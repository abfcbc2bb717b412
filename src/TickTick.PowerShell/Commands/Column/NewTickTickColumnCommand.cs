using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates columns, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.New, "TickTickColumn", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickColumn.md")]
[OutputType(typeof(TickTickColumn))]
public sealed class NewTickTickColumnCommand : FieldsCommand
{
    /// <summary>Specifies the project. Accepts a name, an ID or a project object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>Specifies the name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotEmpty]
    [ValidateLength(1, 1000)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Specifies the sort order. Smaller values come first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Initializes the cmdlet.</summary>
    public NewTickTickColumnCommand() => ThrottleLimit = 1;

    private protected override void Execute()
    {
        var column = new TickTickColumn { Name = Name };
        if (SortOrder is not null) column.SortOrder = SortOrder;
        TryEach(Target(Name), () =>
        {
            TickTickProject project = Await(Client.Projects.FindOneAsync(NamePatterns.Of(Project)));
            if (!ShouldProcess($"column '{Name}' of project '{project}' ({project.Id})", Action("Create", ResourceChanges.Describe(null, column, nameof(Name)), " with "))) return;
            TickTickClient client = Client;
            Enqueue(Target(Name), () => client.Columns.CreateAsync(project.Id, column), WriteObject);
        });
    }
}
