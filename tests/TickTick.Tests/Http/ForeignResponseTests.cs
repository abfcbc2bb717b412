using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Tasks.Lists;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tests.Api;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Http;

/// <summary>Tests responses that do not come from the service: portals, proxies and web filters.</summary>
public sealed class ForeignResponseTests
{
    private const string Page = "\r\n<!doctype html><title>Welcome to the hotel</title>";
    private const string Filter = "a portal, proxy or filter";

    private static readonly ConnectionSettings NoRetry = new() { MaximumRetryCount = 0, RetryInterval = TimeSpan.Zero };

    private static readonly Dictionary<string, Func<TickTickClient, Task>> Lists = new()
    {
        ["projects"] = static client => client.Projects.ReadAsync(),
        ["members"] = static client => client.Projects.ListMembersAsync("p"),
        ["columns"] = static client => client.Columns.ListAsync("p"),
        ["groups"] = static client => client.ProjectGroups.ListAsync(),
        ["tags"] = static client => client.Tags.ReadAsync(),
        ["habits"] = static client => client.Habits.ListAsync(),
        ["checkins"] = static client => client.Habits.ListCheckinsAsync(["h"], DateTime.Today, DateTime.Today),
        ["countdowns"] = static client => client.Countdowns.ListAsync(),
        ["comments"] = static client => client.TaskComments.ListAsync("p", "t"),
        ["focus"] = static client => ReadAllAsync(client.Focus.ListAsync(DateTimeOffset.Now, DateTimeOffset.Now.AddDays(1))),
        ["tasks"] = static client => ReadAllAsync(client.TaskLists.ListAsync(new TaskQuery())),
        ["completed"] = static client => ReadAllAsync(client.TaskLists.ListAsync(new TaskQuery { Statuses = [TickTickTaskStatus.Completed] })),
    };

