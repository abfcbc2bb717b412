using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
#if NET
using System.Linq;
#endif
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Http;
using TickTick.Tests.Authorization;
using Xunit;

namespace TickTick.Tests.Http;

/// <summary>
/// Tests how the platform's HTTP stack behaves: .NET Framework sends requests again, asks before it sends a body,
/// allows two connections per host, and never uses a proxy for the machine's own addresses.
/// </summary>
public sealed class HttpStackTests : IDisposable
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private static readonly ConnectionSettings NoRetry = new() { MaximumRetryCount = 0, Timeout = TimeSpan.FromSeconds(30) };

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _heads = new();

    public HttpStackTests() => _listener.Start();

    private Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/open/v1/task");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_is_not_idempotent_is_sent_once_if_an_open_connection_breaks(bool hasBody)
    {
        // The first request on a connection gets a response and keeps it open. The next one is read, and the
        // connection is closed.
        Serve(answers: 1);
        using var client = new ServiceClient(NoRetry);
        await client.SendAsync(Post(isIdempotent: true, hasBody), new Tests.RecordingReporter(), Cancellation);

        // Whether the request fails depends on whether the open connection is reused.
        await Record.ExceptionAsync(() => client.SendAsync(Post(isIdempotent: false, hasBody), new Tests.RecordingReporter(), Cancellation));

        Assert.Equal(2, _heads.Count);
    }

    [Fact]
    public async Task A_body_is_sent_without_Expect_100_continue()
    {
        Serve(answers: int.MaxValue);
        using var client = new ServiceClient(NoRetry);

        ServiceResponse response = await client.SendAsync(Post(isIdempotent: true, hasBody: true), new Tests.RecordingReporter(), Cancellation);

        Assert.True(response.IsSuccess);
        Assert.DoesNotContain("Expect:", Assert.Single(_heads), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Eight_concurrent_requests_do_not_wait_for_each_other()
    {
        using var gate = new SemaphoreSlim(0);
        Serve(answers: int.MaxValue, gate);
        using var client = new ServiceClient(NoRetry);
        var calls = new List<Task<ServiceResponse>>();
        for (int call = 0; call < 8; call++) calls.Add(client.SendAsync(Post(isIdempotent: true, hasBody: true), new Tests.RecordingReporter(), Cancellation));

        Task all = Task.Run(async () => { while (_heads.Count < 8) await Task.Delay(5, Cancellation); }, Cancellation);
        await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(10), Cancellation));
        int arrived = _heads.Count;
        gate.Release(8);
        await Task.WhenAll(calls);

        Assert.Equal(8, arrived);
    }

    [Fact]
    public async Task A_given_proxy_is_used()
    {
        Serve(answers: int.MaxValue);
        using var client = new ServiceClient(NoRetry with { Proxy = new Uri(Address.GetLeftPart(UriPartial.Authority)) });
        var elsewhere = new ServiceRequest(HttpMethod.Get, new Uri("http://ticktick.invalid/open/v1/project"), IsIdempotent: true);

        ServiceResponse response = await client.SendAsync(elsewhere, new Tests.RecordingReporter(), Cancellation);

        Assert.True(response.IsSuccess);
        Assert.StartsWith("GET http://ticktick.invalid/open/v1/project ", Assert.Single(_heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_proxy_is_not_used_for_this_machine()
    {
        Serve(answers: int.MaxValue);
        using var proxy = new ScriptedServer(_ => ScriptedServer.Response(200, "{}"));
        using var client = new ServiceClient(NoRetry with { Proxy = proxy.Origin });

        await client.SendAsync(Post(isIdempotent: true, hasBody: true), new Tests.RecordingReporter(), Cancellation);

        Assert.Single(_heads);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task A_credential_in_the_address_of_the_proxy_is_sent_to_it_and_shown_nowhere()
    {
        using var proxy = new ScriptedServer(_ => ScriptedServer.Response(407, string.Empty, "Proxy-Authenticate: Basic realm=\"x\""));
        var address = new UriBuilder(proxy.Origin) { UserName = "user", Password = "p%40ss-R8vT3n" };
        ConnectionSettings settings = NoRetry with { Proxy = address.Uri };
        using var client = new ServiceClient(settings);
        var elsewhere = new ServiceRequest(HttpMethod.Get, new Uri("https://ticktick.invalid/open/v1/project"), IsIdempotent: true);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(elsewhere, new Tests.RecordingReporter(), Cancellation));

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:p@ss-R8vT3n")), proxy.Requests[proxy.Requests.Count - 1].Header("Proxy-Authorization"));
        Assert.DoesNotContain("ss-R8vT3n", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ss-R8vT3n", settings.Proxy!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"The proxy {proxy.Origin.Authority} cannot be used: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_proxy_is_named_and_not_the_service()
    {
        var nowhere = new Uri($"http://127.0.0.1:{AuthorizationFixtures.FreePort()}");
        using var client = new ServiceClient(NoRetry with { Proxy = nowhere });
        var elsewhere = new ServiceRequest(HttpMethod.Get, new Uri("https://ticktick.invalid/open/v1/project"), IsIdempotent: true);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(elsewhere, new Tests.RecordingReporter(), Cancellation));

        Assert.Equal("ServiceUnreachable", failure.ErrorId);
        Assert.Equal($"The proxy {nowhere.Authority} cannot be used: the connection was refused.", failure.Problem);
        Assert.Contains("-Proxy", failure.Remedy, StringComparison.Ordinal);
    }

#if NET
    // .NET Framework has no time limit for connecting, only one for the whole call.
    [Fact]
    public async Task A_service_that_drops_packets_is_unreachable_and_opens_the_circuit()
    {
        // Linux and macOS drop connections that a full queue cannot take. Windows refuses them.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)deaf.LocalEndPoint!).Port}/open/v1/task");
        var fillers = new List<Socket>();
        for (int i = 0; i < 4; i++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            fillers.Add(filler);
            try
            {
                filler.Connect(deaf.LocalEndPoint!);
            }
            catch (SocketException)
            {
                // The connection is under way.
            }
        }

        var reporter = new Tests.RecordingReporter();
        using var client = new ServiceClient(NoRetry with { Timeout = TimeSpan.FromSeconds(20), MaximumRetryCount = 9, RetryInterval = TimeSpan.Zero });
        var request = new ServiceRequest(HttpMethod.Post, address, IsIdempotent: false);
        TickTickException[] failures = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Assert.ThrowsAnyAsync<TickTickException>(() => client.SendAsync(request, reporter, Cancellation))));
        await Assert.ThrowsAnyAsync<TickTickException>(() => client.SendAsync(request, reporter, Cancellation));

        Assert.All(failures, failure => Assert.Equal("ServiceUnreachable", failure.ErrorId));
        Assert.Contains("fail without being sent", Assert.Single(reporter.Warnings), StringComparison.Ordinal);
        fillers.ForEach(filler => filler.Dispose());
    }
#endif

    [Theory]
    [InlineData("http://proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData("proxy.corp:8080", "http://proxy.corp:8080/")]
    [InlineData("10.0.0.1:3128", "http://10.0.0.1:3128/")]
    [InlineData(" [fd00::1]:80/ ", "http://[fd00::1]/")]
    [InlineData("user:pw@proxy.corp:8080", "http://user:pw@proxy.corp:8080/")]
    [InlineData("http://proxy.corp", "http://proxy.corp/")]
    public void The_address_of_a_proxy_is_read_as_people_type_it(string text, string address) => Assert.Equal(address, ProxyAddress.Parse(text).AbsoluteUri);

    [Theory]
    [InlineData("foo")]
    [InlineData("")]
    [InlineData("ftp://proxy.corp:21")]
    [InlineData("file:///etc/passwd")]
    [InlineData("proxy.corp:8080:secret-Ab12")]
    [InlineData("http://")]
    [InlineData("user:secret-Ab12@proxy.corp")]
    public void What_is_not_the_address_of_a_proxy_is_refused_without_repeating_it(string text)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => ProxyAddress.Parse(text));

        Assert.DoesNotContain("secret-Ab12", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("such as proxy.example.org:8080", refusal.Message, StringComparison.Ordinal);
    }

    private ServiceRequest Post(bool isIdempotent, bool hasBody) =>
        new(HttpMethod.Post, Address, isIdempotent) { Body = hasBody ? Encoding.UTF8.GetBytes("{\"title\":\"once\"}") : null };

    private void Serve(int answers, SemaphoreSlim? gate = null) => _ = Task.Run(async () =>
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(), answers, gate);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    });

    private async Task ServeAsync(TcpClient connection, int answers, SemaphoreSlim? gate)
    {
        using (connection)
        {
            NetworkStream stream = connection.GetStream();
            byte[] answer = Encoding.ASCII.GetBytes(Answer);
            try
            {
                while (await ReadRequestAsync(stream) is { } head)
                {
                    _heads.Enqueue(head);
                    if (answers-- == 0) return;
                    if (gate is not null) await gate.WaitAsync(_end.Token);
                    await stream.WriteAsync(answer, 0, answer.Length, _end.Token);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
            {
                // The other side has disconnected.
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, 0, 1) == 0) return null;
            text.Append((char)buffer[0]);
        }

        string head = text.ToString();
        int length = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? int.Parse(head.Substring(at + 16, head.IndexOf('\r', at) - at - 16), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        for (; length > 0; length--)
        {
            if (await stream.ReadAsync(buffer, 0, 1) == 0) return null;
        }

        return head;
    }
}
