using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tests.Api;
using TickTick.Tests.Http;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Fuzzing;

/// <summary>Whatever bytes a server sends, a call returns a result or ends in a <see cref="TickTickException"/>.</summary>
public sealed class AnswerFuzzTests
{
    private const string Answers = """
        {"id":"6247ee29","projectId":"6226ff98","title":"Pay \u00fc \ud83d\ude00 rent","content":"a\nb","desc":"","isAllDay":false,"startDate":"2026-11-13T03:00:00.000+0000","dueDate":"2026-11-14T03:00:00.000+0000","timeZone":"America/Los_Angeles","reminders":["TRIGGER:P0DT9H0M0S"],"repeatFlag":"RRULE:FREQ=DAILY;INTERVAL=1","priority":1,"status":0,"completedTime":"2026-11-13T03:00:00.000+0000","sortOrder":-12345,"tags":["home","x"],"kind":"CHECKLIST","etag":"abc","items":[{"id":"6247ee2a","status":1,"title":"Sub","sortOrder":12345,"startDate":"2026-11-13T03:00:00.000+0000","isAllDay":true,"timeZone":"Europe/Rome"}],"name":"Work","color":"#F18181","viewMode":"list","permission":"write","groupId":"g1","closed":false,"extra":{"a":[1,2.5,{"b":null}]},"type":0,"goal":1.0,"step":0.5,"unit":"Count","repeatRule":"RRULE:FREQ=DAILY","checkins":[{"stamp":20261113,"value":1.0,"goal":1.0,"status":2}],"startTime":"2026-11-13T03:00:00.000+0000","endTime":"2026-11-13T04:00:00.000+0000","duration":3600,"access_token":"628ff081-5331-4a37","token_type":"bearer","expires_in":15551999,"scope":"tasks:read tasks:write","refresh_token":"r1","error":"invalid_grant","error_description":"no"}
        """;

    private static readonly int Mutations = FullRun.IsWanted ? 10_000 : 500;

    private static readonly TickTickTask Task1 = TickTickTask.At("6226ff98", "6247ee29");

    private readonly ConcurrentQueue<string> _raw = new();
    private int _sent;

    [Fact]
    public async Task No_answer_causes_another_exception()
    {
        using var server = new ScriptedServer(Answer);
        var service = TickTickService.Parse(server.Origin.GetLeftPart(UriPartial.Authority));
        var settings = new ConnectionSettings { MaximumRetryCount = 0, RetryInterval = TimeSpan.FromMilliseconds(2), Timeout = TimeSpan.FromSeconds(20) };
        using var connection = new OpenApiConnection(service, new FixedTokens(new AccessGrant("token", null)), settings);
        using var client = new ServiceClient(settings, maximumBodyLength: TokenResponse.MaximumLength);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMinutes(8));

        Func<Task<object?>>[] calls = [.. Calls(new TickTickClient(connection.For(SilentReporter.Instance, stop.Token)), client, service, stop.Token)];
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref _sent) < Mutations) await TryAsync(calls[Interlocked.Increment(ref next) % calls.Length]);
        })));

        Assert.True(_raw.IsEmpty, $"{_raw.Count} of {_sent} answers:\n{string.Join("\n", _raw.GroupBy(static text => text).Take(10).Select(static same => same.Key))}");
    }

    private static IEnumerable<Func<Task<object?>>> Calls(TickTickClient api, ServiceClient client, TickTickService service, CancellationToken cancellationToken)
    {
        yield return async () => await api.Tasks.CreateAsync(new TickTickTask { Title = "Pay rent", Due = DateTimeOffset.UtcNow });
        yield return async () => await api.Tasks.GetAsync("6226ff98", "6247ee29");
        yield return async () => await api.Tasks.UpdateAsync(TickTickTask.At("6226ff98", "6247ee29"));
        yield return async () =>
        {
            await api.Tasks.CompleteAsync(Task1);
            return null;
        };
        yield return async () =>
        {
            var tasks = new List<TickTickTask>();
            await foreach (TickTickTask task in api.TaskLists.ListAsync(new TaskQuery())) tasks.Add(task);
            return tasks;
        };
        yield return async () => await api.TaskMover.MoveAsync([new TaskMove("a", "b", "6247ee29")]);
        yield return async () => await api.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        yield return async () => await api.Projects.ListAsync();
        yield return async () => await api.Habits.CreateAsync(new TickTickHabit { Name = "Run" });
        yield return async () => await api.ProjectGroups.ListAsync();
        yield return async () => await api.Rest.InvokeJsonAsync(HttpMethod.Get, "project");
        yield return async () => await api.Rest.InvokeJsonAsync(HttpMethod.Post, "task", [(byte)'{', (byte)'}']);

        var endpoint = new TokenEndpoint(client, service, new ClientCredential("id", SecretText.Protect("s+cret")), TimeProvider.System);
        var request = new AuthorizationRequest(service, "id", RedirectUri.Parse("http://127.0.0.1:8080"), ["tasks:read"]);
        yield return async () => await endpoint.ExchangeAsync(new AuthorizationGrant("code", request), SilentReporter.Instance, cancellationToken);
        yield return async () => await endpoint.RefreshAsync("refresh", SilentReporter.Instance, cancellationToken);
        yield return async () => await TokenCheck.IsAcceptedAsync(new AccessToken("token", service, TokenSource.AccessToken), client, SilentReporter.Instance, cancellationToken);
    }

    private byte[] Answer(ScriptedRequest request)
    {
        int seed = Interlocked.Increment(ref _sent);
        var random = new Random(seed);
        int status = random.Next(4) == 0 ? new[] { 201, 204, 302, 400, 401, 403, 404, 429, 500, 503 }[random.Next(10)] : 200;
        bool isList = request.Path.EndsWith("project", StringComparison.Ordinal) || request.Path.EndsWith("group", StringComparison.Ordinal) || request.Path.Contains("/task/");
        byte[] body = Encoding.UTF8.GetBytes(isList && random.Next(8) > 0 ? $"[{Answers.Trim()}]" : Answers.Trim());
        var mutator = new Mutator(seed);
        // Every eighth answer is changed as a whole, its head included.
        return seed % 8 == 0
            ? mutator.Change(ScriptedServer.Response(status, body, random.Next(2) == 0 ? "Content-Encoding: gzip" : "Retry-After: 0"))
            : ScriptedServer.Response(status, mutator.Change(body), "Retry-After: 0");
    }

    private async Task TryAsync(Func<Task<object?>> call)
    {
        try
        {
            ReadAll(await call(), depth: 0);
        }
        catch (TickTickException)
        {
            // Expected.
        }
        catch (Exception raw)
        {
            _raw.Enqueue(raw.ToString());
        }
    }

    // What a result says is formed when it is read.
    private static void ReadAll(object? value, int depth)
    {
        if (value is null or string || depth > 3) return;
        _ = Convert.ToString(value, CultureInfo.InvariantCulture);
        if (value is IEnumerable items)
        {
            foreach (object? item in items) ReadAll(item, depth + 1);
        }
        else if (value is TickTickResource or AccessToken)
        {
            if (value is TickTickResource) JsonValue.ToUtf8(value);
            foreach (PropertyInfo property in value.GetType().GetProperties().Where(static property => property.GetIndexParameters().Length == 0)) ReadAll(property.GetValue(value), depth + 1);
        }
    }
}
