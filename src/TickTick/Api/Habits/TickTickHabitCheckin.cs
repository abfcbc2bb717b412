using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>Represents the check-in of a habit on one day.</summary>
public sealed class TickTickHabitCheckin : TickTickResource
{
    /// <summary>Gets the ID of the habit.</summary>
    public string? HabitId { get; internal set; }

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the day.</summary>
    public DateTime? Day { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the amount done.</summary>
    public double? Value { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the goal.</summary>
    public double? Goal { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the status of the habit on this day.</summary>
    public TickTickHabitCheckinStatus? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the check-in.</summary>
    public DateTimeOffset? Time { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the check-in was recorded.</summary>
    public DateTimeOffset? OperationTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the name of the habit, if it is known.</summary>
    public string? HabitName { get; internal set; }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickHabitCheckin> Schema { get; } = new ResourceSchema<TickTickHabitCheckin>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Day), "stamp", JsonCodecs.Day, static resource => resource.Day, static (resource, value) => resource.Day = (DateTime?)value, MatchRole.Key)
        .Add(nameof(Value), "value", JsonCodecs.Number, static resource => resource.Value, static (resource, value) => resource.Value = (double?)value, MatchRole.Compared)
        .Add(nameof(Goal), "goal", JsonCodecs.Number, static resource => resource.Goal, static (resource, value) => resource.Goal = (double?)value, MatchRole.Compared)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickHabitCheckinStatus>(), static resource => resource.Status, static (resource, value) => resource.Status = (TickTickHabitCheckinStatus?)value)
        .Add(nameof(Time), "time", JsonCodecs.Date, static resource => resource.Time, static (resource, value) => resource.Time = (DateTimeOffset?)value)
        .Add(nameof(OperationTime), "opTime", JsonCodecs.Date, static resource => resource.OperationTime, static (resource, value) => resource.OperationTime = (DateTimeOffset?)value);

    /// <summary>Returns the day.</summary>
    public override string ToString() => Day is null ? string.Empty : Day.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}

internal sealed partial class OpenApiClient
{
    /// <summary>Gets the check-ins of habits in a range of days, with the names of the habits.</summary>
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

    /// <summary>
    /// Sets the check-in of a habit on a day, in the habit's own unit. Replaces an existing check-in.
    /// </summary>
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

    // IDs have 24 characters, and URLs of a few thousand characters are accepted everywhere.
    private const int HabitsInOneCall = 50;

    /// <summary>Gets the check-ins of habits in a range of days.</summary>
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

        // The service stores check-ins by year and can return the whole year.
        return all.Where(checkin => checkin.Day is not { } day || (day >= from.Date && day <= to.Date)).ToList();
    }

    /// <summary>Sets the check-in of a habit on a day. Replaces an existing check-in.</summary>
    public async Task<TickTickHabitCheckin> SetHabitCheckinAsync(string? habitId, TickTickHabitCheckin checkin)
    {
        if (checkin.Day is not { } day) throw Invalid("A check-in needs a day. Use -Day.");
        List<TickTickHabitCheckin> checkins = await CallAsync(
            Request(
                HttpMethod.Post,
                $"habit/{Segment(habitId, "habit")}/checkin",
                isIdempotent: true,
                TickTickHabitCheckin.Schema.ToCreateBody(checkin)),
            writes: true,
            $"The habit {habitId}",
            response => ReadCheckins(response, habitId)).ConfigureAwait(false);
        return checkins.FindLast(other => other.Day == day.Date) ?? throw NotFound($"The habit {habitId}");
    }

    /// <summary>Reads <c>{habitId, year, checkins[]}</c>, or a list of such objects.</summary>
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
