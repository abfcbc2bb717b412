using System;

namespace TickTick.Http;

/// <summary>
/// Represents what is known after a request was sent: its response, or why there is none and whether the service may
/// have carried it out.
/// </summary>
internal sealed class SendResult
{
    /// <summary>Gets the response, or null if none arrived, or none that tells the outcome.</summary>
    public ServiceResponse? Response { get; init; }

    /// <summary>Gets the exception for the user if there is no response.</summary>
    public TickTickException? Failure { get; init; }

    /// <summary>Gets why there is no response, as a clause.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>Gets whether the service may have received and carried out the request.</summary>
    public bool MayHaveBeenCarriedOut { get; init; }

    /// <summary>Gets whether the service may still be processing the request.</summary>
    public bool MayStillRun { get; init; }

    /// <summary>Gets whether the failure can pass, so that a retry can succeed.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Creates the result of a request that received a response.</summary>
    public static SendResult Answered(ServiceResponse response) => new() { Response = response, MayHaveBeenCarriedOut = true };

    /// <summary>
    /// Creates the result of a request that must not be repeated and may have been carried out.
    /// </summary>
    public static SendResult Unknown(ServiceRequest request, string reason, bool mayStillRun, Exception? innerException = null) => new()
    {
        Failure = new TickTickException(
            ErrorIds.OutcomeUnknown,
            $"{request}: {reason}. The call may have been carried out, so it was not sent again.",
            "Check the result with a Get-TickTick cmdlet or Invoke-TickTickRestMethod before you run the command again.",
            innerException),
        Reason = reason,
        MayHaveBeenCarriedOut = true,
        MayStillRun = mayStillRun,
    };

    /// <summary>Returns the response, or throws the failure.</summary>
    /// <exception cref="TickTickException">There is no response.</exception>
    public ServiceResponse EnsureResponse() => Response ?? throw Failure!;
}
