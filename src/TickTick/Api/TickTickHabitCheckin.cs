using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>What was done for a habit on one day.</summary>
public sealed class TickTickHabitCheckin : TickTickResource
{
    /// <summary>The id of the habit.</summary>
    public string? HabitId { get; internal set; }

    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>The day it counts for.</summary>
    public DateTime? Day { get; set { field = value; MarkAssigned(); } }

    /// <summary>The amount done.</summary>
    public double? Value { get; set { field = value; MarkAssigned(); } }

    /// <summary>The amount aimed at.</summary>
    public double? Goal { get; set { field = value; MarkAssigned(); } }

    /// <summary>What became of the habit.</summary>
    public TickTickHabitCheckinStatus? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? Time { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset? OperationTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>The habit's name, where it is known.</summary>
    public string? HabitName { get; internal set; }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickHabitCheckin> Schema { get; } = new ResourceSchema<TickTickHabitCheckin>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Day), "stamp", JsonCodecs.Day, static thing => thing.Day, static (thing, value) => thing.Day = (DateTime?)value, MatchRole.Key)
        .Add(nameof(Value), "value", JsonCodecs.Number, static thing => thing.Value, static (thing, value) => thing.Value = (double?)value, MatchRole.Compared)
        .Add(nameof(Goal), "goal", JsonCodecs.Number, static thing => thing.Goal, static (thing, value) => thing.Goal = (double?)value, MatchRole.Compared)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickHabitCheckinStatus>(), static thing => thing.Status, static (thing, value) => thing.Status = (TickTickHabitCheckinStatus?)value)
        .Add(nameof(Time), "time", JsonCodecs.Date, static thing => thing.Time, static (thing, value) => thing.Time = (DateTimeOffset?)value)
        .Add(nameof(OperationTime), "opTime", JsonCodecs.Date, static thing => thing.OperationTime, static (thing, value) => thing.OperationTime = (DateTimeOffset?)value);

    /// <summary>The day.</summary>
    public override string ToString() => Day is null ? string.Empty : Day.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}

internal sealed partial class OpenApiClient
{
    /// <summary>What was done for habits in a range of days, with the habits' names.</summary>
    public async Task<IReadOnlyList<TickTickHabitCheckin>> GetHabitCheckinsAsync(IReadOnlyList<TickTickHabit> habits, DateTime from, DateTime to)
    {
        var names = habits.Where(habit => habit.Id is not null).ToDictionary(habit => habit.Id!, habit => habit.Name, StringComparer.Ordinal);
        IReadOnlyList<TickTickHabitCheckin> checkins = await GetHabitCheckinsAsync([.. names.Keys], from, to).ConfigureAwait(false);
        foreach (TickTickHabitCheckin checkin in checkins)
        {
            if (checkin.HabitId is { } id && names.TryGetValue(id, out string? name)) checkin.HabitName = name;
        }

        return checkins.OrderBy(checkin => checkin.Day).ToList();
    }

    /// <summary>Records what was done for a habit on a day, by the habit's own measure. Doing so again replaces it.</summary>
    public async Task<TickTickHabitCheckin> SetHabitCheckinAsync(TickTickHabit habit, DateTime day, double? value = null, TickTickHabitCheckinStatus? status = null)
    {
        if (value < 0) throw Invalid("The value cannot be negative. Use -Value with 0 or more.");
        double goal = habit.Goal is > 0 and { } aim ? aim : 1;
        double done = value ?? (status is null or TickTickHabitCheckinStatus.Done ? goal : 0);
        var checkin = new TickTickHabitCheckin
        {
            Day = day.Date,
            Value = done,
            Goal = goal,
            Status = status ?? (done >= goal ? TickTickHabitCheckinStatus.Done : TickTickHabitCheckinStatus.Open),
        };
        TickTickHabitCheckin recorded = await SetHabitCheckinAsync(habit.Id, checkin).ConfigureAwait(false);
        recorded.HabitName = habit.Name;
        return recorded;
    }

    // Ids are 24 characters, and addresses of some thousand characters pass everywhere.
    private const int HabitsInOneCall = 50;

    /// <summary>What was done for habits in a range of days.</summary>
    public async Task<IReadOnlyList<TickTickHabitCheckin>> GetHabitCheckinsAsync(IReadOnlyList<string> habitIds, DateTime from, DateTime to)
    {
        if (to < from) throw Invalid("The end of the range is before its start. Swap the two dates.");
        var all = new List<TickTickHabitCheckin>();
        for (int start = 0; start < habitIds.Count; start += HabitsInOneCall)
        {
            string ids = string.Join(",", habitIds.Skip(start).Take(HabitsInOneCall).Select(id => Segment(id, "habit")));
            all.AddRange(await CallAsync(
                Request(HttpMethod.Get, $"habit/checkins?habitIds={ids}&from={Query(from)}&to={Query(to)}", isIdempotent: true),
                writes: false,
                "The check-ins",
                response => ReadCheckins(response, null)).ConfigureAwait(false));
        }

        // The service keeps check-ins by the year and may answer with the whole of it.
        return all.Where(checkin => checkin.Day is not { } day || (day >= from.Date && day <= to.Date)).ToList();
    }

    /// <summary>Records what was done for a habit on a day. Doing so again replaces it.</summary>
    public async Task<TickTickHabitCheckin> SetHabitCheckinAsync(string? habitId, TickTickHabitCheckin checkin)
    {
        if (checkin.Day is not { } day) throw Invalid("A check-in needs a day. Use -Day.");
        List<TickTickHabitCheckin> checkins = await CallAsync(
            Request(
                HttpMethod.Post,
                $"habit/{Segment(habitId, "habit")}/checkin",
                isIdempotent: true,
                TickTickHabitCheckin.Schema.ToCreation(checkin)),
            writes: true,
            $"The habit {habitId}",
            response => ReadCheckins(response, habitId)).ConfigureAwait(false);
        return checkins.FindLast(other => other.Day == day.Date) ?? throw NotFound($"The habit {habitId}");
    }

    /// <summary>Reads <c>{habitId, year, checkins[]}</c>, or a list of these.</summary>
    private List<TickTickHabitCheckin> ReadCheckins(ServiceResponse response, string? habitId)
    {
        var checkins = new List<TickTickHabitCheckin>();
        JsonReadContext context = NewContext();
        var reader = new Utf8JsonReader(response.Body);
        string? owner = habitId;
        int first = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                // The id may stand behind the list.
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
                while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    checkins.Add(TickTickHabitCheckin.Schema.Read(ref reader, context));
            }
            else
            {
                reader.Skip();
            }
        }

        return checkins;
    }
}
