namespace TickTick.Api;

/// <summary>How time was measured. A number that the service adds later stays what it is.</summary>
public enum TickTickFocusType
{
    /// <summary>In pomodoros.</summary>
    Pomodoro = 0,

    /// <summary>With the stopwatch.</summary>
    Timing = 1,
}
