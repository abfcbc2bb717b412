using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Time;

namespace TickTick.PowerShell.Formatting;

/// <summary>What the views of Task.Format.ps1xml say in words. Tasks that went through a job or a file count as well.</summary>
public static class TaskText
{
    /// <summary>The title; dim where the task is done.</summary>
    /// <param name="task">The task.</param>
    /// <param name="style"><c>$PSStyle</c>; null where there is none.</param>
    /// <returns>The text.</returns>
    public static string Title(PSObject task, object? style) => ViewText.Colour(
        Value(task, nameof(TickTickTask.Title)) as string ?? string.Empty,
        style,
        IsOpen(task) ? null : "Foreground.BrightBlack");

    /// <summary>When it is due, in words; red once that has passed, yellow on the day itself.</summary>
    /// <param name="task">The task.</param>
    /// <param name="style"><c>$PSStyle</c>; null where there is none.</param>
    /// <returns>The text in this machine's time zone.</returns>
    public static string Due(PSObject task, object? style)
    {
        if (ViewText.Time(Value(task, nameof(TickTickTask.Due))) is not { } due) return string.Empty;
        bool isAllDay = Value(task, nameof(TickTickTask.IsAllDay)) is true, isFloating = Value(task, nameof(TickTickTask.IsFloating)) is true;

        // What a job made of it has lost its offset, but not the name of its time zone.
        if ((isAllDay || isFloating) && Value(task, nameof(TickTickTask.TimeZone)) is string id && TimeZones.Find(id) is { } own) due = TimeZoneInfo.ConvertTime(due, own);
        var words = new RelativeDateFormatter(TimeProvider.System, TimeZoneInfo.Local);
        string text = words.Say(due, isAllDay, isFloating);
        if (!IsOpen(task)) return ViewText.Colour(text, style, "Foreground.BrightBlack");
        if (words.IsPast(due, isAllDay, isFloating)) return ViewText.Colour(text, style, "Foreground.BrightRed");
        return ViewText.Colour(text, style, text.StartsWith("today", StringComparison.Ordinal) ? "Foreground.BrightYellow" : null);
    }

    /// <summary>How pressing it is; nothing where nobody said.</summary>
    /// <param name="task">The task.</param>
    /// <param name="style"><c>$PSStyle</c>; null where there is none.</param>
    /// <returns>The text.</returns>
    public static string Priority(PSObject task, object? style)
    {
        string text = Value(task, nameof(TickTickTask.Priority))?.ToString() ?? string.Empty;
        return text switch
        {
            nameof(TickTickTaskPriority.None) => string.Empty,
            nameof(TickTickTaskPriority.High) => ViewText.Colour(text, style, "Foreground.BrightRed"),
            nameof(TickTickTaskPriority.Medium) => ViewText.Colour(text, style, "Foreground.BrightYellow"),
            nameof(TickTickTaskPriority.Low) => ViewText.Colour(text, style, "Foreground.BrightBlue"),
            _ => text,
        };
    }

    /// <summary>The tags in one line.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The text.</returns>
    public static string Tags(PSObject task) => Value(task, nameof(TickTickTask.Tags)) switch
    {
        string tag => tag,
        IEnumerable tags => string.Join(", ", tags.Cast<object>()),
        _ => string.Empty,
    };

    private static bool IsOpen(PSObject task) => Value(task, nameof(TickTickTask.Status))?.ToString() == nameof(TickTickTaskStatus.Open);

    private static object? Value(PSObject task, string property) =>
        task.Properties[property]?.Value is var value && value is PSObject { BaseObject: string or bool or IEnumerable } wrapped ? wrapped.BaseObject : value;
}
