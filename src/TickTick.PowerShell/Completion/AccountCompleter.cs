using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using TickTick.PowerShell.Hosting;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Completion;

/// <summary>
/// Completes values from the account. It uses the session's access token and never signs in. A response that is too
/// slow for the prompt is used the next time Tab is pressed.
/// </summary>
internal abstract class AccountCompleter : Completer
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);
    private static readonly ConditionalWeakTable<TickTickSession, ConcurrentDictionary<string, CachedResult>> Cache = new();

    /// <summary>Gets the values from the service.</summary>
    private protected abstract Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects);

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters)
    {
        if (SessionWithToken(boundParameters) is not { } session) return [];
        string[] projects = [.. Texts(boundParameters, "Project")];
        ConcurrentDictionary<string, CachedResult> results = Cache.GetOrCreateValue(session);
        string key = $"{GetType().Name} {string.Join("\n", projects)}";
        results.TryGetValue(key, out CachedResult? last);
        int changes = session.Api.Changes;
        if (last is null || !last.IsFresh || last.Changes != changes)
        {
            CachedResult next = new(Task.Run(() => GetWithTimeoutAsync(session, projects)), last?.Candidates ?? [], changes);
            results[key] = last = next;
        }

        return last.Wait(PromptTimeout);
    }

    private static TickTickSession? SessionWithToken(IDictionary boundParameters)
    {
        TickTickSession session = boundParameters["Session"] as TickTickSession ?? RunspaceSession.CurrentOrTemporary;
        if (session.TryGetCachedToken(TimeSpan.Zero) is not null) return session;
        using var limit = new CancellationTokenSource(PromptTimeout);
        try
        {
            return session.FindTokenAsync(new TokenRequest(), SilentReporter.Instance, limit.Token).AsTask().GetAwaiter().GetResult() is null ? null : session;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Candidate>> GetWithTimeoutAsync(TickTickSession session, string[] projects)
    {
        using var limit = new CancellationTokenSource(CallTimeout);
        return await GetCandidatesAsync(session.For(SilentReporter.Instance, limit.Token), projects).ConfigureAwait(false);
    }

    // The last values are used until the next response arrives, or permanently if the request fails.
    private sealed class CachedResult(Task<IReadOnlyList<Candidate>> task, IReadOnlyList<Candidate> previous, int changes)
    {
        private readonly DateTime _requested = DateTime.UtcNow;

        /// <summary>Gets how many changes the session had sent before the values were requested.</summary>
        public int Changes => changes;

        public bool IsFresh => !task.IsFaulted && !task.IsCanceled && DateTime.UtcNow - _requested < (task.IsCompleted ? Freshness : CallTimeout);

        public IReadOnlyList<Candidate> Candidates => task.Status == TaskStatus.RanToCompletion ? task.Result : previous;

        public IReadOnlyList<Candidate> Wait(TimeSpan timeout)
        {
            Task.WaitAny([task], timeout);
            return Candidates;
        }
    }
}
