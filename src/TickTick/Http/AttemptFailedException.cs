using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TickTick.Http;

/// <summary>The exception for one attempt that received no response, with what is known about it.</summary>
internal sealed class AttemptFailedException : Exception
{
    private const string NameNotResolved = "its name could not be resolved";
    private const string NetworkRemedy = "Check the network connection and run the command again. If this network needs a proxy, use Connect-TickTick -Proxy.";

    private const string CredentialRequired = "it requires a valid credential";
    private const string ProxyRemedy = "Check Connect-TickTick -Proxy and -ProxyCredential, or the proxy settings of this system.";

    private readonly string _errorId;
    private readonly string _remedy;
    private Uri? _proxy;

    private AttemptFailedException(string errorId, string reason, string remedy, bool mayHaveBeenCarriedOut, bool retryable, Exception? innerException)
        : base(reason, innerException)
    {
        _errorId = errorId;
        _remedy = remedy;
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
    public static AttemptFailedException From(Exception exception, Uri? proxy)
    {
        AttemptFailedException failure = From(exception);
        // Only what happens before the request is sent is the proxy's fault.
        if (!failure.MayHaveBeenCarriedOut && Find<AuthenticationException>(exception) is null) failure._proxy = proxy;
        return failure;
    }

    /// <summary>Creates the exception for a proxy that answers instead of the service: status 407.</summary>
    public static AttemptFailedException FromProxy(Uri? proxy) =>
        new(ErrorIds.ServiceUnreachable, CredentialRequired, ProxyRemedy, false, false, null) { _proxy = proxy };

    private static AttemptFailedException From(Exception exception)
    {
        if (Find<AuthenticationException>(exception) is not null)
            return Untrusted(exception);
#if NET
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
            return NotSent(NameNotResolved, exception);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError })
        {
            string why = exception is HttpRequestException { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
                ? CredentialRequired
                : "it did not open a connection to the service";
            return NotSent(why, exception, retryable: false);
        }

        if (exception is OperationCanceledException { InnerException: TimeoutException })
            return NotSent("no connection was made in time", exception);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
            return NotSent(Refusal(exception), exception);
        if (exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }) return TooLarge(exception);
#else
        // .NET Framework has no inner exception only for its own limit.
        if (exception is HttpRequestException { InnerException: null }) return TooLarge(exception);
#endif
        if (Find<WebException>(exception) is { } web)
        {
            switch (web.Status)
            {
                case WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure:
                    return NotSent(NameNotResolved, exception);
                case WebExceptionStatus.ConnectFailure:
                    return NotSent(Refusal(exception), exception);
                case WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure:
                    return Untrusted(exception);
            }
        }

        return Find<SocketException>(exception)?.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain or SocketError.NoData
            ? NotSent(Refusal(exception), exception)
            : new AttemptFailedException(ErrorIds.ServiceUnreachable, "the connection was closed before the response was complete", NetworkRemedy, true, true, exception);
    }

    /// <summary>
    /// Creates the exception for a request that must not be repeated and may have been carried out.
    /// </summary>
    public static TickTickException OutcomeUnknown(ServiceRequest request, string reason, bool mayStillRun, Exception? innerException) =>
        new OutcomeUnknownException(
            $"{request}: {reason}. The call may have been carried out, so it was not sent again.",
            "Check the result before you run the command again.",
            reason,
            mayStillRun,
            innerException);

    /// <summary>Creates the exception for the user after the last attempt.</summary>
    public TickTickException ToTickTickException(ServiceRequest request) =>
        MayHaveBeenCarriedOut && !request.IsIdempotent
            ? OutcomeUnknown(request, Message, mayStillRun: false, Redaction.WithoutSecrets(InnerException, request))
            : new TickTickException(
                _errorId,
                _errorId == ErrorIds.ResponseInvalid ? FailureKind.Protocol : FailureKind.Connection,
                _proxy is null ? $"{request.Uri.Host} cannot be reached: {Message}." : $"The proxy {_proxy.Authority} cannot be used: {Message}.",
                _proxy is null ? _remedy : ProxyRemedy,
                Redaction.WithoutSecrets(InnerException, request));

    private static AttemptFailedException NotSent(string reason, Exception exception, string remedy = NetworkRemedy, bool retryable = true) =>
        new(ErrorIds.ServiceUnreachable, reason, remedy, false, retryable, exception);

    private static AttemptFailedException TooLarge(Exception exception) => new(
        ErrorIds.ResponseInvalid,
        "the response is larger than any response of this service",
        "Open the service in a browser on this network, then run the command again.",
        true,
        false,
        exception);

    private static AttemptFailedException Untrusted(Exception exception) => NotSent(
        "the TLS connection is not trusted",
        exception,
        "Check the clock and the certificates of this machine, and any proxy that inspects TLS.",
        retryable: false);

    private static string Refusal(Exception exception) => Find<SocketException>(exception)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => NameNotResolved,
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
