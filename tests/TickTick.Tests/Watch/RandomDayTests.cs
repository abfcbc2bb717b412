using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Http;
using TickTick.Tests.Api;
using TickTick.Tests.Tokens;
using TickTick.Watch;
using Xunit;

namespace TickTick.Tests.Watch;

/// <summary>Tests over random days of an account that the reported changes equal the changes made.</summary>
public sealed class RandomDayTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    private static readonly int Days = FullRun.IsWanted ? 500 : 10;

    private readonly Random _random = new(20261125);
    private readonly List<TickTickTask> _open = [];
    private readonly List<TickTickTask> _closed = [];
    private readonly HashSet<string> _touched = [];
    private List<string> _projects = [];
    private int _count;

    [Fact]
    public async Task The_changes_reported_equal_the_changes_made()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "Home", "Work", "Trips" }) _projects.Add((await Client.Projects.CreateAsync(new TickTickProject { Name = name })).Id!);
        for (int i = 0; i < 10; i++) await CreateAsync(i % 3 == 0);
        await Sandbox.AddFaultsAsync(
            new { path = "/task/(filter|completed)", kind = "resetAfter", probability = 0.1, seed = 1 },
            new { path = "/task/(filter|completed)", kind = "status", status = 502, probability = 0.1, seed = 2 },
            new { path = "/task/(filter|completed)", kind = "truncate", probability = 0.1, seed = 3 });
        using ApiSession watching = await ApiSession.OpenAsync(Sandbox, new RateGovernor(limit: 0), retries: 8);
        Assert.Empty(await RunAsync(watching, folder["state.json"], isSaved: true));

        string[] repeated = [];
        for (int day = 0; day < Days; day++)
        {
            // Each task changes once between two rounds. Changes of one task in between cannot be told apart.
            _touched.Clear();
            var made = new List<string>(repeated);
            for (int i = _random.Next(6); i >= 0; i--) made.AddRange(await ActAsync());

            // A run that is killed before it saves reports the same changes again.
            bool isSaved = _random.Next(5) > 0;
            string[] reported = await RunAsync(watching, folder["state.json"], isSaved);
            Assert.Equal(made.OrderBy(text => text, StringComparer.Ordinal), reported.OrderBy(text => text, StringComparer.Ordinal));
            if (isSaved) continue;
            Assert.Equal(reported.OrderBy(text => text, StringComparer.Ordinal), (await RunAsync(watching, folder["state.json"], isSaved: true)).OrderBy(text => text, StringComparer.Ordinal));
        }
    }

    // Each run is a process of its own, with nothing but the file.
    private static async Task<string[]> RunAsync(ApiSession session, string path, bool isSaved)
    {
        using WatchStateFile file = WatchStateFile.Open(path, session.Connection.Service);
        WatchState? before = file.Read(new JsonReadContext(TimeZoneInfo.Utc));
        WatchRound round = await new TaskWatcher(session.Client, new()).CheckAsync(before, file);
        if (isSaved) file.Write(round.State);
        return [.. round.Changes.Select(change => $"{change.Kind} {change.Task.Title} {change.Properties}".Trim())];
    }

    private async Task<IReadOnlyList<string>> ActAsync()
    {
        switch (_random.Next(9))
        {
            case 0:
                return [$"Created {(await CreateAsync(_random.Next(3) == 0)).Title}"];
            case 1 or 2 when Take(_ => true) is { } task:
                TickTickTask edit = task.Edit();
                bool isTitle = _random.Next(2) == 0;
                if (isTitle) edit.Title = $"Task {_count++}";
                else edit.Content = $"Content {_count++}";
                Replace(task, await Client.Tasks.UpdateAsync(edit));
                return [$"Changed {edit.Title} {(isTitle ? "Title" : "Content")}"];
            case 3 when Take(task => task.Repeat is null) is { } task:
                await Client.Tasks.CompleteAsync(task);
                _open.Remove(task);
                _closed.Add(task);
                return [$"Completed {task.Title} Status"];
            case 4 when Take(task => task.Repeat is not null) is { } task:
                await Client.Tasks.CompleteAsync(task);
                Replace(task, await Client.Tasks.GetChangedAsync(task.ProjectId, task.Id));
                return [$"Completed {task.Title}"];
            case 5 when Take(_ => true) is { } task:
                string destination = _projects.First(id => id != task.ProjectId);
                Assert.Null((await Client.TaskMover.MoveAsync([new TaskMove(task.ProjectId!, destination, task.Id!)]))[0].Failure);
                Replace(task, await Client.Tasks.GetChangedAsync(destination, task.Id));
                return [$"Moved {task.Title} ProjectId"];
            case 6 when Take(_ => true) is { } task:
                await Client.Tasks.RemoveAsync(task.ProjectId, task.Id);
                _open.Remove(task);
                return [$"Removed {task.Title}"];
            case 7 when _closed.Find(task => _touched.Add(task.Id!)) is { } task:
                TickTickTask open = task.Edit();
                open.Status = TickTickTaskStatus.Open;
                _closed.Remove(task);
                _open.Add(await Client.Tasks.UpdateAsync(open));
                return [$"Reopened {task.Title}"];
            default:
                TickTickTask made = await CreateAsync(false);
                await Client.Tasks.CompleteAsync(made);
                _open.Remove(made);
                _closed.Add(made);
                return [$"Created {made.Title}", $"Completed {made.Title}"];
        }
    }

    private async Task<TickTickTask> CreateAsync(bool repeats)
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = $"Task {_count++}",
            ProjectId = _random.Next(4) == 0 ? null : _projects[_random.Next(_projects.Count)],
            Due = repeats ? new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero) : null,
            Repeat = repeats ? "Daily" : null,
            TimeZone = "UTC",
        });
        _open.Add(task);
        _touched.Add(task.Id!);
        return task;
    }

    private TickTickTask? Take(Func<TickTickTask, bool> fits)
    {
        TickTickTask[] candidates = [.. _open.Where(task => fits(task) && !_touched.Contains(task.Id!))];
        if (candidates.Length == 0) return null;
        TickTickTask task = candidates[_random.Next(candidates.Length)];
        _touched.Add(task.Id!);
        return task;
    }

    private void Replace(TickTickTask before, TickTickTask now) => _open[_open.IndexOf(before)] = now;
}
