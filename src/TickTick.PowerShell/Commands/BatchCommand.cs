using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Batching;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of the cmdlets that send a request for each input object: concurrently, with output in the
/// order of the input, and with a non-terminating error for each failure, whose target is the input object.
/// </summary>
public abstract class BatchCommand : ApiCommand
{
    private const int DefaultThrottleLimit = 16;

    // Calls have a timeout of their own.
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(30);

    private IBatch? _batch;
    private bool _isReported;

    /// <summary>Specifies how many input objects are processed at the same time. With 1, each is processed before the
    /// next one is read.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [WholeNumber]
    public int ThrottleLimit { get; set; } = DefaultThrottleLimit;

    /// <summary>Waits for the pending operations.</summary>
    protected sealed override void EndProcessing() => Run(() =>
    {
        TakeIn(TakeInRest);
        TakeIn(() => _batch?.Complete());
    });

    /// <summary>Adds the operations that were deferred until the end of the input.</summary>
    private protected virtual void TakeInRest()
    {
    }

    /// <summary>
    /// Adds an operation. All operations of a command return the same type. Those with the same lane are carried out in
    /// their order.
    /// </summary>
    private protected void Enqueue<T>(object? input, Func<CancellationToken, Task<T>> work, Action<T>? write = null, string? lane = null)
    {
        var batch = (Batch<T>)(_batch ??= new Batch<T>(this));
        TakeIn(() => batch.Add(input, work, write, lane));
    }

    /// <summary>Adds an operation without a result.</summary>
    private protected void Enqueue(object? input, Func<CancellationToken, Task> work, Action? write = null) => Enqueue(
        input,
        async stopping =>
        {
            await work(stopping).ConfigureAwait(false);
            return true;
        },
        write is null ? null : _ => write());

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
            if (!_isReported && Writes) _batch.ReportEarlyEnd();
            StopProcessing();
            _batch.Dispose();
            _batch = null;
        }

        base.Dispose(disposing);
    }

    private void TakeIn(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (StoppingToken.IsCancellationRequested)
        {
            // A stopped pipeline closes its streams, but the host still shows messages. What adds the rest of the input
            // is itself inside of such a call.
            if (!_isReported) Host.UI?.WriteWarningLine($"{MyInvocation.MyCommand.Name} was stopped: {_batch!.DescribeProgress()}");
            _isReported = true;
            throw;
        }
        catch (TickTickException failure) when (ConcernsAll(failure))
        {
            StopProcessing();
            if (!_isReported) WriteWarning($"{MyInvocation.MyCommand.Name} ended early: {_batch!.DescribeProgress()}");
            _isReported = true;
            throw;
        }
    }

    private interface IBatch : IDisposable
    {
        void Complete();

        string DescribeProgress();

        /// <summary>Reports what was carried out if -ErrorAction Stop or a later command ends the pipeline.</summary>
        void ReportEarlyEnd();
    }

    private sealed class Batch<T> : IBatch
    {
        private readonly BatchCommand _command;
        private readonly OrderedBatch<Item, T> _items;
        private readonly BatchProgress _progress;

        // When the command is disposed of, PowerShell has taken these from it.
        private readonly string _name;
        private readonly PSHostUserInterface? _ui;

        public Batch(BatchCommand command)
        {
            _name = command.MyInvocation.MyCommand.Name;
            _ui = command.Host.UI;
            _command = command;
            _items = new OrderedBatch<Item, T>((item, stopping) => item.Work(stopping), command.ThrottleLimit, pulse: Show, cancellationToken: command.StoppingToken);
            _progress = new BatchProgress(command.MyInvocation.MyCommand.Name, command.UsedSession.RateLimit, TimeProvider.System);
        }

        public void Add(object? input, Func<CancellationToken, Task<T>> work, Action<T>? write, string? lane) => Write(_items.Add(new Item(input, work, write), lane));

        public void Complete()
        {
            Write(_items.Complete());
            if (_progress.End() is { } end) _command.Reporter.Progress(end);
        }

        public string DescribeProgress() => _items.DescribeProgress();

        public void ReportEarlyEnd()
        {
            if (!_items.HasPending) return;
            _items.Close(CloseLimit);
            _ui?.WriteWarningLine($"{_name} ended before its input did: {_items.DescribeProgress()}");
        }

        public void Dispose() => _items.Dispose();

        private void Show()
        {
            _command.Reporter.Drain();
            if (_progress.Next(_items.Succeeded + _items.Failed, _items.Added) is { } progress) _command.Reporter.Progress(progress);
        }

        private void Write(IEnumerable<BatchResult<Item, T>> results)
        {
            foreach (BatchResult<Item, T> result in results)
            {
                Show();
                if (result.Failure is null) result.Input.Write?.Invoke(result.Output!);
                else if (result.Failure is TickTickException failure && !ConcernsAll(failure)) _command.WriteError(Errors.Record(failure, result.Input.Input));
                else if (result.Failure is TickTickException fatal) ExceptionDispatchInfo.Capture(fatal).Throw();
                else if (result.Failure is not OperationCanceledException) _command.WriteError(Errors.Unexpected(result.Failure, result.Input.Input));
            }

            _command.Reporter.Drain();
        }

        private sealed record Item(object? Input, Func<CancellationToken, Task<T>> Work, Action<T>? Write);
    }
}
