using System;

namespace TickTick;

/// <summary>What kind of failure a <see cref="TickTickException"/> reports.</summary>
public enum FailureKind
{
    /// <summary>Something that was supplied cannot be used: a value, a combination of values, a file's content.</summary>
    InvalidInput,

    /// <summary>The service refused the credentials, the token or the user's consent.</summary>
    Authentication,

    /// <summary>The credentials are good, but not for this.</summary>
    Permission,

    /// <summary>What was asked for does not exist.</summary>
    NotFound,

    /// <summary>A file, port or other thing of this machine is in the way or out of reach.</summary>
    Resource,

    /// <summary>The service could not be reached or answered with a failure of its own.</summary>
    Connection,

    /// <summary>A time limit passed.</summary>
    Timeout,

    /// <summary>A limit on how much may be asked for was reached.</summary>
    Limit,

    /// <summary>Somebody has to answer, and nobody can.</summary>
    Interaction,

    /// <summary>The service's answer could not be understood.</summary>
    Protocol,

    /// <summary>A call was sent and its outcome is not known.</summary>
    OutcomeUnknown,
}

/// <summary>
/// A failure that a user can act on. The message says what happened, why, and what to do next; it never holds a secret.
/// </summary>
public class TickTickException : Exception
{
    /// <summary>Makes a failure with its stable id.</summary>
    /// <param name="errorId">PascalCase, documented, stable across versions: what happened, not where.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">What happened, why, and what to do next. Must hold no secret.</param>
    /// <param name="innerException">What caused it, if its own text is known to hold no secret.</param>
    public TickTickException(string errorId, FailureKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
    }

    /// <summary>The stable id of the failure, such as <c>AuthorizationDenied</c>.</summary>
    public string ErrorId { get; }

    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; }
}
