using System;
using System.Collections.Concurrent;
#if !NET
using TimeZoneConverter;
#endif

namespace TickTick.Api.Dates;

/// <summary>Finds time zones by IANA ID on every platform, because the service supports no other IDs.</summary>
internal static class TimeZones
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Found = new(StringComparer.Ordinal);

    public static TimeZoneInfo? Find(string id)
    {
        if (Found.TryGetValue(id, out TimeZoneInfo? zone)) return zone;
        zone = Load(id);

        // The IDs come from the service, so the size of the cache is limited.
        if (Found.Count < 1000) Found[id] = zone;
        return zone;
    }

    /// <summary>Returns the IANA ID of a time zone, or null if there is none.</summary>
    public static string? IanaId(TimeZoneInfo zone)
    {
        if (zone.Equals(TimeZoneInfo.Utc) || zone.Id is "UTC" or "Etc/UTC") return "UTC";
#if NET
        if (zone.HasIanaId && zone.Id.IndexOf('/') > 0) return zone.Id;
        return TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) ? iana : zone.HasIanaId ? zone.Id : null;
#else
        if (TZConvert.TryWindowsToIana(zone.Id, out string? iana)) return iana;
        return zone.Id.IndexOf('/') > 0 ? zone.Id : null;
#endif
    }

    private static TimeZoneInfo? Load(string id)
    {
#if NET
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : null;
#else
        return TZConvert.TryGetTimeZoneInfo(id, out TimeZoneInfo? zone) ? zone : null;
#endif
    }
}
