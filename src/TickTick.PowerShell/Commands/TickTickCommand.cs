using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using TickTick.PowerShell.Formatting;
using TickTick.PowerShell.Loading;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What every cmdlet of the module shares: Ctrl+C, waiting without blocking the streams, and error records.</summary>
public abstract class TickTickCommand : PSCmdlet, IDisposable
{
    private CancellationTokenSource? _stopping;
    private PipelineThread? _pipeline;

    /// <summary>Ends the work in hand; PowerShell calls it at Ctrl+C, from another thread.</summary>
    protected override void StopProcessing() => StoppingSource.Cancel();

    /// <summary>What PowerShell has to be told of how to show what this call writes; null for nothing.</summary>
    private protected virtual Views? WrittenViews => null;

    /// <summary>Refuses what was typed and is null or empty, and tells PowerShell of the views before the commands further down the pipeline ask.</summary>
    protected override void BeginProcessing()
    {
        foreach (KeyValuePair<string, object> argument in MyInvocation.BoundParameters)
        {
            if (EmptyValue.Refusal(argument.Value) is not { } refusal) continue;
            // PowerShell's own parameters are not the cmdlet's.
            if (GetType().GetProperty(argument.Key) is not { } parameter || AllowsEmpty(parameter)) continue;
            ThrowTerminatingError(new ErrorRecord(
                new ParameterBindingException($"Cannot validate argument on parameter '{argument.Key}'. {refusal}"),
                "ParameterArgumentValidationError",
                ErrorCategory.InvalidData,
                null));
        }

        WrittenViews?.Load();
    }

    /// <summary>Whether null or an empty value means something for a parameter.</summary>
    private protected virtual bool AllowsEmpty(PropertyInfo parameter) => parameter.IsDefined(typeof(AllowNullAttribute));

    /// <summary>Does the cmdlet's work for one input object.</summary>
    private protected abstract void Execute();

    /// <summary>Does the cmdlet's work for one input object.</summary>
    protected sealed override void ProcessRecord() => Run(Execute);

    /// <summary>Does a part of the work, and turns a failure of the library into an error record.</summary>
    private protected void Run(Action work)
    {
        try
        {
            work();
        }
        catch (TickTickException failure)
        {
            ThrowTerminatingError(Errors.Record(failure, null));
        }
        catch (Exception failure) when (ModuleInitializer.MissingFile(failure) is { } missing)
        {
            ThrowTerminatingError(new ErrorRecord(missing, "ModuleFileMissing", ErrorCategory.ResourceUnavailable, missing.FileName));
        }
        catch (OperationCanceledException) when (StoppingSource.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Frees what the cmdlet held.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet held.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stopping?.Dispose();
        _pipeline?.Dispose();
    }

    /// <summary>Runs library work to its end while this thread goes on writing what the work reports.</summary>
    private protected T Await<T>(Func<PipelineThread, CancellationToken, Task<T>> work)
    {
        PipelineThread pipeline = Reporter;
        Task<T> task = work(pipeline, StoppingSource.Token);
        pipeline.PumpUntil(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Where work on this thread reports.</summary>
    private protected PipelineThread Reporter => _pipeline ??= new PipelineThread(this);

    /// <summary>Cancelled at Ctrl+C.</summary>
    private protected CancellationToken StoppingToken => StoppingSource.Token;

    private CancellationTokenSource StoppingSource =>
        _stopping ?? Interlocked.CompareExchange(ref _stopping, new CancellationTokenSource(), null) ?? _stopping!;
}
