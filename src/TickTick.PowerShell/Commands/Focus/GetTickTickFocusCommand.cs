using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets focus records, sorted by time.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickFocus", DefaultParameterSetName = "Range", HelpUri = HelpPages.Folder + "Get-TickTickFocus.md")]
[OutputType(typeof(TickTickFocus))]
public sealed class GetTickTickFocusCommand : ApiCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _type;

    /// <summary>
    /// Gets only records that started at or after this date. The default is 30 days before the end of the range.
    /// </summary>
    [Parameter(ParameterSetName = "Range", Position = 0)]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [NotEmpty]
    public DateArgument? After { get; set; }

    /// <summary>Gets only records that started at or before this date. A day is included as a whole. The default is now.</summary>
    [Parameter(ParameterSetName = "Range", Position = 1)]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [NotEmpty]
    public DateArgument? Before { get; set; }

    /// <summary>Specifies the IDs of records.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.Focus)]
    public string[]? Id { get; set; }

    /// <summary>Specifies how the time was measured. The default is both types.</summary>
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
        if (Id is not null)
        {
            WriteEach(Id, id => Client.Focus.GetAsync(id, Type));
            return;
        }

        DateTimeOffset last = Before?.LastInLocalZone ?? DateTimeOffset.Now;
        foreach (TickTickFocus focus in Stream(Client.Focus.ListAsync(After?.InLocalZone ?? last.AddDays(-30), last, Type))) WriteObject(focus);
    }
}
