using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the time zones of this machine by their IANA IDs.</summary>
internal sealed class TimeZoneCompleter : Completer
{
    // Reading all time zones takes seconds on a slow machine, so they are read in the background and offered the next
    // time Tab is pressed.
    private static readonly Lazy<Task<Candidate[]>> Zones = new(() => Task.Run(Read));

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        Task.WaitAny([Zones.Value], PromptTimeout) == 0 ? Zones.Value.Result : [];

    private static Candidate[] Read() => TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => (Id: TimeZones.IanaId(zone), zone.DisplayName))
        .Where(zone => zone.Id is not null)
        .GroupBy(zone => zone.Id!, StringComparer.Ordinal)
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => new Candidate(same.Key, same.First().DisplayName))
        .ToArray();
}
