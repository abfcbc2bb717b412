using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.Tag;

/// <summary>Makes tags.</summary>
[Cmdlet(VerbsCommon.New, "TickTickTag", SupportsShouldProcess = true)]
[OutputType(typeof(TickTickTag))]
public sealed class NewTickTickTagCommand : BatchCommand
{
    /// <summary>The name as it is to be shown; tags are the same where only capitals differ.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Label")]
    [Text]
    [ValidateLength(1, 64)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The colour: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    public string? Color { get; set; }

    /// <summary>The tag to put it under.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string? Parent { get; set; }

    /// <summary>Return the tags made.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Makes one.</summary>
    private protected override void Execute()
    {
        if (!ShouldProcess($"tag '{Name}'", "Create")) return;
        var tag = new TickTickTag { Label = Name };
        if (Color is not null) tag.Color = Color;
        if (Parent is not null) tag.Parent = Parent.ToLowerInvariant();
        OpenApiClient client = Client;
        Enqueue(tag, _ => client.NewTagAsync(tag), PassThru ? WriteObject : null);
    }
}
