using System;
using System.Management.Automation;
using TickTick.Api.Dates;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Provides the base class of the cmdlets for a period of the past.</summary>
public abstract class PastPeriodCommand : ApiCommand
{
    private const int DefaultDays = 30;

    /// <summary>Specifies the start of the period. The default is 30 days before its end.</summary>
    [Parameter]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [NotEmpty]
    public DateArgument? After { get; set; }

    /// <summary>Specifies the end of the period. A day is included as a whole. The default is now.</summary>
    [Parameter]
    [Date(IsPast = true)]
    [ArgumentCompleter(typeof(PastDayCompleter))]
    [NotEmpty]
    public DateArgument? Before { get; set; }

    /// <summary>Gets the last day of the period.</summary>
    private protected DateTime LastDay => Before?.Day ?? DateTime.Today;

    /// <summary>Gets the first day of the period.</summary>
    private protected DateTime FirstDay => After?.Day ?? LastDay.AddDays(-DefaultDays);

    /// <summary>Gets the end of the period.</summary>
    private protected DateTimeOffset End => Before?.LastInLocalZone ?? DateTimeOffset.Now;

    /// <summary>Gets the start of the period.</summary>
    private protected DateTimeOffset Begin => After?.InLocalZone ?? LocalDay.Start(FirstDay, TimeZoneInfo.Local);
}
