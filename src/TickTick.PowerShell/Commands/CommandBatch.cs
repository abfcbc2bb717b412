using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Batching;
using TickTick.PowerShell.Hosting;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Carries out the operations of one command concurrently, and writes their results in the order of the input. The
/// failure of an operation is a non-terminating error, unless it affects all others, too.
/// </summary>
internal sealed class CommandBatch : IDisposable
{
    // Calls have a timeout of their own.
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(30);

    private readonly PSCmdlet _command;
    private readonly PipelineThread _pipeline;
    private readonly CancellationToken _stopping;
    private readonly OrderedBatch<Operation, Action> _operations;
    private readonly BatchProgress _progress;
    private bool _isReported;

    // The failure that concerns all operations, and what was carried out then.
    private TickTickException? _end;
    private string? _progressAtEnd;

    // When the command is disposed of, PowerShell has taken these from it.
    private readonly string _name;
    private readonly PSHostUserInterface? _ui;

    public CommandBatch(PSCmdlet command, PipelineThread pipeline, int requestsPerMinute, int concurrency, CancellationToken stopping)
    {
        _command = command;
        _pipeline = pipeline;
        _stopping = stopping;
        _name = command.MyInvocation.MyCommand.Name;
        _ui = command.Host.UI;
        _operations = new OrderedBatch<Operation, Action>(static (operation, _) => operation.Work(), concurrency, pulse: Show, cancellationToken: stopping);
        _progress = new BatchProgress(_name, requestsPerMinute, TimeProvider.System);
    }

    /// <summary>Gets or sets how many input objects were taken in of which no operation was added yet.</summary>
    public int Deferred { get; set; }

    /// <summary>
    /// Adds an operation, and writes the results that are next. Operations with the same lane are carried out in their
    /// order.
    /// </summary>
    /// <param name="input">The target of the error if the operation fails.</param>
    /// <param name="work">The operation. It returns what writes its result.</param>
    /// <param name="lane">The lane, or null.</param>
    public void Add(object? input, Func<Task<Action>> work, string? lane = null) => Write(() => _operations.Add(new Operation(input, work), lane));

    /// <summary>Waits for the operations, and writes the remaining results.</summary>
    public void Complete()
    {
        Write(_operations.Complete);
        if (_progress.End() is { } end) _pipeline.Progress(end);
    }

    /// <summary>Reports what was carried out if -ErrorAction Stop or a later command ends the pipeline.</summary>
    public void ReportEarlyEnd()
    {
        if (_isReported || (!_operations.HasPending && Deferred == 0)) return;
        _operations.Close(CloseLimit);
        _ui?.WriteWarningLine($"{_name} ended before its input did: {DescribeProgress()}");
    }

    public void Dispose() => _operations.Dispose();

    private void Write(Func<IEnumerable<BatchResult<Operation, Action>>> next)
    {
        try
        {
            WriteAll(next());
            if (_end is not null)
            {
                // What was carried out exists, so its results come before the error.
                WriteAll(_operations.Complete());
                _command.WriteWarning($"{_name} ended early: {_progressAtEnd}");
                ExceptionDispatchInfo.Capture(_end).Throw();
            }

            _pipeline.Drain();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // A stopped pipeline closes its streams, but the host still shows messages.
            _isReported = true;
            _ui?.WriteWarningLine($"{_name} was stopped: {DescribeProgress()}");
            throw;
        }
    }

    private string DescribeProgress() => _operations.DescribeProgress(Deferred);

    private void WriteAll(IEnumerable<BatchResult<Operation, Action>> results)
    {
        foreach (BatchResult<Operation, Action> result in results)
        {
            Show();
            Write(result);
        }
    }

    private void Write(BatchResult<Operation, Action> result)
    {
        switch (result.Failure)
        {
            case null:
                result.Output!();
                break;
            case TickTickException { ConcernsAll: true } failure:
                if (_end is not null) break;
                _end = failure;
                _isReported = true;
                _operations.Close(CloseLimit);
                _progressAtEnd = DescribeProgress();
                break;
            case TickTickException failure:
                _command.WriteError(Errors.Record(failure, result.Input.Target));
                break;
            case not OperationCanceledException:
                _command.WriteError(Errors.Unexpected(result.Failure, result.Input.Target));
                break;
        }
    }

    private void Show()
    {
        _pipeline.Drain();
        if (_progress.Next(_operations.Succeeded + _operations.Failed, _operations.Added) is { } progress) _pipeline.Progress(progress);
    }

    private sealed record Operation(object? Target, Func<Task<Action>> Work);
}
