using System;

namespace TickTick;

/// <summary>Specifies the kind of failure that a <see cref="TickTickException"/> reports.</summary>
public enum FailureKind
{
    /// <summary>A value, a combination of values or the content of a file is invalid.</summary>
    InvalidInput,

    /// <summary>The service rejected the credentials or the token, or the user denied authorization.</summary>
    Authentication,

    /// <summary>The credentials are valid, but do not allow the operation.</summary>
    Permission,

    /// <summary>The requested resource does not exist.</summary>
    NotFound,

    /// <summary>A file, port or other local resource is in use or not accessible.</summary>
    Resource,

    /// <summary>The service could not be reached or returned a server error.</summary>
    Connection,

    /// <summary>A timeout expired.</summary>
    Timeout,

    /// <summary>A limit of the service was reached.</summary>
    Limit,

    /// <summary>The operation requires a user, and none is available.</summary>
    Interaction,

    /// <summary>The response of the service is invalid.</summary>
    Protocol,

    /// <summary>A request was sent, and its outcome is unknown.</summary>
    OutcomeUnknown,
}

/// <summary>
/// The exception for a failure that the user can resolve. The message says what failed, why, and what to do next. It
/// never contains a secret, and names in it cannot control the terminal.
/// </summary>
public sealed class TickTickException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="errorId">The ID, one of <see cref="ErrorIds"/>.</param>
    /// <param name="problem">What failed and why, in full sentences. Must not contain a secret.</param>
    /// <param name="remedy">What to do next, as a command or a step. Error records show it as the recommended action.</param>
    /// <param name="innerException">The cause, if its text is known to contain no secret.</param>
    internal TickTickException(string errorId, string problem, string remedy, Exception? innerException = null)
        : base(ControlCharacters.Show($"{problem} {remedy}"), innerException)
    {
        ErrorId = errorId;
        Kind = ErrorIds.KindOf(errorId);
        Problem = ControlCharacters.Show(problem);
        Remedy = ControlCharacters.Show(remedy);
    }

    /// <summary>Gets the stable ID of the error, such as <c>AuthorizationDenied</c>.</summary>
    public string ErrorId { get; }

    /// <summary>Gets the kind of failure.</summary>
    public FailureKind Kind { get; }

    /// <summary>Gets whether the failure of one operation affects all others of a command, too.</summary>
    internal bool ConcernsAll => Kind == FailureKind.Authentication || ErrorId is ErrorIds.ScopeMissing or ErrorIds.SessionDisconnected;

    // Not public, because Get-Error shows all public properties of an exception and would repeat the message.
    internal string Problem { get; }

    internal string Remedy { get; }
}
