using System;
using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using TickTick.Http;
using Xunit;

namespace TickTick.Tests.Http;

/// <summary>Tests that a body arrives as it was sent, however long it is and however it is framed (RFC 9112 §6).</summary>
public sealed class ResponseBodyTests
{
    private const int Maximum = 100_000;

    public static TheoryData<int, bool> Lengths => new(
        from length in new[] { 0, 1, 2, 3, 4095, 4096, 4097, 12_287, 12_288, 12_289, 65_536, 99_999, Maximum }
        from isChunked in new[] { false, true }
        select (length, isChunked));

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_body_of_any_length_is_read_completely(int length, bool isChunked)
    {
        byte[] body = Body(length);

        ServiceResponse response = await GetAsync(isChunked ? Chunked(body) : ScriptedServer.Response(200, body));

        Assert.Equal(body, response.Body.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_above_the_maximum_is_refused(bool isChunked)
    {
        byte[] body = Body(Maximum + 1);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => GetAsync(isChunked ? Chunked(body) : ScriptedServer.Response(200, body)));

        Assert.Equal("ResponseInvalid", failure.ErrorId);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task A_byte_order_mark_is_left_out(int length)
    {
        byte[] body = Body(length);

        ServiceResponse response = await GetAsync(ScriptedServer.Response(200, [.. Encoding.UTF8.GetPreamble(), .. body]));

        Assert.Equal(body, response.Body.ToArray());
    }

    [Theory]
    [InlineData(true, "SessionDisconnected")]
    [InlineData(false, "OutcomeUnknown")]
    public async Task A_client_that_is_disposed_in_the_middle_of_a_body_says_so(bool isIdempotent, string errorId)
    {
        using var server = new ScriptedServer(static _ => Chunked(Body(5000)).AsSpan(0, 4000).ToArray()) { KeepsOpen = true };
        using var client = new ServiceClient(new ConnectionSettings { Timeout = TimeSpan.FromSeconds(20) });
        var request = new ServiceRequest(HttpMethod.Post, server.Origin, isIdempotent) { Body = [(byte)'{', (byte)'}'] };
        Task<ServiceResponse> call = client.SendAsync(request, SilentReporter.Instance, TestContext.Current.CancellationToken);
        while (server.Requests.Count == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var elapsed = Stopwatch.StartNew();

        client.Dispose();

        Assert.Equal(errorId, (await Assert.ThrowsAnyAsync<TickTickException>(() => call)).ErrorId);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(2), elapsed.Elapsed.ToString());
    }

    private static async Task<ServiceResponse> GetAsync(byte[] response)
    {
        using var server = new ScriptedServer(_ => response);
        using var client = new ServiceClient(new ConnectionSettings { MaximumRetryCount = 0 }, maximumBodyLength: Maximum);
        return await client.SendAsync(new ServiceRequest(HttpMethod.Get, server.Origin, IsIdempotent: true), SilentReporter.Instance, TestContext.Current.CancellationToken);
    }

    private static byte[] Body(int length) => [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 31))];

    // Three chunks, whose borders are those of no buffer.
    private static byte[] Chunked(byte[] body)
    {
        string head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        int first = body.Length / 7, second = body.Length / 3;
        byte[] Chunk(int from, int to) => from == to ? [] :
            [.. Encoding.ASCII.GetBytes((to - from).ToString("x", CultureInfo.InvariantCulture) + "\r\n"), .. body.AsSpan(from, to - from).ToArray(), .. "\r\n"u8];
        return [.. Encoding.ASCII.GetBytes(head), .. Chunk(0, first), .. Chunk(first, second), .. Chunk(second, body.Length), .. "0\r\n\r\n"u8];
    }
}
