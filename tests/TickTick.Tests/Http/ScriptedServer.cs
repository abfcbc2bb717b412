using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace TickTick.Tests.Http;

/// <summary>Answers each request with the bytes that a test chooses, or closes the connection.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<ScriptedRequest, byte[]?> _answer;

    public ScriptedServer(Func<ScriptedRequest, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Origin => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Gets or sets whether the connection stays open after the answer, which then need not be complete.</summary>
    public bool KeepsOpen { get; init; }

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>Returns a whole response.</summary>
    public static byte[] Response(int status, string body, params string[] headers) => Response(status, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>Returns a whole response.</summary>
    public static byte[] Response(int status, byte[] body, params string[] headers)
    {
        string lines = string.Concat(Array.ConvertAll(headers, static header => header + "\r\n"));
        byte[] head = Encoding.ASCII.GetBytes(FormattableString.Invariant(
            $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{lines}\r\n"));
        return [.. head, .. body];
    }

    /// <summary>Returns the response of an authorization endpoint whose user allows everything.</summary>
    public static byte[] Allow(ScriptedRequest request) =>
        Response(302, string.Empty, $"Location: {request.Parameters["redirect_uri"]}/?code=abcdef&state={Uri.EscapeDataString(request.Parameters["state"])}");

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                NetworkStream stream = connection.GetStream();
                if (await ReadAsync(stream) is not { } request) return;
                _requests.Enqueue(request);
                if (_answer(request) is not { } answer) return;
                await stream.WriteAsync(answer, 0, answer.Length);
                // The client has read everything when it closes its side.
                if (!KeepsOpen) connection.Client.Shutdown(SocketShutdown.Send);
                while (await stream.ReadAsync(new byte[1024], 0, 1024) > 0)
                {
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or InvalidOperationException)
            {
                // The client has disconnected.
            }
        }
    }

    private static async Task<ScriptedRequest?> ReadAsync(NetworkStream stream)
    {
        var received = new StringBuilder();
        var buffer = new byte[8192];
        int end, length = 0;
        while ((end = received.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0 || received.Length < end + 4 + length)
        {
            int count = await stream.ReadAsync(buffer, 0, buffer.Length);
            if (count == 0) return null;
            for (int i = 0; i < count; i++) received.Append((char)buffer[i]);
            string text = received.ToString();
            end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && new ScriptedRequest(text.Substring(0, end), string.Empty).Header("Content-Length") is { } header)
                length = int.Parse(header, CultureInfo.InvariantCulture);
        }

        string all = received.ToString();
        return new ScriptedRequest(all.Substring(0, end), all.Substring(end + 4));
    }
}
