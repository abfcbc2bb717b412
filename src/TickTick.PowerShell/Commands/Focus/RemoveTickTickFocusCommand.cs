using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes focus records.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickFocus", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Folder + "Remove-TickTickFocus.md")]
[OutputType(typeof(void))]
public sealed class RemoveTickTickFocusCommand : BatchCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _type;

    /// <summary>The records: ids, or records themselves.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    public string[] Id { get; set; } = [];

    /// <summary>How they were measured; looked up where nothing is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickFocusType))]
    [NotEmpty]
    public TickTickFocusType? Type
    {
        get => (TickTickFocusType?)_type;
        set => _type = value;
    }

    /// <summary>Removes them.</summary>
    private protected override void Execute()
    {
        TickTickFocusType? type = Type;
        foreach (string id in Id)
        {
            if (!ShouldProcess($"focus record {id}", "Remove")) continue;
            OpenApiClient client = Client;
            Enqueue(id, _ => client.RemoveFocusAsync(id, type));
        }
    }
}
