using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Provides the base class of the cmdlets that create and change project groups.</summary>
public abstract class ProjectGroupCommand : FieldsCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _viewMode;

    /// <summary>Specifies the view mode.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickViewMode))]
    public TickTickViewMode? ViewMode
    {
        get => (TickTickViewMode?)_viewMode;
        set => _viewMode = value;
    }

    /// <summary>Indicates that all tasks of the group are shown together.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public SwitchParameter ShowAll { get; set; }

    /// <summary>Specifies the sort order. Smaller values come first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Assigns the given fields.</summary>
    private protected void Apply(TickTickProjectGroup group)
    {
        if (IsGiven(nameof(ViewMode), ViewMode)) group.ViewMode = ViewMode;
        if (Given(nameof(ShowAll), ShowAll) is { } showAll) group.ShowAll = showAll;
        if (IsGiven(nameof(SortOrder), SortOrder)) group.SortOrder = SortOrder;
    }
}
