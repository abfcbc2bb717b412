using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Tasks.Lists;

namespace TickTick.PowerShell.Formatting;

/// <summary>Formats the columns of Task.Format.ps1xml. Deserialized tasks are supported.</summary>
public static class TaskText
{
    /// <summary>Formats the title: as much of it as leaves room for the other columns.</summary>
    /// <param name="title">The title, or null.</param>
    /// <param name="screen">The screen.</param>
    /// <returns>The text to display.</returns>
    public static string Title(string? title, PSHostRawUserInterface screen) => Fit(title, screen, 32, 2);

    /// <summary>Formats the name of the project: as much of it as leaves room for the other columns.</summary>
    /// <param name="project">The name, or null.</param>
    /// <param name="screen">The screen.</param>
    /// <returns>The text to display.</returns>
    public static string Project(string? project, PSHostRawUserInterface screen) => Fit(project, screen, 14, 1);

    /// <summary>Formats the due date in words, in red if it has passed and in yellow if it is today.</summary>
    /// <param name="task">The task.</param>
    /// <param name="style">The value of <c>$PSStyle</c>, or null if there is none.</param>
    /// <returns>The text to display, in the time zone of this machine.</returns>
    public static string Due(PSObject task, object? style)
    {
        object? value = Value(task, nameof(TickTickTask.Due));
        if (ViewText.Time(value) is not { } due) return value?.ToString() ?? string.Empty;
        bool isAllDay = Value(task, nameof(TickTickTask.IsAllDay)) is true, isFloating = Value(task, nameof(TickTickTask.IsFloating)) is true;

        // A deserialized date has lost its offset, but the task still has the ID of its time zone.
        if ((isAllDay || isFloating) && Value(task, nameof(TickTickTask.TimeZone)) is string id && TimeZones.Find(id) is { } own) due = TimeZoneInfo.ConvertTime(due, own);
        var formatter = new RelativeDateFormatter(TimeProvider.System, TimeZoneInfo.Local);
        string text = formatter.Format(due, isAllDay, isFloating);
        if (!IsOpen(task)) return ViewText.Color(text, style, "Foreground.BrightBlack");
        if (formatter.IsPast(due, isAllDay, isFloating)) return ViewText.Color(text, style, "Foreground.BrightRed");
        return ViewText.Color(text, style, text.StartsWith("today", StringComparison.Ordinal) ? ViewText.Attention : null);
    }

    /// <summary>Formats the priority, or nothing if the task has none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="style">The value of <c>$PSStyle</c>, or null if there is none.</param>
    /// <returns>The text to display.</returns>
    public static string Priority(PSObject task, object? style)
    {
        string text = Value(task, nameof(TickTickTask.Priority))?.ToString() ?? string.Empty;
        return text switch
        {
            nameof(TickTickTaskPriority.None) => string.Empty,
            nameof(TickTickTaskPriority.High) => ViewText.Color(text, style, "Foreground.BrightRed"),
            nameof(TickTickTaskPriority.Medium) => ViewText.Color(text, style, ViewText.Attention),
            nameof(TickTickTaskPriority.Low) => ViewText.Color(text, style, "Foreground.BrightBlue"),
            _ => text,
        };
    }

    /// <summary>Formats the tags.</summary>
    /// <param name="tags">The names, or null.</param>
    /// <returns>The text to display.</returns>
    public static string Tags(string[]? tags) => ControlCharacters.Show(string.Join(", ", tags ?? []));

    /// <summary>Formats a recurrence rule in words.</summary>
    /// <param name="rule">The rule, or null.</param>
    /// <returns>The text to display.</returns>
    public static string Repeat(string? rule) => string.IsNullOrEmpty(rule) ? string.Empty : RepeatRule.Describe(rule!);

    // PowerShell gives each column the space that it needs, from the first to the last, and breaks the header of the one for
    // which too little is left. Beside a due date and a priority, 80 columns have room for 32 cells of the title, 14 of the
    // project and the header of the tags. What a wider screen has is divided into thirds. The width of a file is not known:
    // with 44 more, the title still leaves 80 columns room for the due date.
    private static string Fit(string? text, PSHostRawUserInterface screen, int cells, int thirds) =>
        ViewText.Cut(text, screen, cells, () => (ViewText.SpareWidth(screen) ?? 44) * thirds / 3);

    private static bool IsOpen(PSObject task) => Value(task, nameof(TickTickTask.Status))?.ToString() == nameof(TickTickTaskStatus.Open);

    private static object? Value(PSObject task, string property) =>
        task.Properties[property]?.Value is var value && value is PSObject { BaseObject: string or bool } wrapped ? wrapped.BaseObject : value;
}
