using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets tasks that match the filters.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickTask", DefaultParameterSetName = QuerySet, HelpUri = HelpPages.Folder + "Get-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class GetTickTickTaskCommand : ApiCommand
{
    private const string QuerySet = "Query";
    private const string IdSet = "Id";

    /// <summary>Specifies the titles.</summary>
    [Parameter(ParameterSetName = QuerySet, Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [NotEmpty]
    public string[]? Title { get; set; }

    /// <summary>Specifies the IDs. If the project is given, completed tasks are found, too.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId(Kind = ResourceKind.Task)]
    public string[] Id { get; set; } = [];

    /// <summary>Specifies the projects. Accepts names, IDs or project objects.</summary>
    [Parameter(ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List", "InputObject")]
    [SupportsWildcards]
    [NameOrId(Kind = ResourceKind.Project, IsNamed = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [NotEmpty]
    public string[]? Project { get; set; }

    /// <summary>Specifies the tags, all of which a task must have.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [Alias("Tags")]
    [SupportsWildcards]
    [NameOrId(Kind = ResourceKind.Tag)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [NotEmpty]
    public string[]? Tag { get; set; }

    /// <summary>Specifies the priorities, of which one must match.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [TableCell(typeof(TickTickTaskPriority[]))]
    [NotEmpty]
    public TickTickTaskPriority[]? Priority { get; set; }

    /// <summary>Specifies the statuses. The default is open tasks.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [TableCell(typeof(TickTickTaskStatus[]))]
    [NotEmpty]
    public TickTickTaskStatus[]? Status { get; set; }

    /// <summary>Specifies the periods and dates, on one of which the tasks are due. Sorts the tasks by due time.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ArgumentCompleter(typeof(DueCompleter))]
    [Due]
    [NotEmpty]
    public DueArgument[]? Due { get; set; }

    /// <summary>Gets only tasks that are due before this date.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Date]
    [NotEmpty]
    public DateArgument? DueBefore { get; set; }

    /// <summary>Gets only tasks that are due at or after this date.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Date]
    [NotEmpty]
    public DateArgument? DueAfter { get; set; }

    /// <summary>Gets only tasks that were completed at or before this date.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [Alias("Before")]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [Date(IsPast = true)]
    [NotEmpty]
    public DateArgument? CompletedBefore { get; set; }

    /// <summary>Gets only tasks that were completed at or after this date.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [Alias("After")]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [Date(IsPast = true)]
    [NotEmpty]
    public DateArgument? CompletedAfter { get; set; }

    /// <summary>Gets only subtasks of these tasks. Accepts titles, wildcards, IDs, links or task objects.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [SupportsWildcards]
    [NameOrId]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [NotEmpty]
    public string[]? Parent { get; set; }

    /// <summary>Specifies the words for the service's search.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [TableCell]
    [NotEmpty]
    public string? Search { get; set; }

    private protected override string[] RelatedKinds => [ResourceKind.Project];

    /// <inheritdoc />
    private protected override void Execute()
    {
        if ((CompletedAfter ?? CompletedBefore) is not null && !Statuses.Contains(TickTickTaskStatus.Completed))
        {
            throw new TickTickException(
                ErrorIds.RequestInvalid,
                $"-CompletedAfter and -CompletedBefore select completed tasks, but -Status is {string.Join(", ", Statuses)}.",
                "Add Completed to -Status, or leave out -Status.");
        }

        if (Title?.All(IsLink) == true) Id = Title;
        if (Id.Length > 0) WriteByIds();
        else WriteFound();
    }

    private void WriteFound()
    {
        string[]? projects = Project is null ? null : [.. FindProjects(Project, AreReadWhole).Select(project => project.Id!)];
        if (projects is { Length: 0 }) return;

        string[]? parents = null;
        if (Parent is not null)
        {
            var found = new List<string>();
            foreach (string parent in Parent) TryEach(parent, () => found.AddRange(Await(Client.TaskFinder.FindAsync(NamePatterns.Of(parent))).Select(static task => task.Id!)));
            if (found.Count == 0) return;
            parents = [.. found];
        }

        NamePattern[]? titles = Title?.Select(NamePatterns.Of).ToArray();
        var missing = new List<NamePattern>(titles?.Where(title => title.IsLiteral) ?? []);
        bool isEmpty = true;
        TaskQuery query = Query(projects, titles) with { ParentIds = parents };
        foreach (TickTickTask task in Due is null ? Stream(Client.TaskLists.ListAsync(query)) : Await(Client.TaskLists.AgendaAsync(query)))
        {
            isEmpty = false;
            if (missing.Count > 0) missing.RemoveAll(title => title.Fits(task.Title));
            WriteObject(task);
        }

        // A task that was found has all of the tags, so they exist.
        if (isEmpty && Tag is not null) Find(Client.Tags, Tag);
        foreach (NamePattern title in missing) WriteError(Errors.Record(title.NotFound("task", "Get-TickTickTask"), title.Text));
    }

    // Whole projects are read, so an ID does not require the list of projects.
    private bool AreReadWhole => Search is null && Statuses is [TickTickTaskStatus.Open] && Project is { Length: <= TaskLists.ProjectsReadWhole };

    private TickTickTaskStatus[] Statuses => Status?.Distinct().ToArray() ?? [CompletedAfter is null && CompletedBefore is null ? TickTickTaskStatus.Open : TickTickTaskStatus.Completed];

    private TaskQuery Query(string[]? projects, NamePattern[]? titles) => new()
    {
        ProjectIds = projects,
        Titles = titles,
        Tags = Tag?.Select(NamePatterns.Of).ToArray(),
        Priorities = Priority,
        Statuses = Statuses,
        Due = Due is null ? null : Array.ConvertAll(Due, static due => due.Period),
        DueAfter = DueAfter?.InLocalZone,
        DueBefore = DueBefore?.InLocalZone,
        CompletedAfter = CompletedAfter?.InLocalZone,
        CompletedBefore = CompletedBefore?.InLocalZone,
        Keywords = Search,
        FirstDayOfWeek = CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek,
    };

    private static bool IsLink(string text) => WebLink.Parse(text) is not null;

    private void WriteByIds()
    {
        if (Project is { } projects)
        {
            foreach (TickTickProject project in FindProjects(projects))
            {
                foreach (string id in Id) TryEach(id, () => WriteObject(Await(Client.Tasks.GetAsync(project.Id, id))));
            }

            return;
        }

        foreach (string link in Id.Where(IsLink)) TryEach(link, () => WriteObject(Await(Client.TaskFinder.FindByIdAsync(link))));
        List<string> missing = [.. Id.Where(static id => !IsLink(id)).Distinct()];
        if (missing.Count == 0) return;
        foreach (TickTickTask task in Stream(Client.TaskLists.ListAsync(new TaskQuery { Ids = [.. missing] })))
        {
            missing.Remove(task.Id!);
            WriteObject(task);
        }

        foreach (string id in missing) WriteError(Errors.Record(TaskClient.OpenTaskNotFound(id), id));
    }
}
