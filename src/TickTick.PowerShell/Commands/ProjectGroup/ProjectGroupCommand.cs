using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Commands.ProjectGroup;

/// <summary>What is said of a project group where it is made and where it is changed.</summary>
public abstract class ProjectGroupCommand : BatchCommand
{
    /// <summary>How it is shown.</summary>
    [Parameter]
    public TickTickViewMode ViewMode { get; set; }

    /// <summary>Show all of its tasks together.</summary>
    [Parameter]
    public SwitchParameter ShowAll { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter]
    public long SortOrder { get; set; }

    /// <summary>Return the project groups.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Assigns what is said.</summary>
    /// <param name="group">The project group.</param>
    private protected void Apply(TickTickProjectGroup group)
    {
        if (IsGiven(nameof(ViewMode))) group.ViewMode = ViewMode;
        if (IsGiven(nameof(ShowAll))) group.ShowAll = ShowAll;
        if (IsGiven(nameof(SortOrder))) group.SortOrder = SortOrder;
    }
}
