using System;
using System.Management.Automation;

namespace TickTick.PowerShell;

/// <summary>Creates the error records of the module.</summary>
internal static class Errors
{
    // The views of PowerShell 7.5 and later show the recommended action below the message; earlier ones do not show it.
    private static readonly bool ViewsShowRecommendedAction = typeof(ErrorRecord).Assembly.GetName().Version >= new Version(7, 5);

    /// <summary>Creates an error record whose recommended action is the remedy, so that views show it once.</summary>
    public static ErrorRecord Record(TickTickException failure, object? target)
    {
        var record = new ErrorRecord(failure, failure.ErrorId, Category(failure.Kind), target);
        if (failure.Remedy is { } remedy)
        {
            record.ErrorDetails = new ErrorDetails(ViewsShowRecommendedAction ? failure.Problem : failure.Message) { RecommendedAction = remedy };
        }

        return record;
    }

    private static ErrorCategory Category(FailureKind kind) => kind switch
    {
        FailureKind.InvalidInput => ErrorCategory.InvalidArgument,
        FailureKind.Authentication => ErrorCategory.AuthenticationError,
        FailureKind.Permission => ErrorCategory.PermissionDenied,
        FailureKind.NotFound => ErrorCategory.ObjectNotFound,
        FailureKind.Resource => ErrorCategory.ResourceUnavailable,
        FailureKind.Connection => ErrorCategory.ConnectionError,
        FailureKind.Timeout => ErrorCategory.OperationTimeout,
        FailureKind.Limit => ErrorCategory.LimitsExceeded,
        FailureKind.Interaction => ErrorCategory.ResourceUnavailable,
        FailureKind.Protocol => ErrorCategory.InvalidData,
        FailureKind.OutcomeUnknown => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };
}
