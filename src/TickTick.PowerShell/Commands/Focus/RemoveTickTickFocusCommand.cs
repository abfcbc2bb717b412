using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes focus records.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickFocus", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Remove-TickTickFocus.md")]
[OutputType(typeof(TickTickFocus))]
public sealed class RemoveTickTickFocusCommand : BatchCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _type;

    /// <summary>Specifies the records. Accepts IDs or focus record objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InputObject")]
    [NameOrId(Kind = ResourceKind.Focus)]
    public string[] Focus { get; set; } = [];

    /// <summary>Specifies how the time was measured. By default, the type is looked up.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickFocusType))]
    [NotEmpty]
    public TickTickFocusType? Type
    {
        get => (TickTickFocusType?)_type;
        set => _type = value;
    }

    /// <summary>Indicates that the removed records are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Execute()
    {
        TickTickFocusType? type = Type;
        bool passThru = PassThru;
        foreach (string id in Focus)
        {
            if (!ShouldProcess($"focus record {id}", "Remove")) continue;
            TickTickClient client = Client;
            Enqueue(
                id,
                async () =>
                {
                    TickTickFocus? removed = passThru ? await client.Focus.GetAsync(id, type).ConfigureAwait(false) : null;
                    await client.Focus.RemoveAsync(id, removed?.Type ?? type).ConfigureAwait(false);
                    return removed;
                },
                removed => WriteIf(passThru, removed!));
        }
    }
}
