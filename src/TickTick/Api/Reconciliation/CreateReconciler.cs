using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api.Reconciliation;

/// <summary>
/// Determines whether create requests with an unknown outcome were carried out. One lookup serves all concurrent
/// operations with the same key, and each resource is assigned to one operation only. Thread-safe.
/// </summary>
internal sealed class CreateReconciler<T>(TimeProvider clock)
    where T : TickTickResource, new()
{
    // The Date header has whole seconds, and the transfer takes time. Both only make the estimate earlier, which is
    // safe. The slack is for services on several machines whose clocks differ. What is older than that by little is
    // uncertain: it can be of another client, or of a machine with a worse clock.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Dictionary<string, Lookup> _lookups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.Ordinal);

    /// <summary>
    /// Assigns a resource to an operation of this session. Returns false if another operation has it.
    /// </summary>
    public bool TryClaim(string id) => _claimed.TryAdd(id, true);

    /// <summary>Determines whether a create request was carried out.</summary>
    /// <exception cref="TickTickException">The lookup failed.</exception>
    public async Task<(CreateOutcome Outcome, T? Resource)> ReconcileAsync(
        CreateOperation<T> operation,
        T sent,
        Age age,
        TimeSpan settle,
        IReporter reporter,
        Func<IReporter, CancellationToken, Task<Snapshot<T>>> readExistingAsync,
        CancellationToken cancellationToken)
    {
        var pending = new PendingOperation(operation, sent, age, reporter);
        Lookup lookup;
        lock (_gate)
        {
            // A pending lookup is joined only while the service still has the settling time to finish this request.
            if (!_lookups.TryGetValue(operation.ExistingPath, out lookup!) || clock.GetElapsedTime(lookup.StartedAt) > settle)
            {
                lookup = new Lookup(clock.GetTimestamp(), _gate);
                _lookups[operation.ExistingPath] = lookup;
                _ = Task.Run(() => RunAsync(lookup, operation.ExistingPath, settle, readExistingAsync), CancellationToken.None);
            }

            lookup.Operations.Add(pending);
        }

        using (cancellationToken.Register(() => Abandon(lookup, pending)))
        {
            return await pending.Result.Task.ConfigureAwait(false);
        }
    }

    private void Abandon(Lookup lookup, PendingOperation pending)
    {
        pending.Result.TrySetCanceled();
        lock (_gate)
        {
            foreach (PendingOperation other in lookup.Operations)
            {
                if (!other.Result.Task.IsCompleted) return;
            }

            // No operation waits any longer. The lookup may have ended just now.
            lookup.Cancel();
        }
    }

    private async Task RunAsync(Lookup lookup, string key, TimeSpan settle, Func<IReporter, CancellationToken, Task<Snapshot<T>>> readExistingAsync)
    {
        try
        {
            await Delays.DelayAsync(settle + settle, clock, lookup.Token).ConfigureAwait(false);
            Detach(lookup, key);
            Snapshot<T> snapshot = await readExistingAsync(lookup, lookup.Token).ConfigureAwait(false);
            lock (_gate) Complete(lookup.Operations, snapshot);
        }
        catch (OperationCanceledException)
        {
            foreach (PendingOperation pending in Detach(lookup, key)) pending.Result.TrySetCanceled();
        }
        catch (Exception exception)
        {
            foreach (PendingOperation pending in Detach(lookup, key)) pending.Result.TrySetException(exception);
        }
        finally
        {
            lookup.Dispose();
        }
    }

    private PendingOperation[] Detach(Lookup lookup, string key)
    {
        lock (_gate)
        {
            if (_lookups.TryGetValue(key, out Lookup? current) && ReferenceEquals(current, lookup)) _lookups.Remove(key);
            return lookup.Operations.ToArray();
        }
    }

    // First, all certain matches are assigned: those that have every value that was sent, so that two operations that
    // differ only in their sort order do not get each other's resource, and then the others. Only the remaining resources
    // can make an outcome uncertain.
    private void Complete(List<PendingOperation> pendingOperations, Snapshot<T> snapshot)
    {
        List<PendingOperation> unmatched = pendingOperations.FindAll(static pending => !pending.Result.Task.IsCompleted);
        foreach (bool withAll in new[] { true, false })
            unmatched.RemoveAll(pending => FindSame(pending, snapshot, withAll) is { } resource && pending.Result.TrySetResult((CreateOutcome.Found, resource)));

        foreach (PendingOperation pending in unmatched)
            pending.Result.TrySetResult((IsUncertain(pending, snapshot) ? CreateOutcome.Unsure : CreateOutcome.Absent, null));
    }

    private T? FindSame(PendingOperation pending, Snapshot<T> snapshot, bool withAll)
    {
        foreach (T resource in snapshot.Resources)
        {
            if (withAll && !pending.HasAll(resource)) continue;
            if (pending.Operation.Id(resource) is not { Length: > 0 } id) continue;
            if (pending.Operation.IsUnique ? pending.Compare(resource) == MatchResult.Different : pending.Compare(resource) != MatchResult.Same) continue;
            if (pending.Operation.IsUnique || (IsSince(pending, resource, snapshot) == true && TryClaim(id))) return resource;
        }

        return null;
    }

    private bool IsUncertain(PendingOperation pending, Snapshot<T> snapshot)
    {
        foreach (T resource in snapshot.Resources)
        {
            if (pending.Operation.Id(resource) is not { Length: > 0 } id || _claimed.ContainsKey(id)) continue;
            if (pending.Compare(resource) != MatchResult.Different && IsSince(pending, resource, snapshot) != false) return true;
        }

        return false;
    }

    /// <summary>Returns whether a resource was created after the request was sent first, or null if that is uncertain.</summary>
    private static bool? IsSince(PendingOperation pending, T resource, Snapshot<T> snapshot)
    {
        DateTimeOffset? created = pending.Operation.Created(resource) ?? ResourceId.CreatedTime(pending.Operation.Id(resource));
        if (created is null || snapshot.ServiceTime is not { } serviceNow) return null;
        DateTimeOffset sentAt = serviceNow - pending.Elapsed - ClockSlack;
        if (created >= sentAt) return true;
        return created >= sentAt - Doubt ? null : false;
    }

    private sealed class PendingOperation(CreateOperation<T> operation, T sent, Age age, IReporter reporter)
    {
        public IReporter Reporter { get; } = reporter;

        public CreateOperation<T> Operation { get; } = operation;

        public TimeSpan Elapsed => age.Elapsed;

        public TaskCompletionSource<(CreateOutcome Outcome, T? Resource)> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MatchResult Compare(T resource) => ResourceComparison.Compare(sent, resource);

        public bool HasAll(T resource) => ResourceComparison.HasAll(sent, resource);
    }

    // Reports to a command that still waits: the one that began the lookup may have ended.
    private sealed class Lookup(long startedAt, object gate) : IReporter, IDisposable
    {
        private readonly CancellationTokenSource _cancellation = new();
        private bool _disposed;

        public long StartedAt { get; } = startedAt;

        public List<PendingOperation> Operations { get; } = [];

        public CancellationToken Token => _cancellation.Token;

        public void Verbose(string message) => Current().Verbose(message);

        public void Warning(string message) => Current().Warning(message);

        public void Progress(WorkProgress progress) => Current().Progress(progress);

        private IReporter Current()
        {
            lock (gate) return Operations.Find(static pending => !pending.Result.Task.IsCompleted)?.Reporter ?? SilentReporter.Instance;
        }

        public void Cancel()
        {
            if (!_disposed) _cancellation.Cancel();
        }

        public void Dispose()
        {
            _disposed = true;
            _cancellation.Dispose();
        }
    }
}
