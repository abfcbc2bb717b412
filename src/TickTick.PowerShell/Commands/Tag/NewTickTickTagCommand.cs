using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates tags, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.New, "TickTickTag", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickTag.md")]
[OutputType(typeof(TickTickTag))]
public sealed class NewTickTickTagCommand : FieldsCommand
{
    /// <summary>Specifies the display name. Tags whose names differ in case only are the same.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Label")]
    [NameOrId(Kind = ResourceKind.Tag, IsOne = true)]
    [NotEmpty]
    [ValidateLength(1, 64)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Specifies the color: <c>#F18181</c>, or a name such as Tomato.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Color]
    [ArgumentCompleter(typeof(ColorCompleter))]
    public string? Color { get; set; }

    /// <summary>Specifies the parent tag.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NameOrId(Kind = ResourceKind.Tag, IsOne = true)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string? Parent { get; set; }

    /// <summary>Initializes the cmdlet.</summary>
    public NewTickTickTagCommand() => ThrottleLimit = 1;

    private protected override void Execute()
    {
        // The name of a tag from the pipeline is in lower case, and its label is what the app shows.
        string label = PipelineObject?.Properties["Label"]?.Value is string shown && shown.Equals(Name, StringComparison.OrdinalIgnoreCase) ? shown : Name;
        var tag = new TickTickTag { Label = label };
        if (!string.IsNullOrEmpty(Color)) tag.Color = Color;
        if (!string.IsNullOrEmpty(Parent)) tag.Parent = TagName.For(Parent!);
        if (!ShouldProcess($"tag '{label}'", Action("Create", ResourceChanges.Describe(null, tag, nameof(tag.Label)), " with "))) return;
        TickTickClient client = Client;
        Enqueue(Target(Name), () => client.Tags.CreateAsync(tag), WriteObject);
    }
}
