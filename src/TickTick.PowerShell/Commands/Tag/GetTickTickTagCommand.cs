using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns tags, also those that only tasks carry: all, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickTag", HelpUri = HelpPages.Folder + "Get-TickTickTag.md")]
[OutputType(typeof(TickTickTag))]
public sealed class GetTickTickTagCommand : ApiCommand
{
    /// <summary>Names of tags, wildcards allowed, or tags themselves.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TagCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Finds them.</summary>
    private protected override void Execute() => WriteNamed(Client.Tags, Name);
}
