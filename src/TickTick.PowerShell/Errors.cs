using System.Management.Automation;

namespace TickTick.PowerShell;

/// <summary>
/// Creates the error records of the module. The ID, the category and the target come from the failure.
/// </summary>
internal static class Errors
{
    /// <summary>Creates the error record of a failure.</summary>
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
