using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Api.Tasks;
using TickTick.Http;
using TickTick.Sessions;
using Xunit;

namespace TickTick.Tests.Api.Reconciliation;

/// <summary>Thousands of mixed calls while every fifth request meets a fault: nothing is lost, nothing is done twice.</summary>
public sealed class FaultStormTests
{
    // Ten thousand calls belong to the full run; the quick one makes two thousand.
    private static readonly int Rows = FullRun.IsWanted ? 2500 : 500;

    // What the faults below come to, since a request meets one of them at most.
    private const double StruckShare = 0.203;

    [Fact]
    public async Task No_change_is_lost_and_none_is_made_twice()
    {
        var watch = Stopwatch.StartNew();
        using SandboxProcess sandbox = await SandboxProcess.StartAsync("--consent", "allow", "--rate-limit", "off");
        using ApiSession session = await ApiSession.OpenAsync(
            sandbox,
            governor: new RateGovernor(limit: 0, probeInterval: TimeSpan.FromMilliseconds(5)),
            retries: 5);
        TickTickClient client = session.Client;
        var projects = new List<string>();
        for (int i = 0; i < 20; i++) projects.Add((await client.Projects.CreateAsync(new TickTickProject { Name = $"Project {i}" })).Id!);
        TickTickHabit habit = await client.Habits.CreateAsync(new TickTickHabit { Name = "Run" });

        // The faults affect a fifth of all requests, in equal parts.
        object[] faults =
        [
            new { path = "/open/v1", kind = "resetBefore", probability = 0.028, seed = 1 },
            new { path = "/open/v1", kind = "resetAfter", probability = 0.028, seed = 2 },
            new { path = "/open/v1", kind = "status", status = 500, probability = 0.014, seed = 3 },
            new { path = "/open/v1", kind = "status", status = 500, afterProcessing = true, probability = 0.014, seed = 4 },
            new { path = "/open/v1", kind = "status", status = 502, probability = 0.014, seed = 5 },
            new { path = "/open/v1", kind = "status", status = 502, afterProcessing = true, probability = 0.014, seed = 6 },
            new { path = "/open/v1", kind = "status", status = 504, probability = 0.014, seed = 7 },
            new { path = "/open/v1", kind = "status", status = 504, afterProcessing = true, probability = 0.014, seed = 8 },
            new { path = "/open/v1", kind = "truncate", probability = 0.028, seed = 9 },
            new { path = "/open/v1", kind = "retryAfter", retryAfter = "0", probability = 0.028, seed = 10 },
            new { path = "/open/v1", kind = "queryLimit", probability = 0.028, seed = 11 },
        ];
        await sandbox.AddFaultsAsync(faults);

        // Each row sends four requests: a create, an update, one that depends on the row, and a check-in or a
        // completion.
        using var batch = new OrderedBatch<int, RowResult>((row, _) => WorkAsync(client, projects, habit.Id!, row));
        var results = new List<BatchResult<int, RowResult>>();
        for (int row = 0; row < Rows; row++) results.AddRange(batch.Add(row));
        results.AddRange(batch.Complete());
        await sandbox.ClearFaultsAsync();

        Assert.Equal(Enumerable.Range(0, Rows), results.Select(result => result.Input));
        Assert.All(results, result => Assert.Null(result.Failure));
        Truth truth = Truth.Of(await sandbox.StateAsync());
        int unknown = 0;
        foreach (RowResult row in results.Select(result => result.Output!))
        {
            unknown += row.Unknown;
            int made = truth.Count(row.Title);

            // Identical rows share a title and are counted together below.
            if (row.Title == RowResult.SharedTitle)
            {
                truth.CheckRecords(row);
                continue;
            }

            if (row.CreateFailure is null) Assert.True(made == 1, $"{row.Title}: {made} times");
            else if (row.CreateFailure == "OutcomeUnknown") Assert.InRange(made, 0, 1);
            else Assert.True(made == 0, $"{row.Title}: reported {row.CreateFailure}, and made {made} times");
            if (row.CreateFailure is null) truth.Check(row);
            truth.CheckRecords(row);
        }

        RowResult[] shared = results.Select(result => result.Output!).Where(row => row.Title == RowResult.SharedTitle).ToArray();
        int succeeded = shared.Count(row => row.CreateFailure is null);
        Assert.InRange(truth.Count(RowResult.SharedTitle), succeeded, succeeded + shared.Count(row => row.CreateFailure == "OutcomeUnknown"));
        Assert.Equal(succeeded, shared.Where(row => row.Id is not null).Select(row => row.Id).Distinct().Count());

        IReadOnlyList<SandboxRequest> log = await sandbox.RequestsAsync("/open/v1");
        int requests = log.Count;
        double struck = (double)log.Count(request => request.Fault is not null) / requests;
        double spread = 4 * Math.Sqrt(StruckShare * (1 - StruckShare) / requests);
        Assert.InRange(struck, StruckShare - spread, StruckShare + spread);
        TestContext.Current.TestOutputHelper?.WriteLine($"{requests} requests, {struck:P1} of them struck, {unknown} unknown outcomes reported, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(unknown, 0, Rows * 4 / 20);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    private static async Task<RowResult> WorkAsync(TickTickClient client, List<string> projects, string habitId, int row)
    {
        var result = new RowResult { Row = row, Title = row % 5 == 0 ? RowResult.SharedTitle : $"Row {row}" };
        string project = row % 5 == 0 ? projects[0] : projects[row % projects.Count];
        bool repeats = row % 10 == 3;
        var due = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero);
        TickTickTask task;
        try
        {
            task = await client.Tasks.CreateAsync(new TickTickTask
            {
                Title = result.Title,
                ProjectId = project,
                Due = due,
                Repeat = repeats ? "Daily" : null,
                TimeZone = "UTC",
            });
            result.Id = task.Id;
        }
        catch (TickTickException failure)
        {
            result.Note(failure);
            result.CreateFailure = failure.ErrorId;
            return result;
        }

        result.ContentFailure = await result.TryAsync(async () =>
        {
            TickTickTask edit = task.Edit();
            edit.Content = $"content {row}";
            task = await client.Tasks.UpdateAsync(edit);
        });
        if (row % 10 == 7)
        {
            string destination = projects[(row + 1) % projects.Count];
            result.Destination = destination;
            result.MoveFailure = await result.TryAsync(async () =>
            {
                TaskMoveResult moved = (await client.TaskMover.MoveAsync([new TaskMove(project, destination, task.Id!)]))[0];
                if (moved.Failure is not null) throw moved.Failure;
            });
        }
        else if (row % 10 is 3 or 4)
        {
            result.Completed = true;
            result.CompleteFailure = await result.TryAsync(() => client.Tasks.CompleteAsync(task));
        }
        else if (row % 10 == 8)
        {
            result.Removed = true;
            result.RemoveFailure = await result.TryAsync(() => client.Tasks.RemoveAsync(project, task.Id));
        }
        else
        {
            result.Commented = true;
            result.CommentFailure = await result.TryAsync(() => client.TaskComments.AddAsync(project, task.Id, new TickTickTaskComment { Title = $"comment {row}" }));
        }

        result.CheckinFailure = await result.TryAsync(() => client.Habits.SetCheckinAsync(habitId, new TickTickHabitCheckin { Day = new DateTime(2020, 1, 1).AddDays(row), Value = row }));
        return result;
    }

    private sealed class RowResult
    {
        public const string SharedTitle = "The same again";

        public required int Row { get; init; }

        public required string Title { get; init; }

        public string? Id { get; set; }

        public string? CreateFailure { get; set; }

        public string? ContentFailure { get; set; }

        public string? MoveFailure { get; set; }

        public string? Destination { get; set; }

        public bool Completed { get; set; }

        public string? CompleteFailure { get; set; }

        public bool Removed { get; set; }

        public string? RemoveFailure { get; set; }

        public bool Commented { get; set; }

        public string? CommentFailure { get; set; }

        public string? CheckinFailure { get; set; }

        public int Unknown { get; private set; }

        public async Task<string?> TryAsync(Func<Task> call)
        {
            try
            {
                await call();
                return null;
            }
            catch (TickTickException failure)
            {
                Note(failure);
                return failure.ErrorId;
            }
        }

        public void Note(TickTickException failure)
        {
            if (failure.ErrorId == "OutcomeUnknown") Unknown++;
        }
    }

    private sealed class Truth
    {
        private Dictionary<string, JsonElement> _tasks = [];
        private Dictionary<string, int> _creates = [];
        private Dictionary<string, int> _comments = [];
        private HashSet<double> _checkins = [];

        public static Truth Of(JsonElement state) => new()
        {
            _tasks = state.GetProperty("tasks").EnumerateArray().ToDictionary(task => task.GetProperty("id").GetString()!),
            _creates = state.GetProperty("createsByTitle").EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32()),
            _checkins = [.. state.GetProperty("checkins").EnumerateArray().Select(checkin => checkin.GetProperty("value").GetDouble())],
            _comments = state.GetProperty("comments").EnumerateArray().GroupBy(comment => comment.GetProperty("title").GetString()!).ToDictionary(group => group.Key, group => group.Count()),
        };

        public int Count(string title) => _creates.TryGetValue(title, out int count) ? count : 0;

        public void CheckRecords(RowResult row)
        {
            int comments = _comments.TryGetValue($"comment {row.Row}", out int count) ? count : 0;
            if (row.Commented && row.CommentFailure is null) Assert.Equal(1, comments);
            else if (row.CommentFailure == "OutcomeUnknown") Assert.InRange(comments, 0, 1);
            else Assert.Equal(0, comments);
            if (row.CreateFailure is null && row.CheckinFailure is null) Assert.Contains(row.Row, _checkins);
        }

        public void Check(RowResult row)
        {
            JsonElement task = _tasks[row.Id!];
            if (row.ContentFailure is null) Assert.Equal($"content {row.Row}", task.GetProperty("content").GetString());
            if (row.Destination is not null && row.MoveFailure is null) Assert.Equal(row.Destination, task.GetProperty("projectId").GetString());
            if (row.Removed && row.RemoveFailure is null) Assert.True(task.GetProperty("deleted").GetBoolean());
            if (!row.Completed || row.CompleteFailure is not null) return;
            string due = task.GetProperty("dueDate").GetString()!;
            if (row.Row % 10 == 3) Assert.StartsWith("2026-10-03T09:00:00", due);
            else Assert.Equal(2, task.GetProperty("status").GetInt32());
        }
    }
}
