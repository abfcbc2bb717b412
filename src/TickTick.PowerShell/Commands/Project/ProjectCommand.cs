using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Provides the base class of the cmdlets that create and change projects.</summary>
public abstract class ProjectCommand : FieldsCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _viewMode;
    private object? _kind;

    /// <summary>Specifies the color: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    [Clearable]
    public string? Color { get; set; }

    /// <summary>Specifies the view mode.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickViewMode))]
    public TickTickViewMode? ViewMode
    {
        get => (TickTickViewMode?)_viewMode;
        set => _viewMode = value;
    }

    /// <summary>Specifies the kind: tasks or notes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickProjectKind))]
    public TickTickProjectKind? Kind
    {
        get => (TickTickProjectKind?)_kind;
        set => _kind = value;
    }

    /// <summary>
    /// Specifies the project group. Accepts a name, an ID or a project group object, or null for none.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GroupId")]
    [NameOrId(Kind = ResourceKind.ProjectGroup, IsOne = true)]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    [Clearable]
    public string? Group { get; set; }

    /// <summary>Specifies the sort order. Smaller values come first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>Describes the fields that are set, for confirmation prompts.</summary>
    private protected IEnumerable<string> Describe(TickTickProject? before, TickTickProject assigned)
    {
        foreach (string change in ResourceChanges.Describe(before, assigned, before is null ? [nameof(assigned.Name), nameof(assigned.GroupId)] : [nameof(assigned.GroupId)])) yield return change;
        if (before?.GroupId != assigned.GroupId) yield return $"Group {(before is null ? string.Empty : "to ")}{(assigned.GroupId is null ? "none" : $"'{Group}'")}";
    }

    /// <summary>Waits for the project and sets the name of its group, for the output.</summary>
    private protected static async Task<TickTickProject> NameGroupAsync(TickTickClient client, Task<TickTickProject> saving)
    {
        TickTickProject saved = await saving.ConfigureAwait(false);
        await client.ProjectGroups.NameGroupsAsync([saved]).ConfigureAwait(false);
        return saved;
    }

    /// <summary>Assigns the given fields.</summary>
    private protected void Apply(TickTickProject project)
    {
        if (IsGiven(nameof(Color), Color)) project.Color = Color;
        if (IsGiven(nameof(ViewMode), ViewMode)) project.ViewMode = ViewMode;
        if (IsGiven(nameof(Kind), Kind)) project.Kind = Kind;
        if (IsGiven(nameof(Group), Group)) project.GroupId = string.IsNullOrEmpty(Group) ? null : Await(Client.ProjectGroups.FindOneAsync(NamePatterns.Of(Group!))).Id;
        if (IsGiven(nameof(SortOrder), SortOrder)) project.SortOrder = SortOrder;
    }
}
