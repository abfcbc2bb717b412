using System;
using System.Linq;
using System.Management.Automation;
using TickTick.Api.Tasks.Lists;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Watch;

namespace TickTick.PowerShell.Commands;

/// <summary>Writes the changes of tasks until Ctrl+C is pressed.</summary>
[Cmdlet(VerbsCommon.Watch, "TickTickTask", HelpUri = HelpPages.Folder + "Watch-TickTickTask.md")]
[OutputType(typeof(TickTickTaskChange))]
public sealed class WatchTickTickTaskCommand : ApiCommand
{
    /// <summary>Specifies the projects. Accepts names, IDs or project objects.</summary>
    [Parameter(Position = 0)]
    [Alias("ProjectId", "List")]
    [SupportsWildcards]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [NotEmpty]
    public string[]? Project { get; set; }

    /// <summary>Specifies the tags, all of which a task must have.</summary>
    [Parameter]
    [Alias("Tags")]
    [SupportsWildcards]
    [NameOrId(Kind = ResourceKind.Tag)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [NotEmpty]
    public string[]? Tag { get; set; }

    /// <summary>Specifies the number of seconds between two rounds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int IntervalSec { get; set; } = 60;

    /// <summary>Specifies the file that stores what was seen, so that no change between two runs is missed.</summary>
    [Parameter]
    [NotEmpty]
    public string? StatePath { get; set; }

    /// <summary>Indicates that the changes since the last run are written, and that the cmdlet ends then.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <inheritdoc />
    private protected override void Execute()
    {
        if (Once && StatePath is null)
        {
            throw new TickTickException(
                ErrorIds.RequestInvalid,
                "-Once writes the changes since the last run, which requires a file that stores what was seen.",
                "Add -StatePath with the path of a file.");
        }

        using WatchStateFile? file = StatePath is null ? null : WatchStateFile.Open(ResolveFile(StatePath), UsedSession.Service);
        string[]? projects = Project is null ? null : [.. FindProjects(Project).Select(project => project.Id!)];
        if (projects is { Length: 0 }) return;
        var scope = new TaskQuery { ProjectIds = projects, Tags = Tag?.Select(NamePatterns.Of).ToArray() };
        foreach (TickTickTaskChange change in Stream(new TaskWatcher(Client, scope).WatchAsync(file, TimeSpan.FromSeconds(IntervalSec), Once))) WriteObject(change);
    }
}
