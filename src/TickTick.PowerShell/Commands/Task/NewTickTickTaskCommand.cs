using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Api.Projects;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.QuickAdd;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates tasks.</summary>
[Cmdlet(VerbsCommon.New, "TickTickTask", DefaultParameterSetName = TitleSet, SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class NewTickTickTaskCommand : TaskFieldsCommand
{
    private const string TitleSet = "Title";

    private readonly ListOrder<TickTickTask> _order = new(static task => task.SortOrder);
    private int _number;

    /// <summary>Specifies the title.</summary>
    [Parameter(ParameterSetName = TitleSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Text]
    public string Title { get; set; } = string.Empty;

    /// <summary>
    /// Specifies tasks in one line each, with the marks of quick add: <c>Buy milk tomorrow 5pm #errand ~Shopping
    /// !high</c>.
    /// </summary>
    [Parameter(ParameterSetName = "Text", Mandatory = true)]
    [Text(IsList = true)]
    [NotEmpty]
    public string[]? Text { get; set; }

    /// <summary>Specifies the project. Accepts a name, an ID or a project object. The default is the Inbox.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <inheritdoc />
    private protected override void Execute()
    {
        if (Text is null) TryEach(Target(Title), () => Create(Title, null));
        foreach (string text in Text ?? [])
        {
            TryEach(text, () =>
            {
                QuickAddText read = QuickAddText.Parse(text, CultureInfo.CurrentCulture, DateTimeOffset.Now, TimeZoneInfo.Local);
                RequireOne(read.Project, nameof(Project), Project);
                RequireOne(read.Priority, nameof(Priority), Priority);
                RequireOne(read.Due?.Text, nameof(Due), Due);
                WriteVerbose($"'{text}' is {read.Describe()}.");
                Create(read.Title, read);
            });
        }
    }

    private void RequireOne(object? read, string parameter, object? given)
    {
        if (read is null || !IsGiven(parameter, given)) return;
        throw new TickTickException(ErrorIds.RequestInvalid, FailureKind.InvalidInput, $"The text contains '{read}', but -{parameter} is specified, too.", $"Leave out -{parameter}, or the mark in the text.");
    }

    private void Create(string title, QuickAddText? read)
    {
        TickTickClient client = Client;
        TickTickTask? parent = FindParent(null);
        TickTickProject? list = read?.Project is { } named ? Await(client.Projects.FindOneAsync(new NamePattern(named))) : null;
        string project = list?.Id ?? UsedProject ?? parent?.ProjectId ?? Inbox.Name;
        var task = new TickTickTask { Title = title };
        Assign(task);
        if (read?.Tags.Count > 0) task.Tags = read.Tags.Concat(Tag ?? []).ToArray();
        if (read?.Priority is { } priority) task.Priority = priority;
        TaskSchedule schedule = read?.Due is { } due ? Schedule() with { Due = due.Date, SetsDue = true } : Schedule();
        string? shown = list?.Name ?? (parent is not null && project == parent.ProjectId ? parent.Project : project);
        string target = $"Task '{title}' in {shown}{(parent is null ? string.Empty : $" under '{parent}'")}";
        if (!ShouldProcess(target, Action("Create", Describe(null, task, client.Tasks.Preview(task, schedule)), " with "))) return;

        NamePattern name = NamePatterns.Of(project);
        NamePattern? column = Column is null ? null : NamePatterns.Of(Column);
        (ListOrder<TickTickTask> order, int number) = (_order, _number++);
        Enqueue(
            Target(title),
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
    }

    // A task from the pipeline is copied within its own project, whose name may not be unique.
    private string? UsedProject => PipelineObject?.BaseObject is TickTickTask { ProjectId: { } id } copied && Project == copied.Project
        ? id
        : Project;
}
