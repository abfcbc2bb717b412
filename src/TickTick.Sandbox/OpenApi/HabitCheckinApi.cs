using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Provides <c>/habit/…/checkin</c> and <c>/habit/checkins</c>: one check-in per habit and day, listed by year.
/// </summary>
internal sealed class HabitCheckinApi(Account account, Stamp stamp)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/habit/{habitId}/checkin", CheckIn);
        api.MapGet("/habit/checkins", List);
    }

    /// <summary>Creates or updates the check-in of a day. Returns the habit's check-ins of that year.</summary>
    private DocumentAnswer CheckIn(string habitId, JsonObject body)
    {
        long stampDay = Sent.Day(body.Number("stamp")?.ToString(CultureInfo.InvariantCulture), "stamp");
        return new DocumentAnswer(account.Change(() =>
        {
            Document habit = HabitApi.Find(account, habitId);
            string key = $"{habitId}/{stampDay.ToString(CultureInfo.InvariantCulture)}";
            string now = WireDate.Format(stamp.Now);
            JsonObject checkin = account.Checkins.Find(key)?.Edit() ?? new JsonObject
            {
                ["id"] = stamp.NewId(),
                ["stamp"] = stampDay,
                ["time"] = now,
                ["value"] = 1.0,
                ["goal"] = 1.0,
                ["status"] = 2,
            };
            checkin["opTime"] = now;
            account.Checkins.Put(key, new Document(checkin.Merge(body, "id", "stamp")));

            JsonObject fields = habit.Edit();
            fields["totalCheckIns"] = account.Checkins.Of(habitId).Count;
            account.Habits.Put(habitId, new Document(stamp.Touch(fields)));

            long year = stampDay / 10_000;
            return Year(habitId, year, account.Checkins.Of(habitId).Where(one => one.Number("stamp") / 10_000 == year));
        }));
    }

    private DocumentAnswer List(string? habitIds, string? from, string? to)
    {
        if (string.IsNullOrEmpty(habitIds)) throw Sent.Bad("'habitIds' is required");
        long first = Sent.Day(from, "from");
        long last = Sent.Day(to, "to");
        return new DocumentAnswer(account.Read<IReadOnlyList<Document>>(() =>
        [
            .. from habitId in habitIds.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
               from year in account.Checkins.Of(habitId).Where(one => one.Number("stamp") >= first && one.Number("stamp") <= last).GroupBy(one => one.Number("stamp")!.Value / 10_000)
               orderby year.Key
               select Year(habitId, year.Key, year),
        ]));
    }

    private static Document Year(string habitId, long year, IEnumerable<Document> checkins) => new(new JsonObject
    {
        ["habitId"] = habitId,
        ["year"] = year,
        ["checkins"] = new JsonArray([.. checkins.OrderBy(one => one.Number("stamp")).Select(one => one.Edit())]),
    });
}
