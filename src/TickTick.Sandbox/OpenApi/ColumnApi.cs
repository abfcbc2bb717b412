using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Provides <c>/project/…/column</c>: the columns of a board.</summary>
internal sealed class ColumnApi(Account account, Stamp stamp)
{
    private const int NameLimit = 1000;

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/project/{projectId}/column", List);
        api.MapPost("/project/{projectId}/column", Create);
        api.MapPost("/project/{projectId}/column/{columnId}", Update);
    }

    private DocumentAnswer List(string projectId) => new(account.Read(() => account.Columns.Of(FindProject(projectId))));

    private DocumentAnswer Create(string projectId, JsonObject body)
    {
        string name = body.RequireText("name", NameLimit);
        return new DocumentAnswer(account.Change(() =>
        {
            var column = new JsonObject
            {
                ["id"] = stamp.NewId(),
                ["projectId"] = FindProject(projectId),
                ["name"] = name,
                ["sortOrder"] = account.Columns.Count,
            };
            return Put(column.Merge(body, "id", "projectId"));
        }));
    }

    private DocumentAnswer Update(string projectId, string columnId, JsonObject body)
    {
        if (body["name"] is not null) body.RequireText("name", NameLimit);
        return new DocumentAnswer(account.Change(() =>
        {
            Document column = account.Columns.Find($"{FindProject(projectId)}/{columnId}") ?? throw new ApiException(ApiError.NotFound("column"));
            return Put(column.Edit().Merge(body, "id", "projectId"));
        }));
    }

    private string FindProject(string projectId)
    {
        string id = Account.ResolveProject(projectId);
        return account.HasProject(id) ? id : throw new ApiException(ApiError.NotFound("project"));
    }

    private Document Put(JsonObject column) => account.Columns.Put($"{(string)column["projectId"]!}/{(string)column["id"]!}", new Document(column));
}
