using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TimeZoneConverter;

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
        if (zone.Id.IndexOf('/') > 0) return zone.Id;
#if NET
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana)) return iana;
        if (zone.HasIanaId) return zone.Id;
#endif
        return ConvertWithoutIcu(zone.Id);
    }

    private static TimeZoneInfo? Load(string id)
    {
#if NET
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone)) return zone;
#endif
        return LoadWithoutIcu(id);
    }

    // .NET on a Windows without ICU, such as Windows Server 2016, knows no IANA IDs, and .NET Framework never does. In
    // methods of their own, so that the library is loaded only when it is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TimeZoneInfo? LoadWithoutIcu(string id) => TZConvert.TryGetTimeZoneInfo(id, out TimeZoneInfo? zone) ? zone : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? ConvertWithoutIcu(string id) => TZConvert.TryWindowsToIana(id, out string? iana) ? iana : null;
}
