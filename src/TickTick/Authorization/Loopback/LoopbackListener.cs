using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization.Loopback;

/// <summary>
/// Listens on exactly the host, port and path of the redirect URI (RFC 8252 §7.3), and on no other network interface.
/// Only a GET request whose query is accepted ends the wait. Every other request gets its HTTP response and changes
/// nothing.
/// </summary>
/// <remarks>
/// <see cref="HttpListener"/> is not used: on Windows, it needs a URL reservation for 127.0.0.1 (http.sys shares the
/// port with every other process that requests it), it answers malformed requests, oversized headers and foreign
/// hosts with its own pages, and it can neither limit how slowly a client sends nor report when a response has
/// arrived. This listener accepts what browsers send to a redirect URI, and refuses every other form of HTTP.
/// </remarks>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private static readonly TimeSpan DeliveryTimeout = TimeSpan.FromSeconds(5);
    // A browser follows a redirect to its own machine at once.
    private static readonly TimeSpan FollowTimeout = TimeSpan.FromSeconds(1.5);

    // A browser follows once. Any further client gets the page of the moment.
    private const int MaximumFollowers = 8;
    private const int MaximumReports = 10;

    private readonly RedirectUri _redirect;
    private readonly TickTickService _service;
    private readonly Action<string> _validate;
    private readonly IReporter _reporter;
    private readonly LoopbackLimits _limits;
    private readonly List<TcpListener> _listeners = [];
    private readonly LinkedList<LoopbackConnection> _connections = new();
    private readonly ConcurrentBag<Task> _deliveries = [];
    private readonly TaskCompletionSource<string> _query = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ResultPage> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _followed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _followers;
    private int _rejections;
    private volatile bool _isStopped;

    private LoopbackListener(RedirectUri redirect, TickTickService service, Action<string> validate, IReporter reporter, LoopbackLimits limits)
    {
        _redirect = redirect;
        _service = service;
        _validate = validate;
        _reporter = reporter;
        _limits = limits;
    }

    /// <summary>
    /// Starts to listen, before the browser can be redirected. A query that <paramref name="validate"/> rejects with an
    /// exception is answered with an error page, and the wait continues.
    /// </summary>
    /// <exception cref="TickTickException">
    /// <c>RedirectUnsupported</c>: the URI is not on this machine. <c>RedirectPortBusy</c>: another program uses the
    /// port.
    /// <c>RedirectPortForbidden</c>: the operating system does not allow this user to listen there.
    /// </exception>
    public static LoopbackListener Start(RedirectUri redirect, TickTickService service, Action<string> validate, IReporter reporter, LoopbackLimits? limits = null)
    {
        if (!redirect.IsLoopback || redirect.Uri.Scheme != Uri.UriSchemeHttp)
            throw Unsupported(redirect, "the module can listen only on http://127.0.0.1, http://[::1] or http://localhost.");

        var listener = new LoopbackListener(redirect, service, validate, reporter, limits ?? new LoopbackLimits());
        try
        {
            foreach (IPAddress address in redirect.Addresses) listener.Bind(address);
        }
        catch (SocketException e)
        {
            listener.StopListening();
            throw Failure(redirect, e);
        }

        foreach (TcpListener tcp in listener._listeners) _ = listener.AcceptAsync(tcp);
        return listener;
    }

    /// <summary>Waits for the first redirect that is accepted, and returns its query.</summary>
    public Task<string> WaitAsync(CancellationToken cancellationToken) => _query.Task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <summary>
    /// Shows the result of the sign-in in the browser and waits for a few seconds at most until the page has arrived.
    /// Never throws.
    /// </summary>
    public Task CompleteAsync(ResultPage page) => EndAsync(page, DeliveryTimeout);

    /// <summary>
    /// Closes the port and all connections. A browser that still waits for the result shows a page that refers to
    /// PowerShell.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_isStopped) return;
        await EndAsync(ResultPage.ReturnToPowerShell(_service), _limits.LastDeliveryTimeout).ConfigureAwait(false);
        StopListening();
        _query.TrySetCanceled();
        lock (_connections)
        {
            foreach (LoopbackConnection connection in _connections) connection.Dispose();
        }
    }

    private async Task EndAsync(ResultPage page, TimeSpan timeout)
    {
        _outcome.TrySetResult(page);
        if (_query.Task.Status == TaskStatus.RanToCompletion) await WaitAtMostAsync(DeliverAsync(), timeout).ConfigureAwait(false);
    }

    private async Task DeliverAsync()
    {
        await WaitAtMostAsync(_followed.Task, FollowTimeout).ConfigureAwait(false);
        _followed.TrySetResult(false);
        await Task.WhenAll(_deliveries).ConfigureAwait(false);
    }

    private void Bind(IPAddress address)
    {
        bool isSecondFamily = _listeners.Count > 0;
        if (isSecondFamily && !Socket.OSSupportsIPv6) return;
        var tcp = new TcpListener(address, _redirect.Uri.Port);
        try
        {
            // On Windows, another process could otherwise bind to the same port and receive the redirect.
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) tcp.ExclusiveAddressUse = true;
            tcp.Start(_limits.MaximumConnections);
            _listeners.Add(tcp);
        }
        catch (SocketException e) when (isSecondFamily && e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // On a machine without IPv6, a browser cannot try ::1.
            tcp.Stop();
        }
    }

    private async Task AcceptAsync(TcpListener tcp)
    {
        while (!_isStopped)
        {
            try
            {
                _ = ServeAsync(await tcp.AcceptSocketAsync().ConfigureAwait(false));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener has stopped, the client has disconnected, or the process has run out of handles. The
                // last two are temporary.
                await Task.Delay(TimeSpan.FromMilliseconds(20)).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using LoopbackConnection? connection = LoopbackConnection.TryOpen(socket);
        if (connection is null) return;
        LinkedListNode<LoopbackConnection> node = Enter(connection);
        try
        {
            if (await connection.ReadHeadAsync(_limits.RequestTimeout).ConfigureAwait(false) is { } head)
                await AnswerAsync(connection, HttpRequestHead.Parse(head)).ConfigureAwait(false);
        }
        finally
        {
            Leave(node);
        }
    }

    private LinkedListNode<LoopbackConnection> Enter(LoopbackConnection connection)
    {
        lock (_connections)
        {
            if (_isStopped) connection.Dispose();
            if (_connections.Count >= _limits.MaximumConnections) EvictOldest();
            return _connections.AddLast(connection);
        }
    }

    private void EvictOldest()
    {
        LoopbackConnection? oldest = _connections.FirstOrDefault(c => !c.AwaitsOutcome);
        if (oldest is null) return;
        _connections.Remove(oldest);
        oldest.Dispose();
    }

    private void Leave(LinkedListNode<LoopbackConnection> node)
    {
        lock (_connections)
        {
            if (node.List is not null) _connections.Remove(node);
        }
    }

    private async Task AnswerAsync(LoopbackConnection connection, HttpRequestHead? head)
    {
        if (Refuse(head) is { } refusal)
        {
            await connection.SendAsync(refusal.ToHttp()).ConfigureAwait(false);
        }
        else if (Follows(head!))
        {
            connection.AwaitsOutcome = Interlocked.Increment(ref _followers) <= MaximumFollowers;
            Task delivery = DeliverOutcomeAsync(connection);
            if (connection.AwaitsOutcome) _deliveries.Add(delivery);
            _followed.TrySetResult(true);
            await delivery.ConfigureAwait(false);
        }
        else
        {
            // The first redirect counts. The address with the code must not remain in the browser's history, so the
            // result is shown at the address without it.
            _query.TrySetResult(head!.Query);
            bool hasArrived = await connection.SendAsync(ResultPage.SeeOther(head.Path)).ConfigureAwait(false);
            if (!hasArrived) _followed.TrySetResult(false);
        }
    }

    /// <summary>Returns the error page for a request that neither is the redirect nor follows it, or null.</summary>
    private ResultPage? Refuse(HttpRequestHead? head)
    {
        // A page of another site can reach this port through a host name that it points here (DNS rebinding).
        if (head is null || !IsOwn(head.Host)) return ResultPage.Refusal(400);
        if (head.Path != _redirect.Uri.AbsolutePath) return ResultPage.Refusal(404);
        if (Follows(head)) return null;
        try
        {
            _validate(head.Query);
            return null;
        }
        catch (TickTickException e)
        {
            if (Interlocked.Increment(ref _rejections) <= MaximumReports) _reporter.Verbose($"A request to {_redirect} was rejected. Still waiting. {e.Message}");
            return ResultPage.NotThisSignIn(e);
        }
    }

    private bool Follows(HttpRequestHead head) => head.Query.Length == 0 && _query.Task.IsCompleted;

    private bool IsOwn(string host) =>
        host.Equals(_redirect.Authority, StringComparison.OrdinalIgnoreCase)
        || (_redirect.Uri.IsDefaultPort && host.Equals($"{_redirect.Uri.Host}:80", StringComparison.OrdinalIgnoreCase));

    private async Task DeliverOutcomeAsync(LoopbackConnection connection)
    {
        if (connection.AwaitsOutcome) await WaitAtMostAsync(_outcome.Task, _limits.OutcomeTimeout).ConfigureAwait(false);
        ResultPage page = _outcome.Task.IsCompleted
            ? await _outcome.Task.ConfigureAwait(false)
            : ResultPage.ReturnToPowerShell(_service);
        await connection.SendAsync(page.ToHttp()).ConfigureAwait(false);
    }

    private void StopListening()
    {
        _isStopped = true;
        foreach (TcpListener tcp in _listeners)
        {
            try
            {
                // A process that is being started holds this socket, too, and the port with it, until it has its program.
                tcp.Server.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
                // Only Linux can shut down a listening socket. Elsewhere, closing it must do.
            }

            tcp.Stop();
        }
    }

    private static async Task WaitAtMostAsync(Task task, TimeSpan timeout)
    {
        using var done = new CancellationTokenSource();
        await Task.WhenAny(task, Task.Delay(timeout, done.Token)).ConfigureAwait(false);
        done.Cancel();
    }

    /// <summary>Returns the exception for an operating system error that prevents listening.</summary>
    internal static TickTickException Failure(RedirectUri redirect, SocketException error)
    {
        const string remedy = "Use -NoBrowser, or register a redirect URI with a free port above 1023 and pass it with -RedirectUri.";
        int port = redirect.Uri.Port;
        return error.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => new TickTickException(
                ErrorIds.RedirectPortBusy,
                $"Port {port} is in use by another program or another sign-in, so the redirect to {redirect} cannot be received.",
                "Close that program and run the command again, or use -NoBrowser or another registered -RedirectUri.",
                error),
            SocketError.AccessDenied when port < 1024 && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) => new TickTickException(
                ErrorIds.RedirectPortForbidden,
                $"The redirect to {redirect} cannot be received, because only privileged programs can listen on port {port}.",
                remedy,
                error),
            SocketError.AccessDenied => new TickTickException(
                ErrorIds.RedirectPortForbidden,
                $"The redirect to {redirect} cannot be received, because port {port} is in a reserved range, or a service or another account uses it exclusively.",
                $"{remedy} On Windows, 'netsh interface ipv4 show excludedportrange tcp' lists the reserved ranges.",
                error),
            _ => Unsupported(redirect, $"{error.Message}.", error),
        };
    }

    private static TickTickException Unsupported(RedirectUri redirect, string why, Exception? innerException = null) => new(
        ErrorIds.RedirectUnsupported,
        $"The module cannot listen on the redirect URI {redirect}: {why}",
        "Use -NoBrowser and paste the redirect, or register http://127.0.0.1:8080 and pass it with -RedirectUri.",
        innerException);
}
