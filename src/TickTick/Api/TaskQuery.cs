using System;
using System.Collections.Generic;

namespace TickTick.Api;

/// <summary>Which tasks are asked for. What is not said does not narrow.</summary>
internal sealed record TaskQuery
{
    /// <summary>The projects they are in, <c>inbox</c> for the Inbox; null for all.</summary>
    public IReadOnlyCollection<string>? ProjectIds { get; init; }

    /// <summary>Their ids; null for any.</summary>
    public IReadOnlyCollection<string>? Ids { get; init; }

    /// <summary>Their titles: any of these; null for any.</summary>
    public IReadOnlyCollection<NamePattern>? Titles { get; init; }

    /// <summary>What became of them: open ones where nothing else is said.</summary>
    public IReadOnlyCollection<TickTickTaskStatus> Statuses { get; init; } = [TickTickTaskStatus.Open];

    /// <summary>How pressing they are: any of these.</summary>
    public IReadOnlyCollection<TickTickTaskPriority>? Priorities { get; init; }

    /// <summary>Their tags: all of these, in any case.</summary>
    public IReadOnlyCollection<string>? Tags { get; init; }

    /// <summary>Their tags: each of these must fit one of a task's.</summary>
    public IReadOnlyCollection<NamePattern>? TagPatterns { get; init; }

    /// <summary>The day they are due, as the user counts days.</summary>
    public DueDay? Due { get; init; }

    /// <summary>The day on which the user's week begins.</summary>
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;

    /// <summary>They are due then or later.</summary>
    public DateTimeOffset? DueAfter { get; init; }

    /// <summary>They are due earlier.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>They were completed then or later; narrows completed ones only.</summary>
    public DateTimeOffset? CompletedAfter { get; init; }

    /// <summary>They were completed then or earlier; narrows completed ones only.</summary>
    public DateTimeOffset? CompletedBefore { get; init; }

    /// <summary>Words that the service finds in them; null where it is not to search.</summary>
    public string? Keywords { get; init; }
}
