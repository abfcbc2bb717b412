using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns focus records in the order of time, however long the range is.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickFocus", DefaultParameterSetName = "Range", HelpUri = HelpPages.Folder + "Get-TickTickFocus.md")]
[OutputType(typeof(TickTickFocus))]
public sealed class GetTickTickFocusCommand : ApiCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _type;

    /// <summary>They began then or later; 30 days before the end of the range where nothing is said.</summary>
    [Parameter(ParameterSetName = "Range", Position = 0)]
    [NotEmpty]
    public DateTimeOffset? After { get; set; }

    /// <summary>They began then or earlier; now where nothing is said.</summary>
    [Parameter(ParameterSetName = "Range", Position = 1)]
    [NotEmpty]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Ids of records.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    public string[]? Id { get; set; }

    /// <summary>How they were measured; both where nothing is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickFocusType))]
    [NotEmpty]
    public TickTickFocusType? Type
    {
        get => (TickTickFocusType?)_type;
        set => _type = value;
    }

    /// <summary>Finds them.</summary>
    private protected override void Execute()
    {
        if (Id is not null)
        {
            WriteEach(Id, id => Client.GetFocusAsync(id, Type));
            return;
        }

        DateTimeOffset last = Before ?? DateTimeOffset.Now;
        foreach (TickTickFocus focus in Stream(Client.GetFocusesAsync(After ?? last.AddDays(-30), last, Type))) WriteObject(focus);
    }
}
