using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Authorization.Loopback;

/// <summary>Represents an HTTP client that sends arbitrary bytes.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawClient(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    public static async Task<RawClient> ConnectAsync(int port, IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        var client = new TcpClient(address.AddressFamily);
        try
        {
            await client.ConnectAsync(address, port);
            return new RawClient(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request and reads the whole response. Follows a redirect, as a browser does.</summary>
    public static async Task<LoopbackReply> ExchangeAsync(int port, string request, IPAddress? address = null)
    {
        LoopbackReply reply = await ExchangeOnceAsync(port, request, address);
        return reply.Status == 303 ? await ExchangeOnceAsync(port, Get(port, reply.Header("Location")!), address) : reply;
    }

    /// <summary>Sends a request and reads the whole response.</summary>
    public static async Task<LoopbackReply> ExchangeOnceAsync(int port, string request, IPAddress? address = null)
    {
        using RawClient client = await ConnectAsync(port, address);
        await client.SendAsync(request);
        return await client.ReadAnswerAsync();
    }

    /// <summary>Returns a GET request as a browser sends it.</summary>
    public static string Get(int port, string target, string host = "127.0.0.1") =>
        $"GET {target} HTTP/1.1\r\nHost: {host}:{FormattableString.Invariant($"{port}")}\r\nAccept: text/html\r\n\r\n";

    public Task SendAsync(string text) => SendAsync(Encoding.GetEncoding("iso-8859-1").GetBytes(text));

    public Task SendAsync(byte[] bytes) => _stream.WriteAsync(bytes, 0, bytes.Length, TestContext.Current.CancellationToken);

    public async Task<LoopbackReply> ReadAnswerAsync()
    {
        using var received = new MemoryStream();
        var buffer = new byte[8192];
        for (int count; (count = await _stream.ReadAsync(buffer, 0, buffer.Length, TestContext.Current.CancellationToken)) > 0;) received.Write(buffer, 0, count);
        return new LoopbackReply(received.ToArray());
    }

    /// <summary>
    /// Returns whether the other side closes the connection without a response, within a few seconds.
    /// </summary>
    public async Task<bool> IsClosedAsync()
    {
        Task<int> read = _stream.ReadAsync(new byte[1], 0, 1, TestContext.Current.CancellationToken);
        if (await Task.WhenAny(read, Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)) != read) return false;
        try
        {
            return await read == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Resets the connection instead of closing it.</summary>
    public void Reset()
    {
        _client.LingerState = new LingerOption(true, 0);
        _client.Dispose();
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>Represents a parsed HTTP response.</summary>
internal sealed class LoopbackReply
{
    private readonly string[] _head;

    public LoopbackReply(byte[] bytes)
    {
        string text = Encoding.GetEncoding("iso-8859-1").GetString(bytes);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No HTTP response: '{text}'");
        _head = text.Substring(0, end).Split(["\r\n"], StringSplitOptions.None);
        Body = Encoding.UTF8.GetString(bytes, end + 4, bytes.Length - end - 4);
        BodyLength = bytes.Length - end - 4;
        Status = Convert.ToInt32(_head[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    public int Status { get; }

    public string Body { get; }

    public int BodyLength { get; }

    public string? Header(string name)
    {
        foreach (string line in _head)
        {
            if (line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase)) return line.Substring(name.Length + 2);
        }

        return null;
    }
}
