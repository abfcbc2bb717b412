using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What is said of a project where it is made and where it is changed.</summary>
public abstract class ProjectCommand : FieldsCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _viewMode;
    private object? _kind;

    /// <summary>The colour: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    [Clearable]
    public string? Color { get; set; }

    /// <summary>How it is shown.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickViewMode))]
    public TickTickViewMode? ViewMode
    {
        get => (TickTickViewMode?)_viewMode;
        set => _viewMode = value;
    }

    /// <summary>What it holds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickProjectKind))]
    public TickTickProjectKind? Kind
    {
        get => (TickTickProjectKind?)_kind;
        set => _kind = value;
    }

    /// <summary>The group to put it in: name, id, or the group itself; null for none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    [Clearable]
    public string? Group { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Assigns what is said.</summary>
    private protected void Apply(TickTickProject project)
    {
        if (IsGiven(nameof(Color), Color)) project.Color = string.IsNullOrEmpty(Color) ? null : Color;
        if (IsGiven(nameof(ViewMode), ViewMode)) project.ViewMode = ViewMode;
        if (IsGiven(nameof(Kind), Kind)) project.Kind = Kind;
        if (IsGiven(nameof(Group), Group)) project.GroupId = string.IsNullOrEmpty(Group) ? null : Await(Client.ProjectGroups.FindOneAsync(NamePatterns.Of(Group!))).Id;
        if (IsGiven(nameof(SortOrder), SortOrder)) project.SortOrder = SortOrder;
    }
}
