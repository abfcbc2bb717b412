using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using TimeZoneConverter;

namespace TickTick.Api.Dates;

/// <summary>Finds time zones by IANA ID on every platform, because the service supports no other IDs.</summary>
internal static class TimeZones
{
    private const string OffsetPrefix = "Etc/GMT";
    private const int LargestOffset = 12;

    private static readonly string[] NamesOfUtc = ["UTC", "UTC0", "UTC+0", "UTC-0", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"];

    // A Unix can have the whole database a second time in these folders, and TZ can name a zone there.
    private static readonly string[] FoldersOfCopies = ["posix/", "right/"];

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
        if (zone.Id.IndexOf('/') > 0) return Array.Find(FoldersOfCopies, folder => zone.Id.StartsWith(folder, StringComparison.Ordinal)) is { } copies ? zone.Id.Substring(copies.Length) : zone.Id;
#if NET
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana)) return iana;
        // .NET calls a zone of which it knows only the rules Local, and reports this as an IANA ID.
        if (zone.HasIanaId && Find(zone.Id) is not null) return zone.Id;
#endif
        return ConvertWithoutIcu(zone.Id);
    }

    /// <summary>
    /// Returns the value of <c>TZ</c> if .NET does not know that zone, as in a container without tzdata: it then takes UTC
    /// for the time zone of the machine and says nothing. Returns null if the zone of the machine is right.
    /// </summary>
    public static string? UnknownName(string? variable, TimeZoneInfo ofMachine)
    {
        if (string.IsNullOrEmpty(variable) || ofMachine.Id != TimeZoneInfo.Utc.Id) return null;
        string file = variable!.TrimStart(':');
        bool isUtc = File.Exists(file) || NamesOfUtc.Contains(file.Substring(file.LastIndexOf('/') + 1), StringComparer.OrdinalIgnoreCase);
        return isUtc ? null : variable;
    }

    private static TimeZoneInfo? Load(string id)
    {
#if NET
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone)) return zone;
#endif
        return LoadWithoutIcu(id) ?? LoadOffset(id);
    }

    // Etc/GMT-2 is two hours ahead of UTC. A machine without tzdata sends such an ID, and reads it.
    private static TimeZoneInfo? LoadOffset(string id) =>
        id.StartsWith(OffsetPrefix, StringComparison.Ordinal) && int.TryParse(id.Substring(OffsetPrefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hours) && Math.Abs(hours) <= LargestOffset
            ? TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(-hours), id, id)
            : null;

    /// <summary>
    /// Returns the time zone with an offset from UTC, or null if it has no ID because it is not in whole hours.
    /// </summary>
    public static TimeZoneInfo? OfOffset(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero) return TimeZoneInfo.Utc;
        if (offset.Ticks % TimeSpan.TicksPerHour != 0 || Math.Abs(offset.TotalHours) > LargestOffset) return null;
        string id = OffsetPrefix + (-(int)offset.TotalHours).ToString("+0;-0", CultureInfo.InvariantCulture);
        return LoadOffset(id);
    }

    // .NET on a Windows without ICU, such as Windows Server 2016, knows no IANA IDs, and .NET Framework never does. In
    // methods of their own, so that the library is loaded only when it is needed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TimeZoneInfo? LoadWithoutIcu(string id) => TZConvert.TryGetTimeZoneInfo(id, out TimeZoneInfo? zone) ? zone : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? ConvertWithoutIcu(string id) => TZConvert.TryWindowsToIana(id, out string? iana) ? iana : null;
}
