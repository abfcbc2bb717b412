using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Api.Projects;
using TickTick.Api.Tasks;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates tasks.</summary>
[Cmdlet(VerbsCommon.New, "TickTickTask", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class NewTickTickTaskCommand : TaskFieldsCommand
{
    private readonly ListOrder<TickTickTask> _order = new(static task => task.SortOrder);
    private int _number;

    /// <summary>Specifies the title.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Text]
    public string Title { get; set; } = string.Empty;

    /// <summary>Specifies the project. Accepts a name, an ID or a project object. The default is the Inbox.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <inheritdoc />
    private protected override void Execute() => TryEach(Target(Title), () =>
    {
        TickTickClient client = Client;
        TickTickTask? parent = FindParent();
        string project = UsedProject ?? parent?.ProjectId ?? Inbox.Name;
        var task = new TickTickTask { Title = Title };
        Assign(task);
        TaskSchedule schedule = Schedule();
        string target = $"Task '{Title}' in {(parent is not null && project == parent.ProjectId ? parent.Project : project)}{(parent is null ? string.Empty : $" under '{parent}'")}";
        if (!ShouldProcess(target, Action("Create", Describe(null, task, client.Tasks.Preview(task, schedule)), " with "))) return;

        NamePattern name = NamePatterns.Of(project);
        NamePattern? column = Column is null ? null : NamePatterns.Of(Column);
        (ListOrder<TickTickTask> order, int number) = (_order, _number++);
        Enqueue(
            Target(Title),
            async _ =>
            {
                TickTickTask sent = task.Edit();
                sent.ProjectId = (await client.Projects.FindOneAsync(name).ConfigureAwait(false)).Id;
                if (parent is not null) sent.MoveUnder(parent);
                if (column is not null) sent.ColumnId = (await client.Columns.FindOneAsync(sent.ProjectId!, column).ConfigureAwait(false)).Id;
                if (sent.IsAssigned(nameof(sent.SortOrder))) return await client.Tasks.CreateAsync(sent, schedule).ConfigureAwait(false);
                return await order.CreateAsync(
                    sent.ProjectId!,
                    number,
                    sortOrder =>
                    {
                        if (sortOrder is not null) sent.SortOrder = sortOrder;
                        return client.Tasks.CreateAsync(sent, schedule);
                    }).ConfigureAwait(false);
            },
            WriteObject);
    });

    // A task from the pipeline is copied within its own project, whose name may not be unique.
    private string? UsedProject => PipelineObject?.BaseObject is TickTickTask { ProjectId: { } id } copied && Project == copied.Project
        ? id
        : Project;
}
