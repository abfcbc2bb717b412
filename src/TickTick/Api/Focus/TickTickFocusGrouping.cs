namespace TickTick.Api;

/// <summary>Specifies by what focus records are grouped.</summary>
public enum TickTickFocusGrouping
{
    /// <summary>By the day on which the record started.</summary>
    Day,

    /// <summary>By the project of the task.</summary>
    Project,

    /// <summary>By the task.</summary>
    Task,

    /// <summary>By the tags of the task. A record counts for each of them.</summary>
    Tag,
}
