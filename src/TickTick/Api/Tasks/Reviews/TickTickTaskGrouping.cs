namespace TickTick.Api;

/// <summary>Specifies by what tasks are grouped.</summary>
public enum TickTickTaskGrouping
{
    /// <summary>By the project.</summary>
    Project,

    /// <summary>By the tags. A task counts for each of them.</summary>
    Tag,

    /// <summary>By the priority.</summary>
    Priority,

    /// <summary>By the day on which something happened.</summary>
    Day,

    /// <summary>By the week in which something happened.</summary>
    Week,
}
