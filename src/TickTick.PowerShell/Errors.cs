using System;
using System.IO;
using System.Management.Automation;
using TickTick.PowerShell.Loading;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell;

/// <summary>Creates the error records of the module.</summary>
internal static class Errors
{
    // The views of PowerShell 7.5 and later show the recommended action below the message; earlier ones do not show it.
    private static readonly bool ViewsShowRecommendedAction = typeof(ErrorRecord).Assembly.GetName().Version >= new Version(7, 5);

    /// <summary>Creates an error record whose recommended action is the remedy, so that views show it once.</summary>
    public static ErrorRecord Record(TickTickException failure, object? target) =>
        Record(failure, failure.ErrorId, Category(failure.Kind), target, failure.Problem, failure.Remedy);

    /// <summary>Creates the error record for a file of the module that does not exist.</summary>
    public static ErrorRecord Record(FileNotFoundException missing) => Record(
        missing,
        ErrorIds.ModuleFileMissing,
        ErrorCategory.ResourceUnavailable,
        missing.FileName,
        ModuleInitializer.MissingFileProblem(missing.FileName!),
        ModuleInitializer.MissingFileRemedy);

    /// <summary>Creates the error record for a null or empty argument, like that of PowerShell's own validation.</summary>
    public static ErrorRecord EmptyArgument(string parameter, string value)
    {
        string problem = $"Cannot validate argument on parameter '{parameter}'. {value}";
        return Record(
            new ParameterBindingException($"{problem} {EmptyValue.Remedy}"),
            ErrorIds.ParameterArgumentValidationError,
            ErrorCategory.InvalidData,
            null,
            problem,
            EmptyValue.Remedy);
    }

    /// <summary>Creates the error record for an exception that the module does not expect.</summary>
    public static ErrorRecord Unexpected(Exception failure, object? target) => Record(
        failure,
        ErrorIds.Unexpected,
        ErrorCategory.NotSpecified,
        target,
        $"An unexpected error occurred: {failure.Message}",
        "Run the command again. If it fails again, run Get-Error and report its output as an issue of TickTick.PowerShell.");

    private static ErrorRecord Record(Exception failure, string id, ErrorCategory category, object? target, string problem, string remedy) =>
        new(failure, id, category, target)
        {
            ErrorDetails = new ErrorDetails(ViewsShowRecommendedAction ? problem : $"{problem} {remedy}") { RecommendedAction = remedy },
        };

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
