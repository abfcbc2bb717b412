using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Reconciliation;
using TickTick.Sessions;
using Xunit;

namespace TickTick.Tests.Api.Reconciliation;

/// <summary>Tests that a resource is created exactly once, whatever happens to the request.</summary>
[Collection(TimedTests.Name)]
public sealed class CreateReconcilerTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await sandbox.ResetAsync();

    public ValueTask DisposeAsync() => default;

    public static TheoryData<string, int> LostAnswers => new()
    {
        { "resetBefore", 0 }, { "resetAfter", 0 }, { "truncate", 0 }, { "malformed", 0 },
        { "status", 500 }, { "status", 502 }, { "status", 503 },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_task_whose_response_is_lost_is_created_once(string kind, int status)
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        foreach (bool afterProcessing in new[] { false, true })
        {
            string title = $"Milk {kind} {status} {afterProcessing}";
            await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind, status = status == 0 ? (int?)null : status, afterProcessing, times = 2 });
            TickTickTask task = await session.Client.Tasks.CreateAsync(new TickTickTask
            {
                Title = title,
                Due = DateTimeOffset.Now.AddDays(1),
                IsAllDay = true,
                Tags = ["a"],
                Priority = TickTickTaskPriority.Low,
                Content = "from the corner",
            });
            Assert.Equal(1, await CountAsync(title));
            Assert.Equal(title, task.Title);
            Assert.NotNull(task.Id);
            await sandbox.ClearFaultsAsync();
        }
    }

    // A proxy that has lost its server says when to try again, too.
    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_request_to_try_again_does_not_prove_that_a_task_was_not_created(int status)
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "status", status, retryAfter = "0", afterProcessing = true, times = 1 });

        await session.Client.Tasks.CreateAsync(new TickTickTask { Title = $"Milk {status}" });

        Assert.Equal(1, await CountAsync($"Milk {status}"));
    }

    [Fact]
    public async Task A_create_is_sent_again_when_the_service_says_and_not_before()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox, retries: 1);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "status", status = 503, retryAfter = "1", times = 1 });
        var elapsed = Stopwatch.StartNew();

        await session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Later" });

        Assert.True(elapsed.Elapsed >= TimeSpan.FromSeconds(0.95), elapsed.Elapsed.ToString());
        Assert.Equal(1, await CountAsync("Later"));
    }

    [Fact]
    public async Task Identical_rows_are_each_created_once()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox, retries: 8);
        await sandbox.AddFaultsAsync(
            new { method = "POST", path = "/task$", kind = "resetAfter", probability = 0.4, seed = 1 },
            new { method = "POST", path = "/task$", kind = "resetBefore", probability = 0.4, seed = 2 });
        TickTickTask[] tasks = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" })));
        Assert.Equal(40, await CountAsync("Milk"));
        Assert.Equal(40, tasks.Select(task => task.Id).Distinct().Count());
    }

    [Fact]
    public async Task One_lookup_serves_all_unknown_outcomes()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "resetAfter", times = 16 });
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => session.Client.Tasks.CreateAsync(new TickTickTask { Title = $"t{i}" })));
        Assert.InRange((await sandbox.RequestsAsync("/data")).Count, 1, 8);
        // A request that another test cancelled is logged only when the sandbox notices.
        Assert.Equal(16, (await sandbox.RequestsAsync("/open/v1/task")).Count(request => request.Method == "POST" && request.Fault != "hang"));
        for (int i = 0; i < 16; i++) Assert.Equal(1, await CountAsync($"t{i}"));
    }

    [Fact]
    public async Task A_shared_lookup_reports_to_the_command_that_asks_after_the_one_that_began_it_has_ended()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AddFaultsAsync(
            new { method = "POST", path = "/task$", kind = "resetAfter", times = 2 },
            new { method = "GET", path = "/data$", kind = "status", status = 503, times = 2 });
        using var ended = new CancellationTokenSource();
        var first = new EndedReporter();
        Task<TickTickTask> began = session.Connection.For(first, ended.Token) is var api ? new TickTickClient(api).Tasks.CreateAsync(new TickTickTask { Title = "first" }) : null!;
        Task<TickTickTask> joined = session.Client.Tasks.CreateAsync(new TickTickTask { Title = "second" });
        while (!session.Reporter.VerboseLines.Any(line => line.Contains("Checking whether the task 'second'", StringComparison.Ordinal))) await Task.Delay(1, TestContext.Current.CancellationToken);
        first.HasEnded = true;
        ended.Cancel();
        // It reports once more or notices the cancellation, whichever comes first.
        Exception? end = await Record.ExceptionAsync(() => began);
        Assert.True(end is OperationCanceledException or InvalidOperationException, $"{end}");

        Assert.Equal("second", (await joined).Title);
        Assert.Contains(session.Reporter.VerboseLines, line => line.Contains("/data: HTTP 503", StringComparison.Ordinal) || line.Contains("/data: 503", StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync("second"));
    }

    /// <summary>Fails as the streams of a command do after its end.</summary>
    private sealed class EndedReporter : IReporter
    {
        public volatile bool HasEnded;

        public void Verbose(string message) => ThrowIfEnded();

        public void Warning(string message) => ThrowIfEnded();

        public void Progress(WorkProgress progress) => ThrowIfEnded();

        private void ThrowIfEnded()
        {
            if (HasEnded) throw new InvalidOperationException("The command has ended.");
        }
    }

    [Fact]
    public async Task An_older_resource_with_the_same_name_is_not_mistaken_for_the_new_one()
    {
        using ApiSession other = await ApiSession.OpenAsync(sandbox);
        await sandbox.AdvanceClockAsync(TimeSpan.FromSeconds(-15));
        TickTickTask before = await other.Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await sandbox.AdvanceClockAsync(TimeSpan.FromSeconds(15));
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "resetBefore", times = 1 });
        TickTickTask made = await session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        Assert.NotEqual(before.Id, made.Id);
        Assert.Equal(2, await CountAsync("Milk"));
    }

    // The Date header is that of a gateway, and the time of the resource that of the machine behind it.
    [Theory]
    [InlineData(-1, "Milk")]
    [InlineData(-3, null)]
    [InlineData(-8, null)]
    [InlineData(5, "Milk")]
    public async Task A_task_is_created_once_although_the_clocks_of_the_service_differ(int seconds, string? title)
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AdvanceClockAsync(TimeSpan.FromSeconds(seconds));
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "resetAfter", times = 1 });
        Task<TickTickTask> create = session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        if (title is not null) Assert.Equal(title, (await create).Title);
        else Assert.Equal("OutcomeUnknown", (await Assert.ThrowsAsync<TickTickException>(() => create)).ErrorId);
        Assert.Equal(1, await CountAsync("Milk"));
    }

    [Fact]
    public void The_age_of_a_request_is_never_too_short()
    {
        var clock = new TwoClocks();
        var age = new Age(clock);
        clock.Running += TimeSpan.FromSeconds(5);
        clock.OnWall -= TimeSpan.FromHours(1);
        Assert.Equal(TimeSpan.FromSeconds(5), age.Elapsed);
        clock.OnWall += TimeSpan.FromHours(3);
        Assert.Equal(TimeSpan.FromHours(2), age.Elapsed);
    }

    private sealed class TwoClocks : TimeProvider
    {
        public DateTimeOffset OnWall { get; set; } = DateTimeOffset.UtcNow;

        public TimeSpan Running { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => OnWall;

        public override long GetTimestamp() => Running.Ticks;
    }

    [Fact]
    public async Task An_unknown_outcome_is_reported_and_the_request_is_not_repeated()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox, retries: 1);
        await sandbox.AddFaultsAsync(
            new { method = "POST", path = "/task$", kind = "resetAfter" },
            new { method = "GET", path = "/data$", kind = "status", status = 500 });
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() =>
            session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" }));
        Assert.Equal("OutcomeUnknown", failure.ErrorId);
        Assert.Contains("Get-TickTickTask", failure.Message);
        Assert.Equal(1, await CountAsync("Milk"));
    }

    [Fact]
    public async Task A_gateway_timeout_does_not_prove_that_the_request_failed()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "status", status = 504, times = 1 });
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() =>
            session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" }));
        Assert.Equal("OutcomeUnknown", failure.ErrorId);
        Assert.Single(await sandbox.RequestsAsync("/open/v1/task"), request => request.Method == "POST" && request.Status == 504);

        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "status", status = 504, afterProcessing = true, times = 1 });
        Assert.Equal("Eggs", (await session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Eggs" })).Title);
        Assert.Equal(1, await CountAsync("Eggs"));
    }

    [Theory]
    [InlineData("resetBefore")]
    [InlineData("resetAfter")]
    public async Task Every_other_resource_type_is_created_once(string kind)
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        TickTickClient client = session.Client;
        TickTickTask task = await client.Tasks.CreateAsync(new TickTickTask { Title = "t" });
        TickTickProject board = await client.Projects.CreateAsync(new TickTickProject { Name = "Board" });
        await sandbox.AddFaultsAsync(
            new { method = "POST", path = "/project$", kind, times = 1 },
            new { method = "POST", path = "/project/group$", kind, times = 1 },
            new { method = "POST", path = "/column$", kind, times = 1 },
            new { method = "POST", path = "/tag$", kind, times = 1 },
            new { method = "POST", path = "/comment$", kind, times = 1 },
            new { method = "POST", path = "/focus$", kind, times = 1 },
            new { method = "POST", path = "/habit$", kind, times = 1 });
        DateTimeOffset now = DateTimeOffset.UtcNow;
        await client.Projects.CreateAsync(new TickTickProject { Name = "P" });
        await client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "G" });
        await client.Columns.CreateAsync(board.Id, new TickTickColumn { Name = "C" });
        await client.Tags.CreateAsync(new TickTickTag { Label = "T" });
        await client.TaskComments.AddAsync(task.ProjectId, task.Id, new TickTickTaskComment { Title = "hello" });
        await client.Focus.CreateAsync(new TickTickFocus { Start = now.AddMinutes(-25), End = now });
        await client.Habits.CreateAsync(new TickTickHabit { Name = "H" });
        JsonElement state = await sandbox.StateAsync();
        foreach (string documents in new[] { "groups", "columns", "tags", "comments", "focuses", "habits" })
            Assert.Equal(1, state.GetProperty(documents).GetArrayLength());
        Assert.Equal(2, state.GetProperty("projects").GetArrayLength());
    }

    [Fact]
    public async Task A_cancelled_create_ends_at_once()
    {
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "hang" });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            session.ClientWith(cancellation.Token).Tasks.CreateAsync(new TickTickTask { Title = "Milk" }));
    }

    private async Task<int> CountAsync(string title)
    {
        JsonElement state = await sandbox.StateAsync();
        return state.GetProperty("tasks").EnumerateArray().Count(task => task.GetProperty("title").GetString() == title);
    }
}
