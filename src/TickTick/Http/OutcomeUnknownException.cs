using System;

namespace TickTick.Http;

/// <summary>The exception for a request that must not be repeated and whose outcome is unknown.</summary>
internal sealed class OutcomeUnknownException : TickTickException
{
    public OutcomeUnknownException(string problem, string remedy, string reason, bool mayStillRun, Exception? innerException = null)
        : base(ErrorIds.OutcomeUnknown, FailureKind.OutcomeUnknown, problem, remedy, innerException)
    {
        Reason = reason;
        MayStillRun = mayStillRun;
    }

    /// <summary>Gets the reason, as a clause.</summary>
    public string Reason { get; }

    /// <summary>Gets whether the service may still be processing the request.</summary>
    public bool MayStillRun { get; }
}
