using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TickTick.Sandbox.State;

/// <summary>
/// Represents a recurrence rule (RFC 5545 §3.3.10), limited to what tasks use: FREQ, INTERVAL, BYDAY of a weekly
/// rule, COUNT and UNTIL.
/// </summary>
internal sealed class Recurrence
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly Dictionary<string, string> _parts;

    private Recurrence(Dictionary<string, string> parts) => _parts = parts;

    private int Interval => int.TryParse(_parts.GetValueOrDefault("INTERVAL"), NumberStyles.None, CultureInfo.InvariantCulture, out int interval) && interval > 0 ? interval : 1;

    public static Recurrence? Parse(string? text)
    {
        const string Prefix = "RRULE:";
        if (text is null || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;

        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in text[Prefix.Length..].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parts[part[..equals]] = part[(equals + 1)..];
        }

        return parts.GetValueOrDefault("FREQ")?.ToUpperInvariant() is "DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY" ? new Recurrence(parts) : null;
    }

    /// <summary>Returns the occurrence after the given one, or null if there is none.</summary>
    public DateTime? After(DateTime occurrence)
    {
        if (Count() is <= 1) return null;

        DateTime next = _parts["FREQ"].ToUpperInvariant() switch
        {
            "DAILY" => occurrence.AddDays(Interval),
            "WEEKLY" => NextWeekday(occurrence),
            "MONTHLY" => occurrence.AddMonths(Interval),
            _ => occurrence.AddYears(Interval),
        };
        return Until() is { } until && next.Date > until ? null : next;
    }

    /// <summary>Returns the rule that remains after an occurrence is completed, with COUNT reduced by one.</summary>
    public string Rest()
    {
        IEnumerable<string> parts = _parts.Select(part => part.Key.Equals("COUNT", StringComparison.OrdinalIgnoreCase) && Count() is { } count
            ? $"COUNT={(count - 1).ToString(CultureInfo.InvariantCulture)}"
            : $"{part.Key}={part.Value}");
        return "RRULE:" + string.Join(';', parts);
    }

    private DateTime NextWeekday(DateTime occurrence)
    {
        int[] days = [.. (_parts.GetValueOrDefault("BYDAY") ?? "").ToUpperInvariant().Split(',').Select(day => Array.IndexOf(Days, day)).Where(day => day >= 0)];
        if (days.Length == 0) return occurrence.AddDays(7 * Interval);

        // Weeks begin on Monday. After the last listed day of a week, the interval of weeks is added at once.
        DateTime next = occurrence;
        do
        {
            next = next.AddDays(next.DayOfWeek == DayOfWeek.Sunday ? 1 + (7 * (Interval - 1)) : 1);
        }
        while (!days.Contains((int)next.DayOfWeek));
        return next;
    }

    private int? Count() => int.TryParse(_parts.GetValueOrDefault("COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;

    private DateTime? Until() =>
        _parts.GetValueOrDefault("UNTIL") is { Length: >= 8 } until
        && DateTime.TryParseExact(until[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? day
            : null;
}
