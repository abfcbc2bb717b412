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
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <inheritdoc />
    private protected override string[] RelatedKinds => [ResourceKind.Project];

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
                RequireOne(AllDay && read.Due is { Date.IsDay: false } timed ? timed.Text : null, nameof(AllDay), AllDay);
                RequireOne(read.Repeat, nameof(Repeat), Repeat);
                Reporter.Verbose($"'{text}' is {read.Describe()}.");
                Create(read.Title, read);
            });
        }
    }

    private void RequireOne(object? read, string parameter, object? given)
    {
        if (read is null || !IsGiven(parameter, given)) return;
        throw new TickTickException(ErrorIds.RequestInvalid, $"The text contains '{read}', but -{parameter} is specified, too.", $"Leave out -{parameter}, or the mark in the text.");
    }

    // What the service would refuse is refused before the question whether to create it, so that -WhatIf shows it.
    private void Create(string title, QuickAddText? read)
    {
        TickTickClient client = Client;
        var task = new TickTickTask { Title = title };
        TaskClient.RequireTitle(task);
        TickTickTask? parent = FindParent(null);
        NamePattern name = read?.Project is { } named ? new NamePattern(named) : NamePatterns.Of(UsedProject ?? parent?.ProjectId ?? Inbox.Name);
        TickTickProject project = Await(client.Projects.FindOneAsync(name, ProjectIdOfRow(name.Text)));
        task.ProjectId = project.Id;
        task.InProject(project.Name);
        if (parent is not null) task.MoveUnder(parent);
        if (Column is not null) task.ColumnId = FindColumnId(project.Id!);
        Assign(task);
        if (read?.Tags.Count > 0) task.Tags = read.Tags.Concat(Tag ?? []).ToArray();
        if (read?.Priority is { } priority) task.Priority = priority;
        if (read?.Repeat is { } rule) task.Repeat = rule;
        TaskSchedule schedule = Schedule();
        if ((read?.Due?.Date ?? (schedule.SetsDue || schedule.SetsStart ? null : read?.FirstDay)) is { } due) schedule = schedule with { Due = due, SetsDue = true };
        string target = $"Task '{title}' in {project.Name}{(parent is null ? string.Empty : $" under '{parent}'")}";
        if (!ShouldProcess(target, Action("Create", Describe(null, task, client.Tasks.Preview(task, schedule)), " with "))) return;

        (ListOrder<TickTickTask> order, int number) = (_order, _number++);
        Enqueue(
            Target(title),
            () => task.IsAssigned(nameof(task.SortOrder))
                ? client.Tasks.CreateAsync(task, schedule)
                : order.CreateAsync(
                    project.Id!,
                    number,
                    sortOrder =>
                    {
                        if (sortOrder is not null) task.SortOrder = sortOrder;
                        return client.Tasks.CreateAsync(task, schedule);
                    }),
            WriteObject);
    }

    // A task from the pipeline is copied within its own project, whose name may not be unique.
    private string? UsedProject => PipelineObject?.BaseObject is TickTickTask { ProjectId: { } id } copied && Project == copied.Project
        ? id
        : Project ?? PipedId(ResourceKind.Project);
}
