using System;

namespace TickTick.Http;

/// <summary>A call that must not be sent twice was sent, and nobody knows what became of it.</summary>
internal sealed class OutcomeUnknownException : TickTickException
{
    /// <summary>Makes the failure.</summary>
    public OutcomeUnknownException(string message, string reason, bool mayStillRun, Exception? innerException = null)
        : base("OutcomeUnknown", FailureKind.OutcomeUnknown, message, innerException)
    {
        Reason = reason;
        MayStillRun = mayStillRun;
    }

    /// <summary>What happened, as a part of a sentence.</summary>
    public string Reason { get; }

    /// <summary>Whether the service may be at it even now.</summary>
    public bool MayStillRun { get; }
}
