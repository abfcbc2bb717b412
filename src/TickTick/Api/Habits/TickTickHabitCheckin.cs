using System;
using System.Text.Json;
using TickTick.Api.Resources;

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
