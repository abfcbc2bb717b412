using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Completion;

/// <summary>
/// Offers what the account has. It asks with the session's token and never signs in; an answer that is too slow for the
/// prompt is there at the next Tab.
/// </summary>
internal abstract class AccountCompleter : Completer
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);
    private static readonly ConditionalWeakTable<TickTickSession, ConcurrentDictionary<string, Answer>> Answers = new();

    /// <summary>Asks the service.</summary>
    private protected abstract Task<IReadOnlyList<Candidate>> AskAsync(OpenApiClient client, IReadOnlyList<string> projects);

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters)
    {
        if (SessionWithToken(boundParameters) is not { } session) return [];
        string[] projects = [.. Texts(boundParameters, "Project")];
        ConcurrentDictionary<string, Answer> answers = Answers.GetOrCreateValue(session);
        string question = $"{GetType().Name} {string.Join("\n", projects)}";
        answers.TryGetValue(question, out Answer? last);
        if (last is null || !last.IsFresh)
        {
            Answer next = new(Task.Run(() => AskWithinTimeAsync(session, projects)), last?.Found ?? []);
            answers[question] = last = next;
        }

        return last.Wait(Patience);
    }

    private static TickTickSession? SessionWithToken(IDictionary boundParameters)
    {
        TickTickSession session = boundParameters["Session"] as TickTickSession ?? RunspaceSession.CurrentOrTemporary;
        bool hasToken = session.TryGetCachedToken(TimeSpan.Zero) is not null || session.FindToken(new TokenRequest(), SilentReporter.Instance) is not null;
        return hasToken ? session : null;
    }

    private async Task<IReadOnlyList<Candidate>> AskWithinTimeAsync(TickTickSession session, string[] projects)
    {
        using var limit = new CancellationTokenSource(CallTimeout);
        return await AskAsync(session.Api.For(SilentReporter.Instance, limit.Token), projects).ConfigureAwait(false);
    }

    // What was found last stands in until the next answer is there, or for good where that fails.
    private sealed class Answer(Task<IReadOnlyList<Candidate>> task, IReadOnlyList<Candidate> before)
    {
        private readonly DateTime _asked = DateTime.UtcNow;

        public bool IsFresh => !task.IsFaulted && !task.IsCanceled && DateTime.UtcNow - _asked < (task.IsCompleted ? Freshness : CallTimeout);

        public IReadOnlyList<Candidate> Found => task.Status == TaskStatus.RanToCompletion ? task.Result : before;

        public IReadOnlyList<Candidate> Wait(TimeSpan patience)
        {
            Task.WaitAny([task], patience);
            return Found;
        }
    }
}
