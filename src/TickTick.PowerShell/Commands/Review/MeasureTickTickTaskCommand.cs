using System.Globalization;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Measures what happened to tasks in a period.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TickTickTask", HelpUri = HelpPages.Folder + "Measure-TickTickTask.md")]
[OutputType(typeof(TickTickTaskMeasure))]
public sealed class MeasureTickTickTaskCommand : PastPeriodCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _groupBy;

    /// <summary>Specifies by what the tasks are grouped. By default, they are measured as a whole.</summary>
    [Parameter(Position = 0)]
    [TableCell(typeof(TickTickTaskGrouping))]
    [NotEmpty]
    public TickTickTaskGrouping? GroupBy
    {
        get => (TickTickTaskGrouping?)_groupBy;
        set => _groupBy = value;
    }

    private protected override void Execute() => WriteObject(
        Await(Client.TaskReview.MeasureAsync(Begin, End, GroupBy, CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek)),
        enumerateCollection: true);
}
