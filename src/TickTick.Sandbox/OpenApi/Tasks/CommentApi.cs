using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi.Tasks;

/// <summary>Provides <c>/project/…/task/…/comments</c>.</summary>
internal sealed class CommentApi(Account account, Stamp stamp)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/project/{projectId}/task/{taskId}/comments", List);
        api.MapPost("/project/{projectId}/task/{taskId}/comment", Create);
        api.MapDelete("/project/{projectId}/task/{taskId}/comment/{commentId}", Delete);
    }

    private DocumentAnswer List(string projectId, string taskId) =>
        new(account.Read(() => account.Comments.Of(TaskApi.Find(account, projectId, taskId).Id)));

    private DocumentAnswer Create(string projectId, string taskId, JsonObject body)
    {
        string title = body.RequireText("title");
        return new DocumentAnswer(account.Change(() =>
        {
            Document task = TaskApi.Find(account, projectId, taskId);
            string id = stamp.NewId();
            string now = WireDate.Format(stamp.Now);
            var comment = new JsonObject
            {
                ["id"] = id,
                ["userId"] = Account.UserId,
                ["title"] = title,
                ["createdTime"] = now,
                ["modifiedTime"] = now,
            };
            return account.Comments.Put($"{task.Id}/{id}", new Document(comment.Merge(body, "id", "userId", "createdTime", "modifiedTime")));
        }));
    }

    private IResult Delete(string projectId, string taskId, string commentId) => account.Change<IResult>(() =>
        account.Comments.Remove($"{TaskApi.Find(account, projectId, taskId).Id}/{commentId}") ? Results.Ok() : ApiError.NotFound("comment"));
}
