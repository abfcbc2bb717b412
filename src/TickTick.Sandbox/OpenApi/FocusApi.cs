using System;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Provides <c>/focus</c>: records of pomodoros (type 0) and of the stopwatch (type 1).</summary>
internal sealed class FocusApi(Account account, Stamp stamp)
{
    private const int NoteLimit = 5000;
    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(30);

    private static readonly string[] Owned = ["id", "userId", "createdTime", "modifiedTime", "etimestamp", "etag", "startTime", "endTime"];

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/focus", List);
        api.MapPost("/focus", Create);
        api.MapGet("/focus/{focusId}", Get);
        api.MapDelete("/focus/{focusId}", Delete);
    }

    /// <summary>
    /// Lists the records that started in the range. Of a range longer than 30 days, only the last 30 days are used,
    /// without an error.
    /// </summary>
    private DocumentAnswer List(string? from, string? to, int? type)
    {
        DateTimeOffset first = Sent.Instant(from, "from");
        DateTimeOffset last = Sent.Instant(to, "to");
        if (last - first > LongestRange) first = last - LongestRange;

        return new DocumentAnswer([.. account.Read(account.Focuses.All).Where(focus =>
            (type is null || focus.Number("type") == type)
            && focus.Instant("startTime") is { } start && start >= first && start <= last)]);
    }

    private DocumentAnswer Get(string focusId, int? type) => new(account.Read(() => Find(focusId, type)));

    private IResult Delete(string focusId, int? type) => account.Change(() =>
    {
        account.Focuses.Remove(Find(focusId, type).Id);
        return Results.Ok();
    });

    private DocumentAnswer Create(JsonObject body)
    {
        if (body.Number("type") is not (0 or 1)) throw Sent.Bad("'type' is required: 0 Pomodoro, 1 timing");
        if (body.Text("note")?.Length > NoteLimit) throw Sent.Bad($"'note' is longer than {NoteLimit} characters");
        DateTimeOffset end = body.Instant("endTime") ?? stamp.Now;
        DateTimeOffset start = body.Instant("startTime") ?? end.AddSeconds(-(body.Number("duration") ?? 0));
        if (start > end) throw Sent.Bad("'startTime' is after 'endTime'");

        return new DocumentAnswer(account.Change(() =>
        {
            string id = stamp.NewId();
            var focus = new JsonObject
            {
                ["id"] = id,
                ["userId"] = Account.UserId,
                ["startTime"] = WireDate.Format(start),
                ["endTime"] = WireDate.Format(end),
                ["duration"] = (long)(end - start).TotalSeconds - (body.Number("pauseDuration") ?? 0),
                ["status"] = 1,
                ["added"] = true,
                ["tasks"] = new JsonArray(TasksOf(body, start, end)),
            };
            return account.Focuses.Put(id, new Document(stamp.Touch(focus.Merge(body, Owned))));
        }));
    }

    private JsonNode[] TasksOf(JsonObject body, DateTimeOffset start, DateTimeOffset end)
    {
        if (body.Text("taskId") is not { } taskId || account.Tasks.Find(taskId) is not { } task) return [];
        return
        [
            new JsonObject
            {
                ["taskId"] = taskId,
                ["title"] = task.Text("title"),
                ["startTime"] = WireDate.Format(start),
                ["endTime"] = WireDate.Format(end),
            },
        ];
    }

    private Document Find(string focusId, int? type) =>
        account.Focuses.Find(focusId) is { } focus && (type is null || focus.Number("type") == type)
            ? focus
            : throw new ApiException(ApiError.NotFound("focus"));
}
