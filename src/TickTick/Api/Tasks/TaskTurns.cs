using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api.Tasks;

/// <summary>
/// Lets the changes of one task that depend on what it has follow each other, in all runspaces that use the session. At the
/// same time, each one would replace what another one added, or complete one date more.
/// </summary>
internal sealed class TaskTurns(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _changes = new(StringComparer.Ordinal);

    /// <summary>Makes a change after those before it.</summary>
    /// <param name="taskId">The ID of the task.</param>
    /// <param name="prepare">Returns the task with the change. It receives the timestamp of the last one, or null.</param>
    /// <param name="send">Sends the change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TickTickTask> RunAsync(string taskId, Func<long?, Task<TickTickTask>> prepare, Func<TickTickTask, Task<TickTickTask>> send, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = _gates.GetOrAdd(taskId, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TickTickTask changed = await prepare(_changes.TryGetValue(taskId, out long last) ? last : null).ConfigureAwait(false);
            try
            {
                return await send(changed).ConfigureAwait(false);
            }
            finally
            {
                // Whether a change that failed was carried out is not known.
                _changes[taskId] = clock.GetTimestamp();
            }
        }
        finally
        {
            gate.Release();
        }
    }
}
