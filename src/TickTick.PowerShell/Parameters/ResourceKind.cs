using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Recognizes what kind of resource an object is, also after it went through a job, a file, JSON or Select-Object.
/// </summary>
internal static class ResourceKind
{
    public const string Task = "TickTickTask";
    public const string TaskComment = "TickTickTaskComment";
    public const string Project = "TickTickProject";
    public const string ProjectGroup = "TickTickProjectGroup";
    public const string Column = "TickTickColumn";
    public const string Tag = "TickTickTag";
    public const string Habit = "TickTickHabit";
    public const string HabitCheckin = "TickTickHabitCheckin";
    public const string Focus = "TickTickFocus";
    public const string Countdown = "TickTickCountdown";

    private const string Namespace = "TickTick.Api.";
    private const string AllProperties = nameof(TickTick.Api.TickTickTask.AdditionalProperties);

    // JSON and CSV files contain no type, but all of its properties.
    private static readonly (string Kind, string[] Properties)[] s_shapes =
    [
        (Task, ["Title", "ProjectId", "Priority"]),
        (TaskComment, ["TaskId", "ProjectId", "Title", "UserId"]),
        (ProjectGroup, ["Name", "ViewMode", "ShowAll"]),
        (Project, ["Name", "ViewMode", "Kind"]),
        (HabitCheckin, ["HabitId", "Day"]),
        (Habit, ["Name", "Goal", "Step"]),
        // A row that a user builds can have the few columns of these.
        (Column, ["ProjectId", "Name", "SortOrder", AllProperties]),
        (Tag, ["Label", "Parent", AllProperties]),
        (Focus, ["Start", "PauseDuration", AllProperties]),
        (Countdown, ["Name", "TimerMode", AllProperties]),
    ];

    /// <summary>Returns the name of the resource's type without its namespace, or null for all other objects.</summary>
    public static string? Of(object? value)
    {
        if (value is null) return null;
        PSObject item = PSObject.AsPSObject(value);
        if (OfType(item) is { } kind) return kind;
        return item.BaseObject is PSCustomObject ? s_shapes.FirstOrDefault(shape => Array.TrueForAll(shape.Properties, name => item.Properties[name] is not null)).Kind : null;
    }

    /// <summary>Returns the name of the type that the object has or had, or null if it is or was no resource.</summary>
    public static string? OfType(PSObject item)
    {
        foreach (string type in item.TypeNames)
        {
            // Selected.Deserialized.TickTick.Api.TickTickTask
            int start = type.IndexOf(Namespace, StringComparison.Ordinal);
            if (start == 0 || (start > 0 && type[start - 1] == '.')) return type.Substring(start + Namespace.Length);
        }

        return null;
    }

    /// <summary>Returns whether resources of a kind have a property.</summary>
    public static bool Has(string kind, string property) =>
        typeof(TickTick.Api.TickTickTask).Assembly.GetType(Namespace + kind)?.GetProperty(property, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null;

    /// <summary>Returns the kind as a noun: <c>a project group</c>.</summary>
    public static string Describe(string kind)
    {
        IEnumerable<char> words = kind.Substring("TickTick".Length).SelectMany(static letter => char.IsUpper(letter) ? [' ', char.ToLowerInvariant(letter)] : new[] { letter });
        return "a" + string.Concat(words);
    }
}
