using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes columns.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickColumn", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickColumn.md")]
[OutputType(typeof(TickTickColumn))]
public sealed class SetTickTickColumnCommand : FieldsCommand
{
    /// <summary>Specifies the project. Accepts a name, an ID or a project object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>Specifies the column. Accepts a name, an ID or a column object.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InputObject")]
    [NameOrId("Column", Kind = ResourceKind.Column, IsOne = true)]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    public string Column { get; set; } = string.Empty;

    /// <summary>Specifies the new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? Name { get; set; }

    /// <summary>Specifies the sort order. Smaller values come first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Indicates that the columns are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    private protected override void Execute() => TryEach(Target(Column), () =>
    {
        TickTickProject project = Await(Client.Projects.FindOneAsync(NamePatterns.Of(Project)));
        TickTickColumn column = Await(Client.Columns.FindOneAsync(project.Id!, NamePatterns.Of(Column)));
        TickTickColumn changed = Piped(column).Edit();
        if (IsGiven(nameof(Name), Name)) changed.Name = Name;
        if (IsGiven(nameof(SortOrder), SortOrder)) changed.SortOrder = SortOrder;
        if (!ShouldProcess($"column '{column}' ({column.Id}) of project '{project}' ({project.Id})", Action("Change", ResourceChanges.Describe(column, changed)))) return;
        TickTickClient client = Client;
        EnqueueUpdate(column, column.Id, changed, () => client.Columns.UpdateAsync(changed), PassThru);
    });
}
