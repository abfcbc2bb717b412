using System.Management.Automation;

namespace TickTick.PowerShell;

/// <summary>Makes every error record of the module: id, category and target from the failure itself.</summary>
internal static class Errors
{
    /// <summary>Makes the record of a failure.</summary>
    public static ErrorRecord Record(TickTickException failure, object? target) =>
        new(failure, failure.ErrorId, Category(failure.Kind), target);

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
