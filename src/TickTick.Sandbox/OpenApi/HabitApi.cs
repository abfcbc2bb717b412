using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Provides <c>/habit</c>.</summary>
internal sealed class HabitApi(Account account, Stamp stamp)
{
    private const int NameLimit = 1000;
    private static readonly string[] Owned = ["id", "totalCheckIns", "createdTime", "modifiedTime", "etimestamp", "etag"];

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/habit", List);
        api.MapPost("/habit", Create);
        api.MapGet("/habit/{habitId}", Get);
        api.MapPost("/habit/{habitId}", Update);
    }

    /// <summary>Finds a habit.</summary>
    /// <exception cref="ApiException">The habit does not exist.</exception>
    public static Document Find(Account account, string habitId) =>
        account.Habits.Find(habitId) ?? throw new ApiException(ApiError.NotFound("habit"));

    private DocumentAnswer List() => new(account.Read(account.Habits.All));

    private DocumentAnswer Get(string habitId) => new(account.Read(() => Find(account, habitId)));

    private DocumentAnswer Create(JsonObject body)
    {
        string name = body.RequireText("name", NameLimit);
        return new DocumentAnswer(account.Change(() =>
        {
            var habit = new JsonObject
            {
                ["id"] = stamp.NewId(),
                ["name"] = name,
                ["iconRes"] = "habit_daily_check_in",
                ["color"] = "#97E38B",
                ["sortOrder"] = Stamp.SortOrder(account.Habits),
                ["status"] = 0,
                ["encouragement"] = "",
                ["totalCheckIns"] = 0,
                ["type"] = "Boolean",
                ["goal"] = 1.0,
                ["step"] = 0.0,
                ["unit"] = "Count",
                ["repeatRule"] = "RRULE:FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA",
                ["reminders"] = new JsonArray(),
                ["recordEnable"] = false,
                ["targetDays"] = 0,
                ["completedCycles"] = 0,
                ["exDates"] = new JsonArray(),
                ["style"] = 1,
            };
            return Put(habit.Merge(body, Owned));
        }));
    }

    private DocumentAnswer Update(string habitId, JsonObject body)
    {
        if (body["name"] is not null) body.RequireText("name", NameLimit);
        return new DocumentAnswer(account.Change(() => Put(Find(account, habitId).Edit().Merge(body, Owned))));
    }

    private Document Put(JsonObject habit) => account.Habits.Put((string)habit["id"]!, new Document(stamp.Touch(habit)));
}
