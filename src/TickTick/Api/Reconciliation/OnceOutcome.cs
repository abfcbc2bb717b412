using TickTick.Http;

namespace TickTick.Api.Reconciliation;

/// <summary>
/// Represents the outcome of a request that must not be carried out twice: its response, or the reason for which
/// there is none.
/// </summary>
internal sealed class OnceOutcome
{
    private OnceOutcome(ServiceResponse? response, string? reason, bool mayStillRun)
    {
        Response = response;
        Reason = reason;
        MayStillRun = mayStillRun;
    }

    /// <summary>Gets the response, or null if the outcome is unknown.</summary>
    public ServiceResponse? Response { get; }

    /// <summary>Gets the reason for which the outcome is unknown, as a clause.</summary>
    public string? Reason { get; }

    /// <summary>Gets whether the service may still be processing the request.</summary>
    public bool MayStillRun { get; }

    /// <summary>Creates a known outcome.</summary>
    public static OnceOutcome Answered(ServiceResponse response) => new(response, null, false);

    /// <summary>Creates an unknown outcome.</summary>
    public static OnceOutcome Unknown(string reason, bool mayStillRun) => new(null, reason, mayStillRun);
}
