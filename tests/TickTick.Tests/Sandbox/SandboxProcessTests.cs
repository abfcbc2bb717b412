using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Sandbox;

public sealed class SandboxProcessTests
{
    [Fact]
    public async Task The_sandbox_ends_with_its_parent_process()
    {
        using SandboxProcess sandbox = await SandboxProcess.StartAsync();
        Uri origin = sandbox.Origin;
        sandbox.Dispose();

        using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri(origin, "sandbox/settings"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_rate_limit_returns_500_and_ends_after_a_minute()
    {
        using SandboxProcess sandbox = await SandboxProcess.StartAsync("--rate-limit", "3");
        using HttpClient api = await sandbox.CreateApiClientAsync();
        for (int i = 0; i < 3; i++) await AssertAnswerAsync(api, HttpStatusCode.OK, "[]");
        await AssertAnswerAsync(api, HttpStatusCode.InternalServerError, "exceed_query_limit");

        await sandbox.AdvanceClockAsync(TimeSpan.FromSeconds(61));
        await AssertAnswerAsync(api, HttpStatusCode.OK, "[]");
    }

    [Fact]
    public async Task A_sandbox_that_cannot_start_reports_the_reason()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SandboxProcess.StartAsync("--rate-limit", "many"));
        Assert.Contains("many", failure.Message);
    }

    private static async Task AssertAnswerAsync(HttpClient api, HttpStatusCode status, string content)
    {
        using HttpResponseMessage response = await api.GetAsync("project", TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(content, await OAuthClient.BodyAsync(response));
    }
}
