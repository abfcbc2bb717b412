using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.PowerShell.Formatting;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that call the Open API: a session with a token, and the client for its calls.</summary>
public abstract class ApiCommand : TickTickCommand
{
    private OpenApiClient? _client;
    private TickTickSession? _usedSession;

    /// <summary>The session to use instead of this runspace's.</summary>
    [Parameter]
    [ValidateNotNull]
    public TickTickSession? Session { get; set; }

    /// <summary>The calls of the Open API, for this command.</summary>
    private protected OpenApiClient Client => _client ??= Connect();

    /// <summary>The session that the cmdlet works with: the one that was given, this runspace's, or a temporary one. The cmdlet sets none.</summary>
    private protected TickTickSession UsedSession => _usedSession ??= Session ?? RunspaceSession.CurrentOrTemporary;

    /// <inheritdoc />
    private protected override Views? WrittenViews => Views.OfAccounts;

    /// <summary>Whether the token must allow changes: it must where the cmdlet knows <c>-WhatIf</c>.</summary>
    private protected virtual bool Writes => GetType().GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true };

    /// <summary>Runs one call to its end while this thread goes on writing what the call reports.</summary>
    private protected T Await<T>(Task<T> call) => Await((_, _) => call);

    /// <summary>Runs one call that brings nothing.</summary>
    private protected void Await(Task call) => Await(async (_, _) =>
    {
        await call.ConfigureAwait(false);
        return true;
    });

    /// <summary>Gives back the objects of a call one by one, as they come.</summary>
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
    /// The projects that are named. A literal name of none is a non-terminating error, and so is one of several for a cmdlet
    /// that makes changes; the others are found all the same.
    /// </summary>
    private protected List<TickTickProject> FindProjects(IEnumerable<string> names, bool toRead = false) =>
        Find<TickTickProject>(
            Writes ? Client.FindProjectsToChangeAsync : toRead ? Client.FindProjectsToReadAsync : Client.FindProjectsAsync,
            static project => project.Id,
            names);

    /// <summary>
    /// The things that are named. A literal name of none is a non-terminating error, and so is one of several for a cmdlet
    /// that makes changes; the others are found all the same.
    /// </summary>
    private protected List<T> Find<T>(NamedResources<T> things, IEnumerable<string> names) =>
        Find<T>(Writes ? things.FindToChangeAsync : things.FindAsync, things.IdOf, names);

    /// <summary>Writes things: all, or those that are named.</summary>
    private protected void WriteNamed<T>(NamedResources<T> things, IEnumerable<string>? names) =>
        WriteObject(names is null ? Await(things.AllAsync()) : Find(things, names), enumerateCollection: true);

    /// <summary>Writes one thing for each id; one that is not there is a non-terminating error.</summary>
    private protected void WriteEach<T>(IEnumerable<string> ids, Func<string, Task<T>> get)
    {
        foreach (string id in ids) TryEach(id, () => WriteObject(Await(get(id))));
    }

    /// <summary>Tasks by their ids. A project that is not found is a non-terminating error.</summary>
    private protected List<TickTickTask> TasksAt(string project, IEnumerable<string> ids)
    {
        var tasks = new List<TickTickTask>();
        TryEach(project, () =>
        {
            TickTickProject found = Await(Client.FindProjectAsync(NamePatterns.Of(project)));
            foreach (string id in ids) tasks.Add(TickTickTask.At(found.Id!, id).InProject(found.Name));
        });
        return tasks;
    }

    /// <summary>Does one of several pieces of work: its failure is a non-terminating error, so that the others are done.</summary>
    private protected void TryEach(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (TickTickException failure) when (!ConcernsAll(failure))
        {
            WriteError(Errors.Record(failure, target));
        }
    }

    private List<T> Find<T>(Func<NamePattern, Task<IReadOnlyList<T>>> find, Func<T, string?> id, IEnumerable<string> names)
    {
        var found = new List<T>();
        var ids = new HashSet<string?>();
        foreach (string name in names)
            TryEach(name, () => found.AddRange(Await(find(NamePatterns.Of(name))).Where(thing => ids.Add(id(thing)))));
        return found;
    }

    /// <summary>Whether what one piece of work met, all others would meet, too.</summary>
    private protected static bool ConcernsAll(TickTickException failure) =>
        failure.Kind == FailureKind.Authentication || failure.ErrorId is "ScopeMissing" or "SessionDisconnected";

    // A token first, by whatever way there is: afterwards no call asks anybody anything.
    private OpenApiClient Connect()
    {
        TickTickSession session = UsedSession;
        if (session.TryGetCachedToken(TokenRequest.DefaultMinimumLifetime) is null)
            Await((pipeline, stopping) => session.GetTokenAsync(new TokenRequest(), new HostUser(Host, pipeline), pipeline, stopping));
        OpenApiClient client = session.Api.For(Reporter, StoppingToken);
        if (Writes) Await(client.RequireWriteScopeAsync());
        return client;
    }
}
