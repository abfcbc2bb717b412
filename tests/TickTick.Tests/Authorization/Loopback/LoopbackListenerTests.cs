using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using Xunit;

namespace TickTick.Tests.Authorization.Loopback;

[Collection(TimedTests.Name)]
public sealed class LoopbackListenerTests : IAsyncLifetime
{
    private const string Right = "/callback?code=mtmoDK&state=" + AuthorizationFixtures.State;

    // Most clients of these tests do not follow a redirect, and a listener that closes waits for the one that does.
    private static readonly LoopbackLimits Brief = new() { LastDeliveryTimeout = TimeSpan.FromMilliseconds(20) };

    private readonly int _port = AuthorizationFixtures.FreePort();
    private readonly RecordingReporter _reporter = new();
    private LoopbackListener _listener = null!;

    public ValueTask InitializeAsync()
    {
        _listener = Listen($"http://127.0.0.1:{_port}/callback");
        return default;
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public async Task The_redirect_ends_the_wait_and_the_browser_shows_the_result()
    {
        Task<LoopbackReply> answering = RawClient.ExchangeAsync(_port, RawClient.Get(_port, Right));
        string query = await _listener.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("mtmoDK", ValueOf("code", query));
        Assert.False(answering.IsCompleted);

        await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        await _listener.DisposeAsync();
        LoopbackReply answer = await answering;
        Assert.Equal(200, answer.Status);
        Assert.Contains("signed in", answer.Body);
        Assert.DoesNotContain("mtmoDK", answer.Body);
    }

    [Fact]
    public async Task The_redirect_is_answered_with_an_address_without_the_code()
    {
        LoopbackReply answer = await RawClient.ExchangeOnceAsync(_port, RawClient.Get(_port, Right));

        Assert.Equal(303, answer.Status);
        Assert.Equal("/callback", answer.Header("Location"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(0, answer.BodyLength);

        // A client that does not follow the redirect delays the end by a second or two, and no more.
        var elapsed = Stopwatch.StartNew();
        await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        await _listener.DisposeAsync();
        Assert.InRange(elapsed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task The_page_is_not_cached_and_complete()
    {
        LoopbackReply answer = await RedirectAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("close", answer.Header("Connection"));
        Assert.Equal("text/html; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(answer.BodyLength.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("Content-Length"));
        Assert.Matches(
            "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$",
            answer.Header("Content-Security-Policy"));
        Assert.EndsWith("</html>\n", answer.Body);
    }

    [Fact]
    public async Task A_slow_exchange_refers_the_user_to_PowerShell()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://127.0.0.1:{port}/callback", new LoopbackLimits { OutcomeTimeout = TimeSpan.FromMilliseconds(50) });
        LoopbackReply answer = await RawClient.ExchangeAsync(port, RawClient.Get(port, Right));
        Assert.Equal(200, answer.Status);
        Assert.Contains("Return to PowerShell", answer.Body);
        Assert.Equal("mtmoDK", ValueOf("code", await listener.WaitAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_aborted_sign_in_leaves_no_browser_waiting()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://127.0.0.1:{port}/callback", new LoopbackLimits());
        Task<LoopbackReply> answering = RawClient.ExchangeAsync(port, RawClient.Get(port, Right));
        await listener.WaitAsync(TestContext.Current.CancellationToken);
        await listener.DisposeAsync();
        Assert.Contains("Return to PowerShell", (await answering).Body);
    }

    [Fact]
    public async Task A_denial_with_the_right_state_ends_the_wait()
    {
        using RawClient client = await RawClient.ConnectAsync(_port);
        await client.SendAsync(RawClient.Get(_port, "/callback?error=access_denied&state=" + AuthorizationFixtures.State));
        Assert.Equal("access_denied", ValueOf("error", await _listener.WaitAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>
    /// Gets requests with their expected status. A request that is not a GET of the redirect with the right state
    /// gets a response and changes nothing.
    /// </summary>
    public static TheoryData<string, int> OtherRequests => new()
    {
        { "GET /favicon.ico HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "GET / HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "GET /callback/?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "GET /Callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "GET /%63allback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "GET /x/../callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "GET //callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 404 },
        { "POST /other HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "HEAD /callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "HEAD /callback HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "HEAD /favicon.ico HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "POST /callback?{right} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc", 400 },
        { "OPTIONS /callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "get /callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?code=x HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?code=x&state=wrong HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?error=access_denied HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?error=access_denied&state=wrong HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}&code=y HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}&state=y HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}&error=access_denied HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}%zz HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?code=%&{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?code=%ff%fe&state={state} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?code=a%00&state={state} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}#x HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.0\r\nHost: evil.example\r\n\r\n", 400 },
        { "GET http://evil.example/callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET http://{host}/callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.0\r\n\r\n", 400 },
        { "\r\n\r\nGET /callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: {host}\r\nhost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost:\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: {host}\r\nX: a\rb\r\n\r\n", 400 },
        { "GET /callback?{right}\u00e9 HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}\tx HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET  HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right}\r\n\r\n", 400 },
        { "GET  /callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1 \r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} http/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/11\r\nHost: {host}\r\n\r\n", 400 },
        { "G(T /callback?{right} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "hello\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\nHost: {host}\n\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: {host}\r\n folded\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost : {host}\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: {host}\r\nnonsense\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/1.1\r\nHost: {host}\r\nX: a\0b\r\n\r\n", 400 },
        { "GET /caf\u00e9 HTTP/1.1\r\nHost: {host}\r\n\r\n", 400 },
        { "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400 },
        { "GET /callback?{right} HTTP/3.0\r\nHost: {host}\r\n\r\n", 400 },
        { "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", 400 },
        { "\u0005\u0001\u0000", 400 },
    };

    [Theory]
    [MemberData(nameof(OtherRequests))]
    public async Task Other_requests_get_a_response_and_change_nothing(string request, int status)
    {
        string host = $"127.0.0.1:{_port}";
        request = request
            .Replace("{right}", "code=mtmoDK&state={state}")
            .Replace("{state}", AuthorizationFixtures.State)
            .Replace("{host}", host)
            .Replace("{port}", host.Substring(10));
        LoopbackReply answer = await RawClient.ExchangeAsync(_port, request);
        Assert.Equal(status, answer.Status);
        Assert.Equal("close", answer.Header("Connection"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.NotEqual(0, answer.BodyLength);
        Assert.DoesNotContain("mtmoDK", answer.Body);
        Assert.DoesNotContain(AuthorizationFixtures.State, answer.Body);

        await AssertStillWaitsAsync();
    }

    [Theory]
    [InlineData("GET {right} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n")]
    [InlineData("GET {right}&session_state=1&iss=x HTTP/1.1\r\nhOST:127.0.0.1:{port}\t\r\n\r\n")]
    [InlineData("\r\nGET {right} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")]
    [InlineData("GET {right} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: \u00e9\r\n\r\nGET /pipelined HTTP/1.1\r\n\r\n")]
    [InlineData("GET {right} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 5\r\n\r\nhello")]
    public async Task The_redirect_is_accepted_in_every_form_that_a_browser_can_send(string request)
    {
        request = request.Replace("{right}", Right).Replace("{port}", FormattableString.Invariant($"{_port}"));
        Task<LoopbackReply> answering = RawClient.ExchangeAsync(_port, request);
        Assert.Equal("mtmoDK", ValueOf("code", await _listener.WaitAsync(TestContext.Current.CancellationToken)));
        await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Contains("signed in", (await answering).Body);
    }

    [Fact]
    public async Task A_request_that_arrives_byte_by_byte_is_accepted()
    {
        using RawClient client = await RawClient.ConnectAsync(_port);
        foreach (char c in RawClient.Get(_port, Right)) await client.SendAsync(c.ToString());
        Assert.Equal("mtmoDK", ValueOf("code", await _listener.WaitAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(100_000, 400)]
    [InlineData(33_000, 400)]
    [InlineData(31_000, 404)]
    public async Task Headers_are_limited_and_the_response_still_arrives(int length, int status)
    {
        LoopbackReply answer = await RawClient.ExchangeAsync(_port, $"GET /x HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\nCookie: {new string('x', length)}\r\n\r\n");
        Assert.Equal(status, answer.Status);
        await AssertStillWaitsAsync();
    }

    [Fact]
    public async Task A_client_that_still_sends_receives_the_response()
    {
        using RawClient client = await RawClient.ConnectAsync(_port);
        await client.SendAsync("GET /x HTTP/1.1\r\nCookie: " + new string('x', 40_000));
        Assert.Equal(400, (await client.ReadAnswerAsync()).Status);
        for (int i = 0; i < 20; i++)
        {
            await client.SendAsync(new string('x', 10_000));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task An_endless_URL_is_rejected()
    {
        LoopbackReply answer = await RawClient.ExchangeAsync(_port, $"GET /{new string('x', 100_000)} HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\n\r\n");
        Assert.Equal(400, answer.Status);
        await AssertStillWaitsAsync();
    }

    [Fact]
    public async Task A_client_that_sends_too_slowly_is_disconnected()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://127.0.0.1:{port}/callback", new LoopbackLimits { RequestTimeout = TimeSpan.FromMilliseconds(400) });
        using RawClient slow = await RawClient.ConnectAsync(port);
        Task<LoopbackReply> answering = slow.ReadAnswerAsync();
        var elapsed = Stopwatch.StartNew();
        foreach (char c in "GET /callback HTTP/1.1\r\nHost: ")
        {
            if (answering.IsCompleted) break;
            try
            {
                await slow.SendAsync(c.ToString());
            }
            catch (IOException)
            {
                break;
            }

            await Task.WhenAny(answering, Task.Delay(100, TestContext.Current.CancellationToken));
        }

        Assert.Equal(400, (await answering).Status);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(2.5), $"took {elapsed.Elapsed}");
        Assert.False(listener.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task A_silent_client_is_disconnected()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://127.0.0.1:{port}/callback", new LoopbackLimits { RequestTimeout = TimeSpan.FromMilliseconds(100) });
        using RawClient silent = await RawClient.ConnectAsync(port);
        Assert.True(await silent.IsClosedAsync());
    }

    [Fact]
    public async Task Clients_that_follow_without_end_do_not_delay_the_result()
    {
        var replies = new List<Task<LoopbackReply>> { RawClient.ExchangeAsync(_port, RawClient.Get(_port, Right)) };
        await _listener.WaitAsync(TestContext.Current.CancellationToken);
        for (int i = 0; i < 50; i++) replies.Add(RawClient.ExchangeAsync(_port, RawClient.Get(_port, "/callback")));
        // All but eight are answered at once, although the result is not known yet. They arrive at the same moment.
        var elapsed = Stopwatch.StartNew();
        while (replies.Count(static reply => reply.IsCompleted) < replies.Count - 8)
        {
            Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(10), $"{replies.Count(static reply => !reply.IsCompleted)} wait.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        foreach (Task<LoopbackReply> reply in replies) Assert.Equal(200, (await reply).Status);
        Assert.Contains("signed in", (await RawClient.ExchangeAsync(_port, RawClient.Get(_port, "/callback"))).Body);
    }

    [Fact]
    public async Task Clients_that_disconnect_early_change_nothing()
    {
        foreach (string part in new[] { "", "G", "GET /callback", RawClient.Get(_port, "/favicon.ico"), RawClient.Get(_port, "/callback?code=x&state=wrong") })
        {
            using (RawClient client = await RawClient.ConnectAsync(_port)) await client.SendAsync(part);

            RawClient resetting = await RawClient.ConnectAsync(_port);
            await resetting.SendAsync(part);
            resetting.Reset();
        }

        await AssertStillWaitsAsync();
    }

    [Fact]
    public async Task A_browser_that_disconnects_after_the_redirect_does_not_delay_the_sign_in()
    {
        // The listener answers when the browser is gone, and not in between.
        int port = AuthorizationFixtures.FreePort();
        using var left = new ManualResetEventSlim();
        await using LoopbackListener listener = LoopbackListener.Start(
            RedirectUri.Parse($"http://127.0.0.1:{port}/callback"),
            TickTickService.TickTick,
            _ => left.Wait(TestContext.Current.CancellationToken),
            _reporter,
            Brief);
        using (RawClient client = await RawClient.ConnectAsync(port)) await client.SendAsync(RawClient.Get(port, Right));
        left.Set();
        Assert.Equal("mtmoDK", ValueOf("code", await listener.WaitAsync(TestContext.Current.CancellationToken)));
        var elapsed = Stopwatch.StartNew();
        await listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
#if NET
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(1), $"took {elapsed.Elapsed}");
#else
        // Mono does not notice, so the listener waits as long as a browser has to follow the redirect.
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(3), $"took {elapsed.Elapsed}");
#endif
    }

    [Fact]
    public async Task Reloading_the_page_shows_the_same_result_and_the_first_code_is_used()
    {
        Task<LoopbackReply> first = RawClient.ExchangeAsync(_port, RawClient.Get(_port, Right));
        string query = await _listener.WaitAsync(TestContext.Current.CancellationToken);
        Task<LoopbackReply> second = RawClient.ExchangeAsync(_port, RawClient.Get(_port, Right.Replace("mtmoDK", "second")));
        Task<LoopbackReply> probe = RawClient.ExchangeAsync(_port, RawClient.Get(_port, "/favicon.ico"));
        Assert.Equal(404, (await probe).Status);
        await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Contains("signed in", (await first).Body);
        Assert.Contains("signed in", (await second).Body);
        Assert.Equal("mtmoDK", ValueOf("code", query));
        Assert.Same(query, await _listener.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fifty_hostile_clients_do_not_block_the_browser()
    {
        var hostile = new List<RawClient>();
        try
        {
            for (int i = 0; i < 50; i++)
            {
                RawClient client = await RawClient.ConnectAsync(_port);
                hostile.Add(client);
                await client.SendAsync((i % 5) switch
                {
                    0 => "GET /callback?code=x",
                    1 => "",
                    2 => "\u0016\u0003\u0001",
                    3 => "GET /callback HTTP/1.1\r\nCookie: " + new string('x', 100_000),
                    _ => RawClient.Get(_port, "/callback?code=x&state=wrong"),
                });
            }

            var elapsed = Stopwatch.StartNew();
            Task<LoopbackReply> answering = RawClient.ExchangeAsync(_port, RawClient.Get(_port, Right));
            Assert.Equal("mtmoDK", ValueOf("code", await _listener.WaitAsync(TestContext.Current.CancellationToken)));
            await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
            Assert.Contains("signed in", (await answering).Body);
            Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(3), $"took {elapsed.Elapsed}");
        }
        finally
        {
            hostile.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task More_idle_clients_than_connections_do_not_block_the_browser()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://127.0.0.1:{port}/callback", new LoopbackLimits { MaximumConnections = 8 });
        Task<LoopbackReply> answering = RawClient.ExchangeAsync(port, RawClient.Get(port, Right));
        await listener.WaitAsync(TestContext.Current.CancellationToken);
        var idle = new List<RawClient>();
        for (int i = 0; i < 40; i++) idle.Add(await RawClient.ConnectAsync(port));
        Assert.Equal(404, (await RawClient.ExchangeAsync(port, RawClient.Get(port, "/favicon.ico"))).Status);
        Assert.True(await idle[0].IsClosedAsync());
        await listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Contains("signed in", (await answering).Body);
        idle.ForEach(c => c.Dispose());
    }

    [Fact]
    public async Task Localhost_listens_on_IPv4_and_IPv6()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://localhost:{port}/callback");
        foreach (IPAddress address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            Assert.Equal(404, (await RawClient.ExchangeAsync(port, RawClient.Get(port, "/favicon.ico", "localhost"), address)).Status);
            Assert.Equal(400, (await RawClient.ExchangeAsync(port, RawClient.Get(port, "/favicon.ico"), address)).Status);
        }

        using RawClient client = await RawClient.ConnectAsync(port, IPAddress.IPv6Loopback);
        await client.SendAsync(RawClient.Get(port, Right, "LocalHost"));
        Assert.Equal("mtmoDK", ValueOf("code", await listener.WaitAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task IPv6_loopback_listens_on_IPv6()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://[::1]:{port}");
        using RawClient client = await RawClient.ConnectAsync(port, IPAddress.IPv6Loopback);
        await client.SendAsync(RawClient.Get(port, "/?code=a&state=" + AuthorizationFixtures.State, "[::1]"));
        Assert.Equal("a", ValueOf("code", await listener.WaitAsync(TestContext.Current.CancellationToken)));
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(port));
    }

    [Fact]
    public async Task No_other_address_of_the_machine_is_listened_on()
    {
        foreach (IPAddress address in Dns.GetHostAddresses(Dns.GetHostName()).Where(a => !IPAddress.IsLoopback(a)))
            await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(_port, address));
        if (Socket.OSSupportsIPv6) await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(_port, IPAddress.IPv6Loopback));
    }

    [Fact]
    public async Task A_redirect_URI_without_a_path_listens_at_the_root()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener listener = Listen($"http://127.0.0.1:{port}");
        using RawClient client = await RawClient.ConnectAsync(port);
        await client.SendAsync(RawClient.Get(port, "/?code=a&state=" + AuthorizationFixtures.State));
        Assert.Equal("a", ValueOf("code", await listener.WaitAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Two_sign_ins_on_two_ports_are_independent()
    {
        int port = AuthorizationFixtures.FreePort();
        await using LoopbackListener other = AuthorizationCodeFlow.Listen(AuthorizationFixtures.Request($"http://127.0.0.1:{port}/callback", "other"), _reporter, Brief);
        Assert.Equal(400, (await RawClient.ExchangeAsync(port, RawClient.Get(port, Right))).Status);
        using RawClient one = await RawClient.ConnectAsync(_port);
        using RawClient two = await RawClient.ConnectAsync(port);
        await two.SendAsync(RawClient.Get(port, "/callback?code=two&state=other"));
        await one.SendAsync(RawClient.Get(_port, "/callback?code=one&state=" + AuthorizationFixtures.State));
        Assert.Equal("one", ValueOf("code", await _listener.WaitAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("two", ValueOf("code", await other.WaitAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public void A_busy_port_has_its_own_error(string host)
    {
        var failure = Assert.Throws<TickTickException>(() => Listen($"http://{host}:{_port}/callback"));
        Assert.Equal("RedirectPortBusy", failure.ErrorId);
        Assert.Equal(FailureKind.Resource, failure.Kind);
        Assert.Contains(FormattableString.Invariant($"Port {_port}"), failure.Message);
        Assert.Contains("-RedirectUri", failure.Message);
    }

    [Fact]
    public async Task A_port_that_is_busy_on_one_address_family_is_not_used_on_the_other()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        int port = AuthorizationFixtures.FreePort();
        var stranger = new TcpListener(IPAddress.IPv6Loopback, port);
        stranger.Start();
        try
        {
            Assert.Equal("RedirectPortBusy", Assert.Throws<TickTickException>(() => Listen($"http://localhost:{port}")).ErrorId);
            await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(port));
        }
        finally
        {
            stranger.Stop();
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:80", SocketError.AccessDenied, "RedirectPortForbidden", "above 1023")]
    [InlineData("http://127.0.0.1:50000", SocketError.AccessDenied, "RedirectPortForbidden", "excludedportrange")]
    [InlineData("http://127.0.0.1:50000", SocketError.AddressAlreadyInUse, "RedirectPortBusy", "another program")]
    [InlineData("http://127.0.0.9:50000", SocketError.AddressNotAvailable, "RedirectUnsupported", "-NoBrowser")]
    public void Operating_system_errors_are_reported_with_a_remedy(string redirect, SocketError error, string id, string remedy)
    {
        TickTickException failure = LoopbackListener.Failure(RedirectUri.Parse(redirect), new SocketException((int)error));
        Assert.Equal(id, failure.ErrorId);
        Assert.Contains(remedy, failure.Message);
        Assert.Contains("-RedirectUri", failure.Message);
    }

    [Theory]
    [InlineData("https://localhost:8443/callback")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://example.org:8080")]
    public void NoBrowser_is_recommended_if_no_port_can_listen(string redirect)
    {
        var failure = Assert.Throws<TickTickException>(() => Listen(redirect));
        Assert.Equal("RedirectUnsupported", failure.ErrorId);
        Assert.Contains("-NoBrowser", failure.Message);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_at_once_and_disposal_frees_the_port()
    {
        using var cancellation = new CancellationTokenSource();
        using RawClient idle = await RawClient.ConnectAsync(_port);
        await idle.SendAsync("GET /callback");
        Task<string> waiting = _listener.WaitAsync(cancellation.Token);
        var elapsed = Stopwatch.StartNew();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await _listener.DisposeAsync();
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(1), $"took {elapsed.Elapsed}");
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(_port));
        await using LoopbackListener again = Listen($"http://127.0.0.1:{_port}/callback");
    }

    [Fact]
    public async Task The_port_is_free_as_soon_as_the_listener_has_closed()
    {
        Assert.SkipUnless(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), "Only Linux can shut down a listening socket.");
        int port = AuthorizationFixtures.FreePort();
        using var done = new CancellationTokenSource();
        // A new process holds all that its parent has open until it has its program.
        var starting = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                using var process = Process.Start("true");
                process.WaitForExit();
            }
        });
        starting.Start();
        try
        {
            for (int i = 0; i < 200; i++)
            {
                LoopbackListener listener = Listen($"http://127.0.0.1:{port}/callback");
                await listener.DisposeAsync();
            }
        }
        finally
        {
            done.Cancel();
            starting.Join();
        }
    }

    [Fact]
    public async Task A_forged_redirect_is_reported_without_its_code()
    {
        await RawClient.ExchangeAsync(_port, RawClient.Get(_port, "/callback?code=mtmoDK&state=wrong"));
        string told = Assert.Single(_reporter.VerboseLines);
        Assert.Contains("state of the redirect does not match", told);
        Assert.DoesNotContain("mtmoDK", told);
    }

    [Fact]
    public async Task Forged_redirects_do_not_fill_the_output()
    {
        for (int i = 0; i < 50; i++) await RawClient.ExchangeAsync(_port, RawClient.Get(_port, "/callback?code=x&state=wrong"));
        Assert.InRange(_reporter.VerboseLines.Count, 1, 10);
        await AssertStillWaitsAsync();
    }

    private static string ValueOf(string name, string query) =>
        Assert.Single(query.Split('&'), pair => pair.StartsWith(name + "=", StringComparison.Ordinal)).Substring(name.Length + 1);

    private LoopbackListener Listen(string redirect, LoopbackLimits? limits = null) =>
        AuthorizationCodeFlow.Listen(AuthorizationFixtures.Request(redirect), _reporter, limits ?? Brief);

    private async Task<LoopbackReply> RedirectAsync(ResultPage page)
    {
        Task<LoopbackReply> answering = RawClient.ExchangeAsync(_port, RawClient.Get(_port, Right));
        await _listener.WaitAsync(TestContext.Current.CancellationToken);
        await _listener.CompleteAsync(page);
        return await answering;
    }

    // The redirect of a real browser is still accepted, and gets its page.
    private async Task AssertStillWaitsAsync()
    {
        Task<string> waiting = _listener.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        Task<LoopbackReply> answering = RawClient.ExchangeAsync(_port, RawClient.Get(_port, "/callback?code=genuine&state=" + AuthorizationFixtures.State));
        Assert.Equal("genuine", ValueOf("code", await waiting));
        await _listener.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Contains("signed in", (await answering).Body);
    }
}
