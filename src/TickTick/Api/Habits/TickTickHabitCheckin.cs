using System;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents the check-in of a habit on one day.</summary>
public sealed class TickTickHabitCheckin : TickTickResource
{
    internal static readonly ResourceSchema<TickTickHabitCheckin> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_day = Schema.Day("stamp", MatchRole.Key);
    private static readonly Field s_value = Schema.Number("value", MatchRole.Compared);
    private static readonly Field s_goal = Schema.Number("goal", MatchRole.Compared);
    private static readonly Field s_status = Schema.NumberEnum<TickTickHabitCheckinStatus>("status");
    private static readonly Field s_time = Schema.Date("time");
    private static readonly Field s_operationTime = Schema.Date("opTime");

    /// <summary>Gets the ID of the habit.</summary>
    public string? HabitId { get; internal set; }

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the day.</summary>
    public DateTime? Day { get => (DateTime?)Get(s_day); set => Set(s_day, value); }

    /// <summary>Gets or sets the amount done.</summary>
    public double? Value { get => (double?)Get(s_value); set => Set(s_value, value); }

    /// <summary>Gets or sets the goal.</summary>
    public double? Goal { get => (double?)Get(s_goal); set => Set(s_goal, value); }

    /// <summary>Gets or sets the status of the habit on this day.</summary>
    public TickTickHabitCheckinStatus? Status { get => (TickTickHabitCheckinStatus?)Get(s_status); set => Set(s_status, value); }

    /// <summary>Gets or sets the time of the check-in.</summary>
    public DateTimeOffset? Time { get => (DateTimeOffset?)Get(s_time); set => Set(s_time, value); }

    /// <summary>Gets or sets the time at which the check-in was recorded.</summary>
    public DateTimeOffset? OperationTime { get => (DateTimeOffset?)Get(s_operationTime); set => Set(s_operationTime, value); }

    /// <summary>Gets the name of the habit, if it is known.</summary>
    public string? HabitName { get; internal set; }

    /// <summary>Returns the day.</summary>
    public override string ToString() => Day is null ? string.Empty : Day.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal override FieldTable Table => Schema;

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickHabitCheckin AsNew() =>
        (TickTickHabitCheckin)CopyAsNew(OperationTime is null ? [nameof(Id), nameof(OperationTime)] : [nameof(Id)]);
}
