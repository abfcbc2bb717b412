using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Provides <c>/project/group</c>: the folders of projects.</summary>
internal sealed class ProjectGroupApi(Account account, Stamp stamp)
{
    private const int NameLimit = 64;

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/project/group", List);
        api.MapPost("/project/group", Create);
        api.MapPost("/project/group/{groupId}", Update);
        api.MapDelete("/project/group/{groupId}", Delete);
    }

    private DocumentAnswer List() => new(account.Read(account.Groups.All));

    private DocumentAnswer Create(JsonObject body)
    {
        string name = body.RequireText("name", NameLimit);
        return new DocumentAnswer(account.Change(() =>
        {
            var group = new JsonObject
            {
                ["id"] = stamp.NewId(),
                ["name"] = name,
                ["sortOrder"] = Stamp.SortOrder(account.Groups),
                ["showAll"] = true,
                ["viewMode"] = "list",
            };
            return Put(group.Merge(body, "id"));
        }));
    }

    private DocumentAnswer Update(string groupId, JsonObject body)
    {
        if (body["name"] is not null) body.RequireText("name", NameLimit);
        return new DocumentAnswer(account.Change(() => Put(Find(groupId).Edit().Merge(body, "id"))));
    }

    /// <summary>Deletes a group. Its projects then belong to none.</summary>
    private IResult Delete(string groupId) => account.Change(() =>
    {
        account.Groups.Remove(Find(groupId).Id);
        foreach (Document project in account.Projects.All().Where(project => project.Text("groupId") == groupId))
        {
            JsonObject fields = project.Edit();
            fields.Remove("groupId");
            account.Projects.Put(project.Id, new Document(fields));
        }

        return Results.Ok();
    });

    private Document Find(string groupId) => account.Groups.Find(groupId) ?? throw new ApiException(ApiError.NotFound("project_group"));

    private Document Put(JsonObject group) => account.Groups.Put((string)group["id"]!, new Document(group));
}
