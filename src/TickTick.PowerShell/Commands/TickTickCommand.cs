using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Dates.Parsing;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Loading;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of all cmdlets: cancellation with Ctrl+C, waiting without blocking the streams, and error
/// records.
/// </summary>
public abstract class TickTickCommand : PSCmdlet, IDisposable
{
    private CancellationTokenSource? _stopping;
    private PipelineThread? _pipeline;

    /// <summary>
    /// Cancels the current work. PowerShell calls this method from another thread when Ctrl+C is pressed.
    /// </summary>
    protected override void StopProcessing() => StoppingSource.Cancel();

    /// <summary>Rejects null and empty arguments.</summary>
    protected override void BeginProcessing()
    {
        foreach (KeyValuePair<string, object> argument in MyInvocation.BoundParameters)
        {
            if (EmptyValue.Describe(argument.Value) is not { } empty) continue;
            // Common parameters are not properties of the cmdlet.
            if (GetType().GetProperty(argument.Key) is not { } parameter || AllowsEmpty(parameter)) continue;
            ThrowTerminatingError(Errors.EmptyArgument(argument.Key, empty));
        }

        foreach (KeyValuePair<string, DateText> date in DateTexts())
        {
            if (date.Value.ScriptDate is not null) throw Refuse(date.Value.Refuse(date.Key));
            Reporter.Verbose(Describe(date));
            if (MyInvocation.BoundParameters[date.Key] is DateArgument { IsFutureText: true } && IsStartOfPast(date.Key))
                WriteWarning($"-{date.Key}: {date.Value}, which lies in the future. Use a date in the past, such as 'last monday' or '3 days ago'.");
        }

        Exception Refuse(TickTickException failure)
        {
            ThrowTerminatingError(Errors.Record(failure, null));
            return failure;
        }
    }

    /// <summary>Returns the dates that are given as texts, by parameter.</summary>
    private protected IEnumerable<KeyValuePair<string, DateText>> DateTexts()
    {
        foreach (string parameter in MyInvocation.BoundParameters.Keys)
        {
            // The bound parameters keep the value of a row before that had one.
            object? value = GetType().GetProperty(parameter)?.GetValue(this);
            if (value is DateArgument { Read: { } text }) yield return new KeyValuePair<string, DateText>(parameter, text);
            foreach (DueArgument due in value as DueArgument[] ?? [])
            {
                if (due.Read is { } read) yield return new KeyValuePair<string, DateText>(parameter, read);
            }
        }
    }

    /// <summary>
    /// Asks for confirmation as PowerShell does, and adds the dates as they were read if the texts do not contain them.
    /// Control characters in names, which other people can put there, are shown as symbols.
    /// </summary>
    private protected new bool ShouldProcess(string target, string action)
    {
        IEnumerable<string> dates = DateTexts()
            .Select(static date => (date.Key, Text: date.Value.Date.Describe()))
            .Where(date => $"{target} {action}".IndexOf(date.Text, StringComparison.Ordinal) < 0)
            .Select(static date => $", -{date.Key} {date.Text}");
        return base.ShouldProcess(ControlCharacters.Show(target), ControlCharacters.Show(action + string.Concat(dates)));
    }

    // Nothing has happened after a date in the future.
    private bool IsStartOfPast(string parameter) =>
        parameter.EndsWith("After", StringComparison.Ordinal) && GetType().GetProperty(parameter)?.GetCustomAttribute<DateAttribute>() is { IsPast: true };

    /// <summary>Describes how a text was read as a date.</summary>
    private protected static string Describe(KeyValuePair<string, DateText> date) => $"-{date.Key}: {date.Value}.";

    /// <summary>Returns whether null or an empty value has a meaning for a parameter.</summary>
    private protected virtual bool AllowsEmpty(PropertyInfo parameter) => parameter.IsDefined(typeof(AllowNullAttribute));

    /// <summary>Processes one input object.</summary>
    private protected abstract void Execute();

    /// <summary>Processes one input object.</summary>
    protected sealed override void ProcessRecord() => Run(() =>
    {
        if (AcceptsRow()) Execute();
    });

    /// <summary>Returns whether the values of a row from the pipeline can be used. If not, an error was written.</summary>
    private protected virtual bool AcceptsRow() => true;

    /// <summary>Runs a part of the work and converts an exception of the engine to an error record.</summary>
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
            ThrowTerminatingError(Errors.Record(missing));
        }
        catch (OperationCanceledException) when (StoppingSource.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Releases the resources of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">Whether the method is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stopping?.Dispose();
        _pipeline?.Dispose();
    }

    /// <summary>Resolves the path of a file, which does not have to exist.</summary>
    /// <exception cref="TickTickException"><c>PathInvalid</c>: the path is not in the file system.</exception>
    private protected string ResolveFile(string path) => ResolveFile(path, provider => new TickTickException(
        ErrorIds.PathInvalid,
        $"The path '{path}' is on a drive of the {provider} provider, and the file must be in the file system.",
        "Use the path of a file, such as ~/backup.json."));

    /// <summary>Resolves the path of a file, with an error of the caller for the name of another provider.</summary>
    private protected string ResolveFile(string path, Func<string, TickTickException> createError)
    {
        try
        {
            string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? resolved : throw createError(provider.Name);
        }
        catch (PSInvalidOperationException failure)
        {
            throw new TickTickException(ErrorIds.PathInvalid, $"The path '{path}' cannot be used, because this user has no home directory.", "Use a path without ~.", failure);
        }
    }

    /// <summary>Waits for work of the engine while this thread writes its messages.</summary>
    private protected T Await<T>(Func<PipelineThread, CancellationToken, Task<T>> work)
    {
        PipelineThread pipeline = Reporter;
        Task<T> task = work(pipeline, StoppingSource.Token);
        pipeline.PumpUntil(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Gets the reporter for work on this thread.</summary>
    private protected PipelineThread Reporter => _pipeline ??= new PipelineThread(this);

    /// <summary>Gets a token that is cancelled when Ctrl+C is pressed.</summary>
    private protected CancellationToken StoppingToken => StoppingSource.Token;

    private CancellationTokenSource StoppingSource =>
        _stopping ?? Interlocked.CompareExchange(ref _stopping, new CancellationTokenSource(), null) ?? _stopping!;
}
