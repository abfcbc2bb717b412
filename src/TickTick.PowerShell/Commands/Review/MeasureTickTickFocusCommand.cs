using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Measures focus time in a period.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TickTickFocus", HelpUri = HelpPages.Folder + "Measure-TickTickFocus.md")]
[OutputType(typeof(TickTickFocusMeasure))]
public sealed class MeasureTickTickFocusCommand : PastPeriodCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _groupBy;

    /// <summary>Specifies by what the focus records are grouped. By default, they are measured as a whole.</summary>
    [Parameter(Position = 0)]
    [TableCell(typeof(TickTickFocusGrouping))]
    [NotEmpty]
    public TickTickFocusGrouping? GroupBy
    {
        get => (TickTickFocusGrouping?)_groupBy;
        set => _groupBy = value;
    }

    private protected override void Execute() => WriteObject(Await(Client.FocusReview.MeasureAsync(Begin, End, GroupBy)), enumerateCollection: true);
}
