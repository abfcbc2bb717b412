using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Focus;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates focus records.</summary>
[Cmdlet(VerbsCommon.New, "TickTickFocus", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickFocus.md")]
[OutputType(typeof(TickTickFocus))]
public sealed class NewTickTickFocusCommand : FieldsCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _type;

    /// <summary>Specifies the start time.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("StartTime")]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    public DateArgument Start { get; set; } = null!;

    /// <summary>Specifies the end time. It is optional if the duration is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("EndTime")]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    public DateArgument? End { get; set; }

    /// <summary>Specifies the time worked, without pauses, as a number of minutes or a TimeSpan such as 0:25.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Minutes]
    public TimeSpan? Duration { get; set; }

    /// <summary>Specifies the paused time, as a number of minutes or a TimeSpan.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Minutes]
    public TimeSpan? PauseDuration { get; set; }

    /// <summary>Specifies how the time was measured.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickFocusType))]
    public TickTickFocusType? Type
    {
        get => (TickTickFocusType?)_type;
        set => _type = value;
    }

    /// <summary>Specifies the task, as an object or by its title.</summary>
    [Parameter(ValueFromPipeline = true)]
    [NotEmpty]
    [TaskTitle(IsOne = true)]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    public TickTickTask? Task { get; set; }

    /// <summary>Specifies the ID of the task.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? TaskId { get; set; }

    /// <summary>Specifies the note.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [AllowNull]
    public string? Note { get; set; }

    private protected override string[] RelatedKinds => [ResourceKind.Task];

    private protected override void Execute()
    {
        var focus = new TickTickFocus { Type = Type ?? TickTickFocusType.Pomodoro };
        if (IsGiven(nameof(Start), Start)) focus.Start = Start.InLocalZone;
        // Of a record from the pipeline, what a typed value contradicts is not copied.
        if (End is not null && (IsTyped(nameof(End)) || !(IsTyped(nameof(Start)) || IsTyped(nameof(Duration))))) focus.End = End.InLocalZone;
        if (Duration is not null && (IsTyped(nameof(Duration)) || !IsTyped(nameof(End)))) focus.Duration = InMinutes(nameof(Duration), Duration.Value);
        if (PauseDuration is not null) focus.PauseDuration = InMinutes(nameof(PauseDuration), PauseDuration.Value);
        if (!string.IsNullOrEmpty(Note)) focus.Note = Note;
        TryEach(Target(focus), () =>
        {
            FocusClient.Validate(focus);
            if (FindTaskId() is { Length: > 0 } id) focus.TaskId = id;
            if (!ShouldProcess($"focus record from {Start.Date.Describe()}", Action("Create", ResourceChanges.Describe(null, focus, nameof(Start)), " with "))) return;
            TickTickClient client = Client;
            Enqueue(Target(focus), () => client.Focus.CreateAsync(focus), WriteObject);
        });
    }

    private string? FindTaskId() =>
        Task is null ? TaskId
        : TitleIn(Task) is { } title ? Await(Client.TaskFinder.FindOneAsync(title)).Id
        : Task.Id;

    // The service's own JSON counts seconds.
    private TimeSpan InMinutes(string parameter, TimeSpan duration) =>
        !IsTyped(parameter) && HasJsonNames("startTime") && PipelineObject!.Properties[parameter]?.Value is int or long or double ? TimeSpan.FromTicks(duration.Ticks / 60) : duration;
}
