using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi.Tasks;

/// <summary>Provides <c>/task</c> and <c>/project/…/task</c>: single tasks, and moving several.</summary>
internal sealed class TaskApi(Account account, TaskEditor editor)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/task", Create);
        api.MapPost("/task/{taskId}", Update);
        api.MapPost("/task/move", Move);
        api.MapGet("/project/{projectId}/task/{taskId}", Get);
        api.MapDelete("/project/{projectId}/task/{taskId}", Delete);
        api.MapPost("/project/{projectId}/task/{taskId}/complete", Complete);
    }

    /// <summary>Finds a task, deleted or not, in the given project.</summary>
    /// <exception cref="ApiException">The task does not exist in this project.</exception>
    public static Document Find(Account account, string? projectId, string taskId) =>
        account.Tasks.Find(taskId) is { } task && task.Text("projectId") == Account.ResolveProject(projectId)
            ? task
            : throw new ApiException(ApiError.NotFound("task"));

    private DocumentAnswer Get(string projectId, string taskId) => new(account.Read(() => Find(account, projectId, taskId)));

    private DocumentAnswer Create(JsonObject body) => new(account.Change(() => editor.Create(body)));

    private DocumentAnswer Update(string taskId, JsonObject body)
    {
        if (body.RequireText("id") != taskId) throw Sent.Bad("'id' is not the task's id in the path");
        string projectId = body.RequireText("projectId");
        return new DocumentAnswer(account.Change(() => editor.Update(Find(account, projectId, taskId), body)));
    }

    private IResult Complete(string projectId, string taskId) => account.Change(() =>
    {
        editor.Complete(Find(account, projectId, taskId));
        return Results.Ok();
    });

    private IResult Delete(string projectId, string taskId) => account.Change(() =>
    {
        account.DeleteTask(Find(account, projectId, taskId).Id);
        return Results.Ok();
    });

    /// <summary>Moves tasks. A task that is not in the given project is omitted from the response.</summary>
    private IResult Move(JsonArray body) => account.Change(() =>
    {
        var moved = new JsonArray();
        foreach (JsonNode? node in body)
        {
            if (node is not JsonObject move) throw Sent.Bad("every move must be an object");
            string from = Account.ResolveProject(move.RequireText("fromProjectId"));
            string to = Account.ResolveProject(move.RequireText("toProjectId"));
            if (account.Tasks.Find(move.RequireText("taskId")) is not { } task || task.Text("projectId") != from) continue;

            Document now = editor.Move(task, to);
            moved.Add((JsonNode)new JsonObject { ["id"] = now.Id, ["etag"] = now.Text("etag") });
        }

        return Results.Json(moved, SandboxJson.Wire);
    });
}
