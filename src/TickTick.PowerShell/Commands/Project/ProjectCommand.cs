using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.Project;

/// <summary>What is said of a project where it is made and where it is changed.</summary>
public abstract class ProjectCommand : BatchCommand
{
    /// <summary>The colour: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    public string? Color { get; set; }

    /// <summary>How it is shown.</summary>
    [Parameter]
    public TickTickViewMode ViewMode { get; set; }

    /// <summary>What it holds.</summary>
    [Parameter]
    public TickTickProjectKind Kind { get; set; }

    /// <summary>The group to put it in: name, id, or the group itself; null for none.</summary>
    [Parameter]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    public string? Group { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter]
    public long SortOrder { get; set; }

    /// <summary>Return the projects.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Assigns what is said.</summary>
    /// <param name="project">The project.</param>
    private protected void Apply(TickTickProject project)
    {
        if (IsGiven(nameof(Color))) project.Color = Color;
        if (IsGiven(nameof(ViewMode))) project.ViewMode = ViewMode;
        if (IsGiven(nameof(Kind))) project.Kind = Kind;
        if (IsGiven(nameof(Group))) project.GroupId = string.IsNullOrEmpty(Group) ? null : Await(Client.ProjectGroups.FindOneAsync(NamePatterns.Of(Group!))).Id;
        if (IsGiven(nameof(SortOrder))) project.SortOrder = SortOrder;
    }
}
