namespace TickTick.Api;

/// <summary>Specifies a period in which tasks are due.</summary>
public enum DueDay
{
    /// <summary>Due today, in the user's time zone.</summary>
    Today,

    /// <summary>Due tomorrow, in the user's time zone.</summary>
    Tomorrow,

    /// <summary>Due before today, or due earlier today.</summary>
    Overdue,

    /// <summary>Due in the current calendar week. The culture sets the first day of the week.</summary>
    ThisWeek,

    /// <summary>Without a due date.</summary>
    None,
}
