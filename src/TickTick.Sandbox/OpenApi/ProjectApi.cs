using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Provides <c>/project</c>. The list does not contain the Inbox, which is available at <c>/data</c> and
/// <c>/members</c> only.
/// </summary>
internal sealed class ProjectApi(Account account, Stamp stamp)
{
    private static readonly string[] Owned = ["id", "etag", "etimestamp", "createdTime", "modifiedTime"];

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/project", List);
        api.MapPost("/project", Create);
        api.MapGet("/project/{projectId}", Get);
        api.MapPost("/project/{projectId}", Update);
        api.MapDelete("/project/{projectId}", Delete);
        api.MapGet("/project/{projectId}/data", GetData);
        api.MapGet("/project/{projectId}/members", ListMembers);
    }

    /// <summary>Creates a project. Must be called inside <see cref="Account.Change{T}"/>.</summary>
    public Document Make(string name, JsonObject body)
    {
        var project = new JsonObject
        {
            ["id"] = stamp.NewId(),
            ["name"] = name,
            ["sortOrder"] = Stamp.SortOrder(account.Projects),
            ["closed"] = false,
            ["viewMode"] = "list",
            ["permission"] = "write",
            ["kind"] = "TASK",
        };
        return Put(project.Merge(body, Owned));
    }

    private DocumentAnswer List() => new(account.Read(account.Projects.All));

    private DocumentAnswer Get(string projectId) => new(account.Read(() => Find(projectId)));

    private DocumentAnswer Create(JsonObject body)
    {
        string name = body.RequireText("name");
        return new DocumentAnswer(account.Change(() => Make(name, body)));
    }

    private DocumentAnswer Update(string projectId, JsonObject body) =>
        new(account.Change(() => Put(Find(projectId).Edit().Merge(body, Owned))));

    private IResult Delete(string projectId) => account.Change(() =>
    {
        account.Projects.Remove(Find(projectId).Id);
        foreach (Document task in TasksOf(projectId)) account.DeleteTask(task.Id);
        return Results.Ok();
    });

    /// <summary>
    /// Returns the open tasks and the columns. For an unknown ID, the response is an empty object and not an error.
    /// </summary>
    private DocumentAnswer GetData(string projectId) => account.Read(() =>
    {
        string id = Account.ResolveProject(projectId);
        if (!account.HasProject(id)) return DocumentAnswer.Nothing;

        IReadOnlyList<Document> open = [.. TasksOf(id).Where(task => task.Number("status") == 0)];
        return new DocumentAnswer(account.Projects.Find(id), open, account.Columns.Of(id));
    });

    private IResult ListMembers(string projectId)
    {
        if (!account.Read(() => account.HasProject(Account.ResolveProject(projectId)))) throw new ApiException(ApiError.NotFound("project"));
        return Results.Json(new[] { new { Username = Account.Email, DisplayName = "Sandbox user", Self = true } }, SandboxJson.Wire);
    }

    private Document Find(string projectId) => account.Projects.Find(projectId) ?? throw new ApiException(ApiError.NotFound("project"));

    private IEnumerable<Document> TasksOf(string projectId) => account.LivingTasks().Where(task => task.Text("projectId") == projectId);

    private Document Put(JsonObject project) => account.Projects.Put((string)project["id"]!, new Document(project));
}