    private static async Task ReadAllAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (T _ in list) { }
    }

    [Theory]
    [InlineData(200, "[]", "True")]
    [InlineData(200, """[{"id": "1", "name": "Work"}]""", "True")]
    [InlineData(403, """{"errorId": "x", "errorCode": "access_forbidden", "errorMessage": "no"}""", "True")]
    [InlineData(500, """{"errorId": "x", "errorCode": "access_forbidden", "errorMessage": "no"}""", "True")]
    [InlineData(401, """{"error": "invalid_token", "error_description": "Invalid access token: x"}""", "False")]
    [InlineData(200, Page, Filter)]
    [InlineData(200, "", Filter)]
    [InlineData(200, """{"status": "ok"}""", Filter)]
    [InlineData(403, Page, Filter)]
    [InlineData(403, "", Filter)]
    [InlineData(401, Page, Filter)]
    [InlineData(302, "", Filter)]
    [InlineData(404, Page, Filter)]
    [InlineData(511, Page, Filter)]
    [InlineData(503, "", "ServiceUnavailable")]
    public async Task Only_an_answer_in_the_services_form_decides_about_a_token(int status, string body, string outcome)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(status, body));
        using var client = new ServiceClient(NoRetry);
        var token = new AccessToken("token", TickTickService.Parse(server.Origin.GetLeftPart(UriPartial.Authority)), TokenSource.AccessToken);
        string actual;
        try
        {
            actual = (await TokenCheck.IsAcceptedAsync(token, client, SilentReporter.Instance, CancellationToken.None)).ToString();
        }
        catch (TickTickException failure)
        {
            actual = failure.ErrorId == "ResponseInvalid" && failure.Message.Contains("portal of a network, a proxy or a web filter") ? Filter : failure.ErrorId;
        }

        Assert.Equal(outcome, actual);
    }

    [Theory]
    [InlineData(200, Page, "ResponseInvalid")]
    [InlineData(302, Page, "ResponseInvalid")]
    [InlineData(401, Page, "ResponseInvalid")]
    [InlineData(403, Page, "ResponseInvalid")]
    [InlineData(404, Page, "ResponseInvalid")]
    [InlineData(200, "\u0001", "ResponseInvalid")]
    [InlineData(403, "", "PermissionDenied")]
    [InlineData(403, """{"errorCode": "no_project_permission"}""", "PermissionDenied")]
    [InlineData(404, "", "NotFound")]
    [InlineData(502, Page, "ServiceUnavailable")]
    public async Task A_page_is_not_taken_for_an_answer_of_the_service(int status, string body, string errorId)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(status, body));
        using OpenApiConnection connection = Connect(server);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => new TickTickClient(connection.For(SilentReporter.Instance, CancellationToken.None)).Tasks.GetAsync("a", "b"));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.DoesNotContain("hotel", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(errorId == "ResponseInvalid", failure.Message.Contains("portal"));
    }

    public static TheoryData<string, string> AnswersWithoutAList()
    {
        var data = new TheoryData<string, string>();
        foreach (string list in Lists.Keys)
        {
            foreach (string body in new[] { "", " \r\n", "null", "{}", "\"\"", "Blocked", Page }) data.Add(list, body);
        }

        return data;
    }

    // A backup of nothing would replace a complete one, and a watch would report every task as removed.
    [Theory]
    [MemberData(nameof(AnswersWithoutAList))]
    public async Task An_answer_without_a_list_is_not_an_empty_list(string list, string body)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(200, body));
        using OpenApiConnection connection = Connect(server);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Lists[list](new TickTickClient(connection.For(SilentReporter.Instance, CancellationToken.None))));

        Assert.Equal("ResponseInvalid", failure.ErrorId);
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("Blocked by the policy of your company")]
    [InlineData("none")]
    [InlineData("{\"id\":")]
    public async Task A_page_is_not_the_confirmation_of_a_change(string body)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(200, body));
        using OpenApiConnection connection = Connect(server);
        var client = new TickTickClient(connection.For(SilentReporter.Instance, CancellationToken.None));
        var removals = new Func<Task>[]
        {
            () => client.Tasks.RemoveAsync("p", "t"),
            () => client.Projects.RemoveAsync("p"),
            () => client.ProjectGroups.RemoveAsync("g"),
            () => client.TaskComments.RemoveAsync("p", "t", "c"),
            () => client.Focus.RemoveAsync("f", TickTickFocusType.Timing),
        };

        foreach (Func<Task> removal in removals) Assert.Equal("ResponseInvalid", (await Assert.ThrowsAsync<TickTickException>(removal)).ErrorId);
        foreach (string? repeat in new[] { null, "RRULE:FREQ=DAILY" })
        {
            TickTickTask task = TickTickTask.At("p", "t");
            task.Repeat = repeat;
            TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => client.Tasks.CompleteAsync(task));
            Assert.Contains("may", failure.Message, StringComparison.Ordinal);
        }
    }

#if NET
    // Mono does not say why it cannot read such a body.
    [Fact]
    public async Task A_body_that_is_not_compressed_as_it_says_is_not_valid()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(200, "[]", "Content-Encoding: gzip"));
        using OpenApiConnection connection = Connect(server);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => new TickTickClient(connection.For(SilentReporter.Instance, CancellationToken.None)).Projects.ReadAsync());

        Assert.Equal("ResponseInvalid", failure.ErrorId);
        Assert.DoesNotContain("cannot be reached", failure.Message, StringComparison.Ordinal);
    }
#endif

    private static OpenApiConnection Connect(ScriptedServer server) => new(
        TickTickService.Parse(server.Origin.GetLeftPart(UriPartial.Authority)), new FixedTokens(new AccessGrant("token", null)), NoRetry);

    [Theory]
    [InlineData("project")]
    [InlineData("/project")]
    [InlineData("/open/v1/project")]
    [InlineData("open/v1/project")]
    [InlineData("/OPEN/v1/project")]
    [InlineData("{origin}/open/v1/project")]
    public async Task A_path_can_be_pasted_as_the_reference_prints_it(string path)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(200, "[]"));
        using OpenApiConnection connection = Connect(server);

        await new TickTickClient(connection.For(SilentReporter.Instance, CancellationToken.None)).Rest.InvokeJsonAsync(System.Net.Http.HttpMethod.Get, path.Replace("{origin}", server.Origin.GetLeftPart(UriPartial.Authority)));

        Assert.Equal("/open/v1/project", Assert.Single(server.Requests).Target);
    }
}
