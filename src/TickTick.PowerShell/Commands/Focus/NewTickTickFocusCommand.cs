using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Records stretches of focused work.</summary>
[Cmdlet(VerbsCommon.New, "TickTickFocus", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickFocus.md")]
[OutputType(typeof(TickTickFocus))]
public sealed class NewTickTickFocusCommand : FieldsCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _type;

    /// <summary>When it began.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public DateTimeOffset Start { get; set; }

    /// <summary>When it ended; may be left out where its duration is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(DateTimeOffset))]
    public DateTimeOffset? End { get; set; }

    /// <summary>The time worked, without pauses: a TimeSpan such as 00:25:00, or seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Seconds]
    public TimeSpan? Duration { get; set; }

    /// <summary>The time paused: a TimeSpan, or seconds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Seconds]
    public TimeSpan? PauseDuration { get; set; }

    /// <summary>How it was measured.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickFocusType))]
    public TickTickFocusType? Type
    {
        get => (TickTickFocusType?)_type;
        set => _type = value;
    }

    /// <summary>The task worked on.</summary>
    [Parameter(ValueFromPipeline = true)]
    [NotEmpty]
    public TickTickTask? Task { get; set; }

    /// <summary>The id of the task worked on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? TaskId { get; set; }

    /// <summary>What is noted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(0, 5000)]
    [AllowNull]
    public string? Note { get; set; }

    /// <summary>Records one.</summary>
    private protected override void Execute()
    {
        if (!ShouldProcess($"focus record from {Start.LocalDateTime:g}", "Create")) return;
        var focus = new TickTickFocus { Start = Start, Type = Type ?? TickTickFocusType.Pomodoro };
        if (End is not null) focus.End = End;
        if (Duration is not null) focus.Duration = Duration;
        if (PauseDuration is not null) focus.PauseDuration = PauseDuration;
        if ((Task?.Id ?? TaskId) is { Length: > 0 } task) focus.TaskId = task;
        if (!string.IsNullOrEmpty(Note)) focus.Note = Note;
        OpenApiClient client = Client;
        Enqueue(Target(focus), _ => client.NewFocusAsync(focus), WritePassedThrough);
    }
}
