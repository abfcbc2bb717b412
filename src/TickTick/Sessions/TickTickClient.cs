using TickTick.Api;
using TickTick.Api.Countdowns;
using TickTick.Api.Focus;
using TickTick.Api.Habits;
using TickTick.Api.Projects;
using TickTick.Api.Tags;
using TickTick.Api.TaskComments;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Api.Tasks.Reviews;

namespace TickTick.Sessions;

/// <summary>Provides the clients of all resources for one command. Thread-safe.</summary>
internal sealed class TickTickClient
{
    public TickTickClient(OpenApiClient api)
    {
        Api = api;
        Projects = new ProjectClient(api);
        ProjectGroups = new ProjectGroupClient(api, Projects);
        Columns = new ColumnClient(api, Projects);
        ProjectContents = new ProjectContents(api, Projects);
        TaskLists = new TaskLists(api, Projects, ProjectContents);
        Tasks = new TaskClient(api, Projects, ProjectContents);
        TaskFinder = new TaskFinder(api, Tasks, TaskLists);
        TaskMover = new TaskMover(api, Projects, ProjectContents, Tasks);
        TaskComments = new TaskCommentClient(api, Tasks);
        Tags = new TagClient(api, TaskLists);
        Habits = new HabitClient(api);
        Focus = new FocusClient(api);
        TaskReview = new TaskReview(api, TaskLists);
        FocusReview = new FocusReview(Focus, TaskLists);
        Countdowns = new CountdownClient(api);
        Rest = new RestClient(api);
    }

    /// <summary>Gets the client on which all others are built.</summary>
    public OpenApiClient Api { get; }

    public ProjectClient Projects { get; }

    public ProjectGroupClient ProjectGroups { get; }

    public ColumnClient Columns { get; }

    public ProjectContents ProjectContents { get; }

    public TaskLists TaskLists { get; }

    public TaskClient Tasks { get; }

    public TaskFinder TaskFinder { get; }

    public TaskMover TaskMover { get; }

    public TaskCommentClient TaskComments { get; }

    public TagClient Tags { get; }

    public HabitClient Habits { get; }

    public FocusClient Focus { get; }

    public TaskReview TaskReview { get; }

    public FocusReview FocusReview { get; }

    public CountdownClient Countdowns { get; }

    public RestClient Rest { get; }
}
