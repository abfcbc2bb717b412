using TickTick.Http;

namespace TickTick.Api.Sending;

/// <summary>What is known of a call that must not be carried out twice: its answer, or why there is none.</summary>
internal sealed class OnceOutcome
{
    private OnceOutcome(ServiceResponse? response, string? reason, bool mayStillRun)
    {
        Response = response;
        Reason = reason;
        MayStillRun = mayStillRun;
    }

    /// <summary>The answer; null where the outcome is unknown.</summary>
    public ServiceResponse? Response { get; }

    /// <summary>Why the outcome is unknown, as a part of a sentence.</summary>
    public string? Reason { get; }

    /// <summary>Whether the service may be at it even now.</summary>
    public bool MayStillRun { get; }

    /// <summary>An outcome that is known.</summary>
    public static OnceOutcome Answered(ServiceResponse response) => new(response, null, false);

    /// <summary>An outcome that is not.</summary>
    public static OnceOutcome Unknown(string reason, bool mayStillRun) => new(null, reason, mayStillRun);
}
