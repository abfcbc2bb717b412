using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of the cmdlets that use the Open API: a session with an access token, and its client.
/// </summary>
public abstract class ApiCommand : TickTickCommand
{
    private TickTickClient? _client;
    private TickTickSession? _usedSession;
    private TickTickException? _connectFailure;

    /// <summary>Specifies the session to use instead of the current session of the runspace.</summary>
    [Parameter]
    [LiveSession]
    [ValidateNotNull]
    public TickTickSession? Session { get; set; }

    /// <summary>Gets the client of the Open API for this command.</summary>
    private protected TickTickClient Client => _client ??= Connect();

    /// <summary>
    /// Gets the session to use: the given one, the current session of the runspace, or a temporary one. The cmdlet
    /// never sets the current session.
    /// </summary>
    private protected TickTickSession UsedSession => _usedSession ??= Session ?? RunspaceSession.CurrentOrTemporary;

    /// <summary>
    /// Gets whether the access token must grant the write scope, which is the case if the cmdlet supports
    /// <c>-WhatIf</c>.
    /// </summary>
    private protected virtual bool Writes => GetType().GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true };

    /// <summary>
    /// Gets the kinds of resources that the cmdlet accepts from the pipeline beside that of its noun.
    /// </summary>
    private protected virtual string[] RelatedKinds => [];

    /// <summary>
    /// Refuses a resource of another kind. Its ID or a property with the name of a parameter would be taken for something
    /// else, such as the project of a task for a project to remove.
    /// </summary>
    private protected override bool AcceptsRow()
    {
        // Not the name of the command, which Import-Module -Prefix changes.
        if (GetType().GetCustomAttribute<CmdletAttribute>() is not { } command) return true;
        PSObject? item = PipelineInput.Of(this);
        OtherKind = ResourceKind.Of(item) is { } kind && kind != command.NounName && (command.VerbName != VerbsCommon.New || item!.Properties["Id"] is not null) ? kind : null;
        if (OtherKind is null || RelatedKinds.Contains(OtherKind) || command.VerbName is VerbsCommon.Add or VerbsLifecycle.Invoke) return true;
        WriteFailure(
            new TickTickException(
                ErrorIds.RequestInvalid,
                $"{MyInvocation.MyCommand.Name} does not accept a {OtherKind} from the pipeline.",
                $"Pipe a {string.Join(" or a ", RelatedKinds.Prepend(command.NounName))} to it."),
            item);
        return false;
    }

    /// <summary>
    /// Gets the kind of the resource from the pipeline if it is not that of the cmdlet's noun, otherwise null. What a New
    /// cmdlet gets without an ID are only values, whatever they were selected from.
    /// </summary>
    private protected string? OtherKind { get; private set; }

    /// <summary>Waits for a request while this thread writes the messages of the request.</summary>
    private protected T Await<T>(Task<T> call) => Await((_, _) => call);

    /// <summary>Waits for a request without a result.</summary>
    private protected void Await(Task call) => Await(async (_, _) =>
    {
        await call.ConfigureAwait(false);
        return true;
    });

    /// <summary>Returns the objects of a request as they arrive.</summary>
    private protected IEnumerable<T> Stream<T>(IAsyncEnumerable<T> objects)
    {
        IAsyncEnumerator<T> enumerator = objects.GetAsyncEnumerator();
        try
        {
            while (true)
            {
                ValueTask<bool> next = enumerator.MoveNextAsync();
                if (!(next.IsCompletedSuccessfully ? next.Result : Await(next.AsTask()))) yield break;
                yield return enumerator.Current;
            }
        }
        finally
        {
            Await(enumerator.DisposeAsync().AsTask());
        }
    }

    /// <summary>
    /// Finds projects by name. A literal name that no project has is a non-terminating error, and so is an ambiguous
    /// name in a cmdlet that makes changes.
    /// </summary>
    private protected List<TickTickProject> FindProjects(IEnumerable<string> names, bool toRead = false) =>
        Find<TickTickProject>(
            Writes ? Client.Projects.FindToChangeAsync : toRead ? Client.ProjectContents.FindProjectsAsync : Client.Projects.FindAsync,
            static project => project.Id,
            names);

    /// <summary>
    /// Finds resources by name. A literal name that no resource has is a non-terminating error, and so is an
    /// ambiguous name in a cmdlet that makes changes.
    /// </summary>
    private protected List<T> Find<T>(NamedResourceClient<T> resources, IEnumerable<string> names) =>
        Find<T>(Writes ? resources.FindToChangeAsync : resources.FindAsync, resources.IdOf, names);

    /// <summary>Writes all resources, or those that match the names.</summary>
    private protected void WriteNamed<T>(NamedResourceClient<T> resources, IEnumerable<string>? names) =>
        WriteObject(names is null ? Await(resources.AllAsync()) : Find(resources, names), enumerateCollection: true);

    /// <summary>Writes the resource of each ID. An unknown ID is a non-terminating error.</summary>
    private protected void WriteEach<T>(IEnumerable<string> ids, Func<string, Task<T>> get)
    {
        foreach (string id in ids) TryEach(id, () => WriteObject(Await(get(id))));
    }

    /// <summary>Replaces titles with the open tasks that have them. A task that several of them name is returned once.</summary>
    private protected IEnumerable<TickTickTask> TasksOf(IEnumerable<TickTickTask> objects)
    {
        var tasks = new List<TickTickTask>();
        foreach (TickTickTask task in objects)
        {
            if (TitleIn(task) is { } title) TryEach(task.Title, () => tasks.AddRange(Await(Client.TaskFinder.FindAsync(title))));
            else tasks.Add(task);
        }

        var ids = new HashSet<string>();
        return tasks.Where(task => task.Id is null || ids.Add(task.Id));
    }

    /// <summary>Returns the title by which a task is to be found, or null if it has an ID.</summary>
    private protected NamePattern? TitleIn(TickTickTask task) =>
        task is not { Id: null, Title: { } title } ? null
        : task.IsAssigned(nameof(task.Title)) ? new NamePattern(title)
        : PatternOf(title);

    /// <summary>
    /// Creates task references from IDs, or finds the open tasks with these IDs if the project is not given. An
    /// unknown project or ID is a non-terminating error.
    /// </summary>
    private protected IEnumerable<TickTickTask> TasksAt(string? project, IEnumerable<string> ids)
    {
        var tasks = new List<TickTickTask>();
        if (string.IsNullOrEmpty(project))
        {
            foreach (string id in ids) TryEach(id, () => tasks.Add(Await(Client.TaskFinder.FindByIdAsync(id))));
            return tasks;
        }

        TryEach(project, () =>
        {
            TickTickProject found = Await(Client.Projects.FindOneAsync(NamePatterns.Of(project!), ProjectIdOfRow(project!)));
            foreach (string id in ids) tasks.Add(TickTickTask.At(found.Id!, WebLink.TaskIdOf(id, UsedSession.Service)!).InProject(found.Name));
        });
        return tasks;
    }

    /// <summary>Returns the ID in the row from the pipeline if its project has this name, and was not given otherwise.</summary>
    private protected string? ProjectIdOfRow(string name) =>
        PipelineInput.Of(this) is { } row && row.Properties["Project"]?.Value as string == name ? row.Properties["ProjectId"]?.Value as string : null;

    /// <summary>
    /// Runs one of several operations. Its failure is a non-terminating error, so that the others run.
    /// </summary>
    private protected void TryEach(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (TickTickException failure) when (!failure.ConcernsAll && failure != _connectFailure)
        {
            WriteFailure(failure, target);
        }
    }

    /// <summary>Writes the failure of one of several operations, which is a non-terminating error.</summary>
    private protected virtual void WriteFailure(TickTickException failure, object? target) => WriteError(Errors.Record(failure, target));

    // Only what a person types is a wildcard pattern. A row whose title is * is about the task with this title.
    private NamePattern PatternOf(string name) =>
        Writes && PipelineInput.Of(this) is { BaseObject: not string } ? new NamePattern(name) : NamePatterns.Of(name);

    private List<T> Find<T>(Func<NamePattern, Task<IReadOnlyList<T>>> find, Func<T, string?> id, IEnumerable<string> names)
    {
        var found = new List<T>();
        var ids = new HashSet<string?>();
        foreach (string name in names)
            TryEach(name, () => found.AddRange(Await(find(PatternOf(name))).Where(resource => ids.Add(id(resource)))));
        return found;
    }

    // The access token is obtained first, so that no later request prompts the user. Without one, no input object can be
    // processed, and the next one would only ask the user again.
    private TickTickClient Connect()
    {
        try
        {
            TickTickSession session = UsedSession;
            if (session.TryGetCachedToken(TokenRequest.DefaultMinimumLifetime) is null)
                Await((pipeline, stopping) => session.GetTokenAsync(new TokenRequest(), new HostUser(Host, pipeline), pipeline, stopping));
            TickTickClient client = session.For(Reporter, StoppingToken);
            if (Writes) Await(client.Api.RequireWriteScopeAsync());
            if (client.Api.Connection.UnknownZone is not null && DateTexts().Any()) client.Api.Connection.WarnOfZone(Reporter);
            return client;
        }
        catch (TickTickException failure)
        {
            _connectFailure = failure;
            throw;
        }
    }
}
