using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes focus records.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickFocus", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Folder + "Remove-TickTickFocus.md")]
[OutputType(typeof(void))]
public sealed class RemoveTickTickFocusCommand : BatchCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _type;

    /// <summary>Specifies the records. Accepts IDs or focus record objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    public string[] Id { get; set; } = [];

    /// <summary>Specifies how the time was measured. By default, the type is looked up.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickFocusType))]
    [NotEmpty]
    public TickTickFocusType? Type
    {
        get => (TickTickFocusType?)_type;
        set => _type = value;
    }

    private protected override void Execute()
    {
        TickTickFocusType? type = Type;
        foreach (string id in Id)
        {
            if (!ShouldProcess($"focus record {id}", "Remove")) continue;
            TickTickClient client = Client;
            Enqueue(id, _ => client.Focus.RemoveAsync(id, type));
        }
    }
}
