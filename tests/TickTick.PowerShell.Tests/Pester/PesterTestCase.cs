using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit.Sdk;
using Xunit.v3;

namespace TickTick.PowerShell.Tests.Pester;

/// <summary>
/// Runs all folders with Pester files at the same time, because their tests often wait for other programs, and reports
/// every Pester test with its duration.
/// </summary>
public sealed class PesterTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>Initializes an instance for the deserializer.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserializer; should only be called by deriving classes for deserialization purposes")]
    public PesterTestCase()
    {
    }

    /// <summary>Initializes the test case.</summary>
    /// <param name="testMethod">The method that represents the files.</param>
    /// <param name="displayName">The display name.</param>
    /// <param name="uniqueId">The ID.</param>
    /// <param name="isExplicit">Whether it runs only on request.</param>
    public PesterTestCase(IXunitTestMethod testMethod, string displayName, string uniqueId, bool isExplicit)
        : base(testMethod, displayName, uniqueId, isExplicit)
    {
    }

    /// <inheritdoc />
    public async ValueTask<RunSummary> Run(ExplicitOption explicitOption, IMessageBus messageBus, object?[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        ArgumentNullException.ThrowIfNull(messageBus);
        ArgumentNullException.ThrowIfNull(cancellationTokenSource);
        var messages = new PesterMessages(this);
        messageBus.QueueMessage(messages.CaseStarting(this));
        var gate = new Lock();
        var summary = new RunSummary();
        await Task.WhenAll(Repository.PesterFolders.Select(async path =>
        {
            IReadOnlyList<PesterResult> results = await PesterFolder.RunAsync(path, cancellationTokenSource.Token);
            lock (gate)
            {
                foreach (PesterResult result in results) Report(messageBus, messages, result, ref summary);
            }
        }));
        messageBus.QueueMessage(messages.CaseFinished(summary));
        return summary;
    }

    private static void Report(IMessageBus messageBus, PesterMessages messages, PesterResult result, ref RunSummary summary)
    {
        string id = UniqueIDGenerator.ForTest(messages.Case, summary.Total);
        summary.Total++;
        summary.Time += result.Seconds;
        messageBus.QueueMessage(messages.TestStarting(id, $"{result.File}: {result.Name}"));
        switch (result.Result)
        {
            case "Passed":
                messageBus.QueueMessage(messages.TestPassed(id, result.Seconds));
                break;
            case "Skipped":
                summary.Skipped++;
                messageBus.QueueMessage(messages.TestSkipped(id, string.IsNullOrWhiteSpace(result.Message) ? "Not for this operating system." : result.Message));
                break;
            default:
                summary.Failed++;
                messageBus.QueueMessage(messages.TestFailed(id, result.Seconds, $"{result.Result}: {result.Message}"));
                break;
        }

        messageBus.QueueMessage(messages.TestFinished(id, result.Seconds));
    }
}
