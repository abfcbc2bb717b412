using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
#if NET
using System.Net.Http;
#endif

namespace TickTick.Http;

/// <summary>The exception for one attempt that received no response, with what is known about it.</summary>
internal sealed class AttemptFailedException : Exception
{
    private readonly string _errorId;

    private AttemptFailedException(string errorId, string reason, bool mayHaveBeenCarriedOut, bool retryable, Exception innerException)
        : base(reason, innerException)
    {
        _errorId = errorId;
        MayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
        Retryable = retryable;
    }

    /// <summary>Gets whether the service may have received and carried out the request.</summary>
    public bool MayHaveBeenCarriedOut { get; }

    /// <summary>Gets whether a retry can succeed.</summary>
    public bool Retryable { get; }

    /// <summary>
    /// Creates the exception from a failure of the HTTP stack, which each runtime reports differently.
    /// </summary>
    public static AttemptFailedException From(Exception exception)
    {
        if (Find<AuthenticationException>(exception) is not null)
            return NotSent("the TLS connection is not trusted (check the clock, the certificate and any proxy that inspects TLS)", exception, retryable: false);
#if NET
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
            return NotSent("its name could not be resolved (check the network and the name)", exception);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError })
            return NotSent("the proxy refused the connection (check -Proxy and -ProxyCredential)", exception, retryable: false);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
            return NotSent(Refusal(exception), exception);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
            return new AttemptFailedException(ErrorIds.ResponseInvalid, "the response is larger than any response of this service", true, false, exception);
#endif
        if (Find<WebException>(exception) is { } web)
        {
            switch (web.Status)
            {
                case WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure:
                    return NotSent("its name could not be resolved (check the network and the name)", exception);
                case WebExceptionStatus.ConnectFailure:
                    return NotSent(Refusal(exception), exception);
                case WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure:
                    return NotSent("the TLS connection is not trusted (check the clock, the certificate and any proxy that inspects TLS)", exception, retryable: false);
            }
        }

        return Find<SocketException>(exception)?.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData
            ? NotSent(Refusal(exception), exception)
            : new AttemptFailedException(ErrorIds.ServiceUnreachable, "the connection was closed before the response was complete", true, true, exception);
    }

    /// <summary>
    /// Creates the exception for a request that must not be repeated and may have been carried out.
    /// </summary>
    public static TickTickException OutcomeUnknown(ServiceRequest request, string reason, bool mayStillRun, Exception? innerException) =>
        new OutcomeUnknownException(
            $"{request}: {reason}. The call may have been carried out, so it was not sent again. Check the result before you run the command again.",
            reason,
            mayStillRun,
            innerException);

    /// <summary>Creates the exception for the user after the last attempt.</summary>
    public TickTickException ToTickTickException(ServiceRequest request) =>
        MayHaveBeenCarriedOut && !request.IsIdempotent
            ? OutcomeUnknown(request, Message, mayStillRun: false, InnerException)
            : new TickTickException(
                _errorId,
                _errorId == ErrorIds.ResponseInvalid ? FailureKind.Protocol : FailureKind.Connection,
                $"{request.Uri.Host} cannot be reached: {Message}.",
                "Check the network connection and run the command again; use -Proxy if this network needs one.",
                InnerException);

    private static AttemptFailedException NotSent(string reason, Exception exception, bool retryable = true) =>
        new(ErrorIds.ServiceUnreachable, reason, false, retryable, exception);

    private static string Refusal(Exception exception) => Find<SocketException>(exception)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "its name could not be resolved (check the network and the name)",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no route to the host",
        _ => "the connection failed",
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found) return found;
        }

        return null;
    }
}
