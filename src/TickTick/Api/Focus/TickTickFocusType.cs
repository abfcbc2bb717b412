namespace TickTick.Api;

/// <summary>Specifies how focus time was measured. Numbers that the service adds later are preserved.</summary>
public enum TickTickFocusType
{
    /// <summary>Measured in pomodoros.</summary>
    Pomodoro = 0,

    /// <summary>Measured with the stopwatch.</summary>
    Timing = 1,
}
