using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api.Time;

namespace TickTick.PowerShell.Completion;

/// <summary>Offers the time zones of this machine by the names that the service knows.</summary>
internal sealed class TimeZoneCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) => TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => (Id: TimeZones.IanaId(zone), zone.DisplayName))
        .Where(zone => zone.Id is not null)
        .GroupBy(zone => zone.Id!, StringComparer.Ordinal)
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => new Candidate(same.Key, same.First().DisplayName));
}
