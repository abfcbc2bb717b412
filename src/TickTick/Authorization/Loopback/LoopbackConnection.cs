using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization.Loopback;

/// <summary>
/// Represents one connection to the loopback listener: one request, one response, and a close that lets the response
/// arrive.
/// </summary>
internal sealed class LoopbackConnection : IDisposable
{
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(2);
    private const int MaximumLingerBytes = 1024 * 1024;
    // A redirect takes less than one kilobyte, and a browser's headers a few.
    private const int MaximumHeadLength = 32 * 1024;

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly byte[] _buffer = new byte[4096];
    private Task<int>? _read;

    private LoopbackConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Gets or sets whether the client is the browser that waits for the result of the sign-in.</summary>
    public bool AwaitsOutcome { get; set; }

    /// <summary>Opens a connection on an accepted socket.</summary>
    public static LoopbackConnection? TryOpen(Socket socket)
    {
        try
        {
            return new LoopbackConnection(socket);
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>
    /// Reads the head of the request, one character for each byte. Returns null if the client has left or says nothing, and an
    /// empty text if the head takes too long, is too large, or has a byte that a head cannot contain, such as the first of a TLS handshake.
    /// </summary>
    public async Task<string?> ReadHeadAsync(TimeSpan timeout)
    {
        using var done = new CancellationTokenSource();
        Task expiry = Task.Delay(timeout, done.Token);
        var head = new StringBuilder();
        try
        {
            while (await NextBytesAsync(expiry).ConfigureAwait(false) is { } count)
            {
                if (count == 0) return null;
                foreach (byte value in new ArraySegment<byte>(_buffer, 0, count))
                {
                    if (head.Length == MaximumHeadLength || !CanFollow(head, value)) return string.Empty;
                    head.Append((char)value);
                    if (value == '\n' && head.Length >= 4 && head[head.Length - 3] == '\n') return head.ToString();
                }
            }

            // Browsers open connections ahead. A response to no request would be taken for that to the next one.
            return head.Length == 0 ? null : string.Empty;
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            return null;
        }
        finally
        {
            done.Cancel();
        }
    }

    /// <summary>
    /// Sends the response and closes the connection so that it arrives. Closing a socket with unread bytes resets the
    /// connection, and the client can lose the response (RFC 9112 §9.6). Returns whether the client was still there,
    /// and never throws.
    /// </summary>
    public async Task<bool> SendAsync(byte[] response)
    {
        using var done = new CancellationTokenSource();
        try
        {
            bool hasLeft = _read is null && _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;
            Task write = _stream.WriteAsync(response, 0, response.Length, CancellationToken.None);
            if (await Task.WhenAny(write, Task.Delay(WriteTimeout, done.Token)).ConfigureAwait(false) != write)
            {
                Observe(write);
                return false;
            }

            await write.ConfigureAwait(false);
            _socket.Shutdown(SocketShutdown.Send);
            Task expiry = Task.Delay(LingerTimeout, done.Token);
            for (int total = 0; total < MaximumLingerBytes;)
            {
                if (await NextBytesAsync(expiry).ConfigureAwait(false) is not (> 0 and int count)) break;
                total += count;
            }

            return !hasLeft;
        }
        catch (Exception e) when (IsDisconnect(e))
        {
            return false;
        }
        finally
        {
            done.Cancel();
        }
    }

    /// <summary>Closes the connection at once.</summary>
    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// Continues to read. A read that exceeds its timeout is reused by the next call, because .NET Framework cannot
    /// cancel it.
    /// </summary>
    private async Task<int?> NextBytesAsync(Task expiry)
    {
        _read ??= _stream.ReadAsync(_buffer, 0, _buffer.Length, CancellationToken.None);
        if (await Task.WhenAny(_read, expiry).ConfigureAwait(false) != _read)
        {
            Observe(_read);
            return null;
        }

        Task<int> read = _read;
        _read = null;
        return await read.ConfigureAwait(false);
    }

    // Lines end with CR LF, and neither stands alone (RFC 9112 §2.2).
    private static bool CanFollow(StringBuilder head, byte value)
    {
        bool isAfterCarriageReturn = head.Length > 0 && head[head.Length - 1] == '\r';
        return isAfterCarriageReturn == (value == '\n') && value is >= 0x20 and not 0x7F or (byte)'\t' or (byte)'\r' or (byte)'\n';
    }

    private static void Observe(Task task) =>
        _ = task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private static bool IsDisconnect(Exception e) => e is IOException or SocketException or ObjectDisposedException or InvalidOperationException;
}
