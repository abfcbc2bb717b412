using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What is said of a project group where it is made and where it is changed.</summary>
public abstract class ProjectGroupCommand : FieldsCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _viewMode;

    /// <summary>How it is shown.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickViewMode))]
    public TickTickViewMode? ViewMode
    {
        get => (TickTickViewMode?)_viewMode;
        set => _viewMode = value;
    }

    /// <summary>Show all of its tasks together.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public SwitchParameter ShowAll { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Assigns what is said.</summary>
    private protected void Apply(TickTickProjectGroup group)
    {
        if (IsGiven(nameof(ViewMode), ViewMode)) group.ViewMode = ViewMode;
        if (IsGiven(nameof(ShowAll), ShowAll ? true : null)) group.ShowAll = ShowAll;
        if (IsGiven(nameof(SortOrder), SortOrder)) group.SortOrder = SortOrder;
    }
}
