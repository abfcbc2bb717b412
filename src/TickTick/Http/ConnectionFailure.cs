using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TickTick.Http;

/// <summary>
/// Represents a failure of the HTTP stack, which each runtime reports differently, and what it says about the request.
/// </summary>
internal sealed class ConnectionFailure(string errorId, string reason, string remedy, bool mayHaveBeenCarriedOut, bool isTransient, Exception? exception)
{
    private const string NameNotResolved = "its name could not be resolved";
    private const string NetworkRemedy = "Check the network connection and run the command again. If this network needs a proxy, use Connect-TickTick -Proxy.";

    private const string CredentialRequired = "it requires a valid credential";
    private const string ProxyRemedy = "Check Connect-TickTick -Proxy and -ProxyCredential, or the proxy settings of this system.";

    /// <summary>Returns the result of a request that failed with an exception of the HTTP stack.</summary>
    public static SendResult Result(ServiceRequest request, Exception exception, Uri? proxy) => From(exception).ToResult(request, proxy);

    /// <summary>Returns the result of a request that a proxy answered instead of the service, with status 407.</summary>
    public static SendResult ResultOfProxy(ServiceRequest request, Uri? proxy) =>
        new ConnectionFailure(ErrorIds.ServiceUnreachable, CredentialRequired, ProxyRemedy, false, false, null).ToResult(request, proxy);

    private SendResult ToResult(ServiceRequest request, Uri? proxy)
    {
        Exception? cause = Redaction.WithoutSecrets(exception, request);
        // Only what happens before the request is sent is the proxy's fault.
        if (mayHaveBeenCarriedOut || Find<AuthenticationException>(exception) is not null) proxy = null;
        return mayHaveBeenCarriedOut && !request.IsIdempotent
            ? SendResult.Unknown(request, reason, mayStillRun: false, cause)
            : new SendResult
            {
                Failure = new TickTickException(
                    errorId,
                    proxy is not null ? $"The proxy {proxy.Authority} cannot be used: {reason}."
                    : mayHaveBeenCarriedOut ? $"{request}: {reason}.{request.DoubtOfChange}"
                    : $"{request.Uri.Host} cannot be reached: {reason}.",
                    proxy is null ? remedy : ProxyRemedy,
                    cause),
                Reason = reason,
                MayHaveBeenCarriedOut = mayHaveBeenCarriedOut,
                IsTransient = isTransient,
            };
    }

    private static ConnectionFailure From(Exception exception)
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
            return NotSent(why, exception, isTransient: false);
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
        if (Find<InvalidDataException>(exception) is not null)
            return Foreign("the response is not valid, because it cannot be decompressed", exception);
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
            : new ConnectionFailure(ErrorIds.ServiceUnreachable, "the connection was closed before the response was complete", NetworkRemedy, true, true, exception);
    }

    private static ConnectionFailure NotSent(string reason, Exception exception, string remedy = NetworkRemedy, bool isTransient = true) =>
        new(ErrorIds.ServiceUnreachable, reason, remedy, false, isTransient, exception);

    private static ConnectionFailure TooLarge(Exception exception) => Foreign("the response is larger than any response of this service", exception);

    private static ConnectionFailure Foreign(string reason, Exception exception) => new(
        ErrorIds.ResponseInvalid,
        reason,
        "Open the service in a browser on this network, then run the command again.",
        true,
        false,
        exception);

    private static ConnectionFailure Untrusted(Exception exception) => NotSent(
        "the TLS connection is not trusted",
        exception,
        "Check the clock and the certificates of this machine, and any proxy that inspects TLS.",
        isTransient: false);

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
