namespace TickTick.Api;

/// <summary>Days by which tasks are asked for.</summary>
public enum DueDay
{
    /// <summary>Due on the user's today.</summary>
    Today,

    /// <summary>Due on the user's tomorrow.</summary>
    Tomorrow,

    /// <summary>Due before today, or at a time of today that has passed.</summary>
    Overdue,

    /// <summary>Due in the calendar week that today is in, by the culture's first day of the week.</summary>
    ThisWeek,

    /// <summary>Without a due date.</summary>
    None,
}
