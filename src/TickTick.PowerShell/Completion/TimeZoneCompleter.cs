using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Time;

namespace TickTick.PowerShell.Completion;

/// <summary>Offers the time zones of this machine by the names that the service knows.</summary>
internal sealed class TimeZoneCompleter : Completer
{
    // To read all zones takes seconds on a slow machine: what is not there in time is there at the next Tab.
    private static readonly Lazy<Task<Candidate[]>> Zones = new(() => Task.Run(Read));

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        Task.WaitAny([Zones.Value], Patience) == 0 ? Zones.Value.Result : [];

    private static Candidate[] Read() => TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => (Id: TimeZones.IanaId(zone), zone.DisplayName))
        .Where(zone => zone.Id is not null)
        .GroupBy(zone => zone.Id!, StringComparer.Ordinal)
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => new Candidate(same.Key, same.First().DisplayName))
        .ToArray();
}
