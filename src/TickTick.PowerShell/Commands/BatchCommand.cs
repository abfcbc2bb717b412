using System;
using System.Management.Automation;
using System.Threading.Tasks;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of the cmdlets that send a request for each input object: the batch that carries the requests
/// out, and <c>-ThrottleLimit</c>.
/// </summary>
public abstract class BatchCommand : ApiCommand
{
    private const int DefaultThrottleLimit = 16;

    private CommandBatch? _batch;

    /// <summary>Specifies how many input objects are processed at the same time. With 1, each is processed before the
    /// next one is read.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [WholeNumber]
    public int ThrottleLimit { get; set; } = DefaultThrottleLimit;

    private CommandBatch Batch => _batch ??= new CommandBatch(this, Reporter, UsedSession.RateLimit, ThrottleLimit, StoppingToken);

    /// <summary>Waits for the pending operations.</summary>
    protected sealed override void EndProcessing() => Run(Complete);

    /// <summary>Adds the operations that were deferred until the end of the input.</summary>
    private protected virtual void TakeInRest()
    {
    }

    /// <summary>
    /// Adds an operation. Its failure is an error whose target is the input object. Operations with the same lane are
    /// carried out in their order.
    /// </summary>
    private protected void Enqueue<T>(object? input, Func<Task<T>> work, Action<T> write, string? lane = null) => Batch.Add(
        input,
        async () =>
        {
            T result = await work().ConfigureAwait(false);
            return () => write(result);
        },
        lane);

    /// <summary>Adds an operation without a result.</summary>
    private protected void Enqueue(object? input, Func<Task> work, Action write) => Batch.Add(
        input,
        async () =>
        {
            await work().ConfigureAwait(false);
            return write;
        });

    /// <summary>Sets how many input objects are deferred to a later request.</summary>
    private protected int Deferred
    {
        set => Batch.Deferred = value;
    }

    /// <summary>
    /// Writes a failure. If it ends the command, the results of what was begun before come first, because they would be lost.
    /// </summary>
    private protected override void WriteFailure(TickTickException failure, object? target)
    {
        if (StopsAtErrors) Complete();
        base.WriteFailure(failure, target);
    }

    private void Complete()
    {
        TakeInRest();
        _batch?.Complete();
    }

    // In a function, the variable is a text.
    private bool StopsAtErrors =>
        LanguagePrimitives.TryConvertTo(MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? own) ? own : GetVariableValue("ErrorActionPreference"), out ActionPreference action)
        && action == ActionPreference.Stop;

    /// <summary>Writes a resource if -PassThru is given.</summary>
    private protected void WriteIf(bool passThru, object resource)
    {
        if (passThru) WriteObject(resource);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && _batch is not null)
        {
            // A pipeline can end before its input does, and no operation must continue in the background.
            if (Writes) _batch.ReportEarlyEnd();
            StopProcessing();
            _batch.Dispose();
            _batch = null;
        }

        base.Dispose(disposing);
    }
}
