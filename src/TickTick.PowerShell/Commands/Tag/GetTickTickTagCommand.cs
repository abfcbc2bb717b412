using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets tags, including those that only occur on tasks.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickTag", HelpUri = HelpPages.Folder + "Get-TickTickTag.md")]
[OutputType(typeof(TickTickTag))]
public sealed class GetTickTickTagCommand : ApiCommand
{
    /// <summary>Specifies the tags. Accepts names, wildcards or tag objects.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.Tag)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TagCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    private protected override void Execute() => WriteNamed(Client.Tags, Name);
}
