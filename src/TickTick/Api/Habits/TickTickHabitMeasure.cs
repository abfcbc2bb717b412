namespace TickTick.Api;

/// <summary>Represents how regularly a habit was kept up in a period.</summary>
public sealed class TickTickHabitMeasure
{
    /// <summary>Gets the name of the habit.</summary>
    public string? Habit { get; internal init; }

    /// <summary>Gets the ID of the habit.</summary>
    public string? HabitId { get; internal init; }

    /// <summary>Gets the number of days, or of weeks if the habit has a weekly quota, without a miss until now.</summary>
    public int CurrentStreak { get; internal init; }

    /// <summary>Gets the largest number of days, or of weeks, without a miss.</summary>
    public int LongestStreak { get; internal init; }

    /// <summary>Gets the unit of the streaks: <c>Days</c>, or <c>Weeks</c> if the habit has a weekly quota.</summary>
    public string Unit { get; internal init; } = string.Empty;

    /// <summary>Gets how often the habit was done in the period, as far as it was due.</summary>
    public int Done { get; internal init; }

    /// <summary>Gets how often the habit was due in the period.</summary>
    public int Due { get; internal init; }

    /// <summary>Gets the share of the times that the habit was due on which it was done, from 0 to 1, or null if it was
    /// not due.</summary>
    public double? Rate => Due == 0 ? null : (double)Done / Due;

    /// <summary>Gets whether the habit is due today and not done yet.</summary>
    public bool IsOpenToday { get; internal init; }

    /// <summary>Returns the name of the habit.</summary>
    public override string ToString() => Habit ?? string.Empty;
}
