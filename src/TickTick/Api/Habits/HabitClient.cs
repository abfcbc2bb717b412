using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Dates;
using TickTick.Api.Reconciliation;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api.Habits;

/// <summary>Gets, creates and changes habits and their check-ins.</summary>
internal sealed class HabitClient(OpenApiClient api) : NamedResourceClient<TickTickHabit>("habit", "Get-TickTickHabit")
{
    public override string? IdOf(TickTickHabit resource) => resource.Id;

    public override string? NameOf(TickTickHabit resource) => resource.Name;

    public override async Task<IReadOnlyList<TickTickHabit>> ListAsync() =>
        await api.ListAsync("habit", TickTickHabit.Schema, "The list of habits").ConfigureAwait(false);

    public override Task<TickTickHabit> GetAsync(string? id) =>
        api.GetAsync($"habit/{OpenApiClient.Segment(id, "habit")}", TickTickHabit.Schema, $"The habit {id}");

    /// <summary>Creates a habit.</summary>
    public Task<TickTickHabit> CreateAsync(TickTickHabit habit)
    {
        ApiErrors.RequireName(habit.Name, "habit");
        RequireAmounts(habit);

        // A habit with a unit or a goal above one is counted, so its type is not yes or no.
        if (habit.Type is null && (habit.Unit is not null || habit.Goal is > 1)) habit.Type = "Real";
        return api.CreateAsync(
            new CreateOperation<TickTickHabit>
            {
                Path = "habit",
                Schema = TickTickHabit.Schema,
                What = $"the habit '{habit.Name}'",
                Check = "Get-TickTickHabit",
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            habit);
    }

    public Task<TickTickHabit> UpdateAsync(TickTickHabit habit)
    {
        if (habit.IsAssigned(nameof(habit.Name))) ApiErrors.RequireName(habit.Name, "habit");
        if (habit.IsAssigned(nameof(habit.Repeat)) && !string.IsNullOrEmpty(habit.Repeat)) habit.Repeat = RepeatRule.Parse(habit.Repeat!);
        RequireAmounts(habit);
        return api.ChangeAsync(
            $"habit/{OpenApiClient.Segment(habit.Id, "habit")}",
            habit,
            TickTickHabit.Schema,
            $"The habit {habit.Id}",
            () => GetAsync(habit.Id));
    }

    /// <summary>Rejects negative amounts.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void RequireAmounts(TickTickHabit habit)
    {
        if (habit.Goal < 0 || habit.Step < 0 || habit.TargetDays < 0) throw ApiErrors.Invalid("The goal, step and target days of a habit cannot be negative.", "Use 0 or more with -Goal, -Step and -TargetDays.");
    }

    /// <summary>Gets the check-ins of habits in a range of days, with the names of the habits.</summary>
    public async Task<IReadOnlyList<TickTickHabitCheckin>> ListCheckinsAsync(IReadOnlyList<TickTickHabit> habits, DateTime from, DateTime to)
    {
        var names = habits.Where(habit => habit.Id is not null).ToDictionary(habit => habit.Id!, habit => habit.Name, StringComparer.Ordinal);
        IReadOnlyList<TickTickHabitCheckin> checkins = await ListCheckinsAsync([.. names.Keys], from, to).ConfigureAwait(false);
        foreach (TickTickHabitCheckin checkin in checkins)
        {
            if (checkin.HabitId is { } id && names.TryGetValue(id, out string? name)) checkin.HabitName = name;
        }

        return checkins.OrderBy(checkin => checkin.Day).ToList();
    }

    /// <summary>Measures habits in a period. Streaks count the whole history.</summary>
    public async Task<IReadOnlyList<TickTickHabitMeasure>> MeasureAsync(IReadOnlyList<TickTickHabit> habits, DateTime from, DateTime to, DayOfWeek firstDayOfWeek)
    {
        if (to < from) throw ApiErrors.RangeReversed();
        DateTime today = TimeZoneInfo.ConvertTime(api.Connection.Clock.GetUtcNow(), api.Connection.Zone).Date;
        DateTime first = habits.Select(habit => HabitReview.FirstDayOf(habit, [], from)).Append(from).Append(today).Min();
        ILookup<string?, TickTickHabitCheckin> checkins = (await ListCheckinsAsync(habits, first, today).ConfigureAwait(false)).ToLookup(static checkin => checkin.HabitId);
        var review = new HabitReview(today, firstDayOfWeek);
        return [.. habits.Select(habit => review.Measure(habit, HabitReview.FirstDayOf(habit, checkins[habit.Id], from), checkins[habit.Id], from, to))];
    }

    /// <summary>Rejects a negative value.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void RequireValue(double? value)
    {
        if (value < 0) throw ApiErrors.Invalid("The value cannot be negative.", "Use -Value with 0 or more.");
    }

    /// <summary>
    /// Sets the check-in of a habit on a day, in the habit's own unit. Replaces an existing check-in.
    /// </summary>
    public async Task<TickTickHabitCheckin> SetCheckinAsync(TickTickHabit habit, DateTime day, double? value = null, TickTickHabitCheckinStatus? status = null)
    {
        RequireValue(value);
        double goal = habit.Goal is > 0 and { } aim ? aim : 1;
        double done = value ?? (status is null or TickTickHabitCheckinStatus.Done ? goal : 0);
        var checkin = new TickTickHabitCheckin
        {
            Day = day.Date,
            Value = done,
            Goal = goal,
            Status = status ?? (done >= goal ? TickTickHabitCheckinStatus.Done : TickTickHabitCheckinStatus.Open),
        };
        TickTickHabitCheckin recorded = await SetCheckinAsync(habit.Id, checkin).ConfigureAwait(false);
        recorded.HabitName = habit.Name;
        return recorded;
    }

    // IDs have 24 characters, and URLs of a few thousand characters are accepted everywhere.
    private const int HabitsInOneCall = 50;

    /// <summary>Gets the check-ins of habits in a range of days.</summary>
    public async Task<IReadOnlyList<TickTickHabitCheckin>> ListCheckinsAsync(IReadOnlyList<string> habitIds, DateTime from, DateTime to)
    {
        if (to < from) throw ApiErrors.RangeReversed();
        var all = new List<TickTickHabitCheckin>();
        for (int start = 0; start < habitIds.Count; start += HabitsInOneCall)
        {
            string ids = string.Join(",", habitIds.Skip(start).Take(HabitsInOneCall).Select(id => OpenApiClient.Segment(id, "habit")));
            all.AddRange(await api.GetAsync(
                $"habit/checkins?habitIds={ids}&from={OpenApiClient.Query(from)}&to={OpenApiClient.Query(to)}",
                "The check-ins",
                response => ReadCheckins(response, null)).ConfigureAwait(false));
        }

        // The service stores check-ins by year and can return the whole year.
        return all.Where(checkin => checkin.Day is not { } day || (day >= from.Date && day <= to.Date)).ToList();
    }

    /// <summary>Sets the check-in of a habit on a day. Replaces an existing check-in.</summary>
    public async Task<TickTickHabitCheckin> SetCheckinAsync(string? habitId, TickTickHabitCheckin checkin)
    {
        if (checkin.Day is not { } day) throw ApiErrors.Invalid("A check-in needs a day.", "Specify it with -Day.");
        List<TickTickHabitCheckin> checkins = await api.CallAsync(
            api.Request(
                HttpMethod.Post,
                $"habit/{OpenApiClient.Segment(habitId, "habit")}/checkin",
                isIdempotent: true,
                TickTickHabitCheckin.Schema.ToCreateBody(checkin)),
            writes: true,
            $"The habit {habitId}",
            response => response.IsBlank ? [] : ReadCheckins(response, habitId)).ConfigureAwait(false);
        if (checkins.Count == 0) checkins.AddRange(await ListCheckinsAsync([habitId!], day, day).ConfigureAwait(false));
        TickTickHabitCheckin recorded = checkins.FindLast(other => other.Day == day.Date) ?? throw ApiErrors.NotFound($"The habit {habitId}");
        api.WarnAboutIgnoredFields(checkin, recorded);
        return recorded;
    }

    /// <summary>Reads <c>{habitId, year, checkins[]}</c>, or a list of such objects.</summary>
    private List<TickTickHabitCheckin> ReadCheckins(ServiceResponse response, string? habitId)
    {
        var checkins = new List<TickTickHabitCheckin>();
        JsonReadContext context = api.NewContext();
        var reader = new Utf8JsonReader(response.Body);
        string? owner = habitId;
        int first = 0;
        bool isList = reader.Read() && reader.TokenType == JsonTokenType.StartArray;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                // The ID can follow the list.
                for (int i = first; i < checkins.Count; i++) checkins[i].HabitId = owner;
                first = checkins.Count;
                owner = habitId;
            }

            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            string name = JsonText.Get(ref reader);
            reader.Read();
            if (name == "habitId" && reader.TokenType == JsonTokenType.String)
            {
                owner = JsonText.Get(ref reader);
            }
            else if (name == "checkins" && reader.TokenType == JsonTokenType.StartArray)
            {
                isList = true;
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    checkins.Add(TickTickHabitCheckin.Schema.Read(ref reader, context));
            }
            else
            {
                reader.Skip();
            }
        }

        return isList ? checkins : throw new JsonException("A list was expected.");
    }
}
