using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Projects;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api.Tasks;

/// <summary>Moves tasks to other projects.</summary>
internal sealed class TaskMover(OpenApiClient api, ProjectClient projects, ProjectContents contents, TaskClient tasks)
{
    // The service documents no limit for a move. A request of this size is far below any likely one.
    public const int InOneCall = 50;

    // A subtask that was moved with its task can be the task of a later move.
    private readonly ConcurrentDictionary<string, string> _movedAlong = new(StringComparer.Ordinal);

    /// <summary>Moves tasks in batches.</summary>
    public async Task<IReadOnlyList<TaskMoveResult>> MoveAsync(IReadOnlyList<TaskMove> moves)
    {
        var results = new List<TaskMoveResult>(moves.Count);
        for (int start = 0; start < moves.Count; start += InOneCall)
            results.AddRange(await MoveTogetherAsync(moves.Skip(start).Take(InOneCall).ToArray()).ConfigureAwait(false));
        return results;
    }

    /// <summary>
    /// Moves different tasks in batches, and then the open subtasks that they left behind. What was moved before with its task
    /// is not sent again.
    /// </summary>
    public async Task<IReadOnlyList<TaskMoveResult>> MoveWithSubtasksAsync(IReadOnlyList<TaskMove> moves)
    {
        IReadOnlyList<TaskMoveResult> sent = await MoveAsync([.. moves.Where(move => !IsMovedAlong(move))]).ConfigureAwait(false);
        foreach (IGrouping<string, TaskMove> moved in sent.Where(static result => result.Failure is null).Select(static result => result.Move).Where(static move => !SameProject(move.FromProjectId, move.ToProjectId)).GroupBy(static move => move.FromProjectId))
        {
            try
            {
                await MoveSubtasksAsync(moved.Key, [.. moved]).ConfigureAwait(false);
            }
            catch (TickTickException failure)
            {
                api.Reporter.Warning($"Some subtasks of the moved tasks may still be in their old project. {failure.Message}");
            }
        }

        Dictionary<string, TaskMoveResult> results = sent.ToDictionary(static result => result.Move.TaskId, StringComparer.Ordinal);
        return [.. moves.Select(move => results.TryGetValue(move.TaskId, out TaskMoveResult? result) ? result : new TaskMoveResult(move, null))];
    }

    private bool IsMovedAlong(TaskMove move) => _movedAlong.TryGetValue(move.TaskId, out string? project) && SameProject(project, move.ToProjectId);

    private async Task MoveSubtasksAsync(string projectId, IReadOnlyList<TaskMove> moved)
    {
        ILookup<string?, TickTickTask> left = (await contents.GetAsync(projectId).ConfigureAwait(false)).Tasks.ToLookup(static task => task.ParentId);
        List<TaskMove> moves = [.. moved];
        var known = new HashSet<string>(moved.Select(static move => move.TaskId), StringComparer.Ordinal);
        // The list grows by the subtasks of each task in it.
        for (int i = 0; i < moves.Count; i++)
        {
            foreach (TickTickTask subtask in left[moves[i].TaskId])
            {
                if (known.Add(subtask.Id!)) moves.Add(moves[i] with { TaskId = subtask.Id! });
            }
        }

        foreach (TaskMoveResult result in await MoveAsync([.. moves.Skip(moved.Count)]).ConfigureAwait(false))
        {
            if (result.Failure is { } failure) throw failure;
            _movedAlong[result.Move.TaskId] = result.Move.ToProjectId;
        }
    }

    private static byte[] ToJson(IEnumerable<TaskMove> moves) => JsonValue.ToUtf8(moves.Select(static move => new JsonObject
    {
        ["fromProjectId"] = move.FromProjectId,
        ["toProjectId"] = move.ToProjectId,
        ["taskId"] = move.TaskId,
    }));

    private async Task<IReadOnlyList<TaskMoveResult>> MoveTogetherAsync(TaskMove[] moves)
    {
        var sent = new TaskMove[moves.Length];
        for (int i = 0; i < moves.Length; i++)
        {
            sent[i] = moves[i] with
            {
                FromProjectId = await projects.RealIdAsync(moves[i].FromProjectId, "project of the task").ConfigureAwait(false),
                ToProjectId = await projects.RealIdAsync(moves[i].ToProjectId, "destination").ConfigureAwait(false),
            };
        }

        ServiceRequest request = api.Request(HttpMethod.Post, "task/move", isIdempotent: true, ToJson(sent));
        ServiceResponse response = (await api.SendAsync(request, writes: true).ConfigureAwait(false)).EnsureResponse();
        if (!response.IsSuccess)
        {
            TickTickException failure = api.Failure(request, response, moves.Length == 1 ? TaskClient.Describe(moves[0].TaskId) : "The move");
            if (response.Status is >= 500 or 429) return Array.ConvertAll(moves, move => new TaskMoveResult(move, failure));
            if (moves.Length == 1) return [await ReadBackAsync(moves[0], sent[0], response.Attempts > 1, failure).ConfigureAwait(false)];

            // One task that cannot be moved must not prevent the others from being moved.
            int half = moves.Length / 2;
            return
            [
                .. await MoveTogetherAsync(moves.Take(half).ToArray()).ConfigureAwait(false),
                .. await MoveTogetherAsync(moves.Skip(half).ToArray()).ConfigureAwait(false),
            ];
        }

        HashSet<string> moved = ReadMoved(request, response);
        var results = new TaskMoveResult[moves.Length];
        for (int i = 0; i < moves.Length; i++)
        {
            results[i] = moved.Contains(moves[i].TaskId)
                ? new TaskMoveResult(moves[i], null)
                : await ReadBackAsync(moves[i], sent[i], response.IsBlank || response.Attempts > 1, ApiErrors.NotFound(TaskClient.Describe(moves[i].TaskId))).ConfigureAwait(false);
        }

        return results;
    }

    private HashSet<string> ReadMoved(ServiceRequest request, ServiceResponse response)
    {
        try
        {
            IEnumerable<TickTickTask> moved = response.IsBlank ? [] : api.ReadResources(response, TickTickTask.Schema);
            return new HashSet<string>(moved.Select(task => task.Id ?? string.Empty), StringComparer.Ordinal);
        }
        catch (JsonException exception)
        {
            throw api.ResponseInvalid(request, exception);
        }
    }

    // A retry does not find the tasks that the first attempt has moved, and a response without a body does not list
    // them.
    private async Task<TaskMoveResult> ReadBackAsync(TaskMove move, TaskMove sent, bool mayHaveMoved, TickTickException failure)
    {
        if (!mayHaveMoved) return new TaskMoveResult(move, failure);
        try
        {
            TickTickTask task = await tasks.GetAsync(sent.ToProjectId, sent.TaskId).ConfigureAwait(false);
            return new TaskMoveResult(move, SameProject(task.ProjectId, sent.ToProjectId) ? null : failure);
        }
        catch (TickTickException)
        {
            return new TaskMoveResult(move, failure);
        }
    }

    private static bool SameProject(string? left, string right) =>
        left == right || (left is not null && Inbox.IsId(left) && Inbox.IsId(right));
}
