using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.PowerShell.Hosting;

/// <summary>Runs code on the pipeline thread, the only thread that can write to PowerShell's streams.</summary>
internal sealed class PipelineThread : IReporter, IDisposable
{
    // One record for everything that a command does, so that a later one replaces an earlier one.
    private const int ActivityId = 0x5449434B;

    private readonly PSCmdlet _cmdlet;
    private readonly WorkDisplay _display;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly BlockingCollection<Action> _waiting = [];
    private int _isShowPosted;

    public PipelineThread(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _display = new WorkDisplay(progress => cmdlet.WriteProgress(ToRecord(progress)), TimeProvider.System);
    }

    /// <inheritdoc />
    public void Verbose(string message) => Write(_cmdlet.WriteVerbose, message);

    /// <inheritdoc />
    public void Warning(string message) => Write(_cmdlet.WriteWarning, message);

    private void Write(Action<string> write, string message) => Post(() =>
    {
        try
        {
            write(ControlCharacters.Show(message));
        }
        catch (Exception failure) when (failure is not (PipelineStoppedException or ActionPreferenceStopException))
        {
            // With -Debug, PowerShell asks whether to continue after a message, which fails without a prompt. The work and its
            // results count more.
        }
    });

    /// <inheritdoc />
    public void Progress(WorkProgress progress)
    {
        _display.Update(progress);
        if (Environment.CurrentManagedThreadId == _thread) _display.Show();
        else if (Interlocked.Exchange(ref _isShowPosted, 1) == 0) Post(Show);
    }

    /// <summary>
    /// Runs a function on the pipeline thread and returns its result, for a prompt or a call of another command.
    /// </summary>
    public Task<T> InvokeAsync<T>(Func<T> function)
    {
        if (Environment.CurrentManagedThreadId == _thread) return Task.FromResult(function());
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(() =>
        {
            try
            {
                completion.SetResult(function());
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
                // PowerShell ends a pipeline with this exception, so it must be rethrown here, too.
                if (exception is PipelineStoppedException) throw;
            }
        });
        return completion.Task;
    }

    /// <summary>Runs posted actions until the work has ended and no action remains.</summary>
    public void PumpUntil(Task work)
    {
        if (!work.IsCompleted)
        {
            using var ended = new CancellationTokenSource();
            _ = work.ContinueWith(
                static (_, source) => ((CancellationTokenSource)source!).Cancel(),
                ended,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            try
            {
                foreach (Action action in _waiting.GetConsumingEnumerable(ended.Token)) action();
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                // The work has ended. Its last messages are written below.
            }
        }

        Drain();
    }

    /// <summary>Runs the actions that were posted so far.</summary>
    public void Drain()
    {
        while (_waiting.TryTake(out Action? action)) action();
    }

    public void Dispose() => _waiting.Dispose();

    private static ProgressRecord ToRecord(WorkProgress progress) => new(
        ActivityId,
        ControlCharacters.Show(progress.Activity),
        ControlCharacters.Show(progress.Status))
    {
        PercentComplete = progress.PercentComplete,
        SecondsRemaining = progress.Remaining is { } remaining ? (int)Math.Ceiling(remaining.TotalSeconds) : -1,
        RecordType = progress.IsCompleted ? ProgressRecordType.Completed : ProgressRecordType.Processing,
    };

    // Posted once, however many calls report their progress until this thread comes to it.
    private void Show()
    {
        Volatile.Write(ref _isShowPosted, 0);
        _display.Show();
    }

    /// <summary>Posts an action to the pipeline thread, or drops it if the command has ended.</summary>
    public void Post(Action action)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            action();
            return;
        }

        try
        {
            _waiting.Add(action);
        }
        catch (ObjectDisposedException)
        {
            // What ends after its command, such as a client of the sign-in's port, has no stream to write to.
        }
    }
}
