using System;
using TickTick.Api.Time;

namespace TickTick.Api.Json;

/// <summary>What belongs to the reading of one answer. For one thread.</summary>
internal sealed class JsonReadContext(TimeZoneInfo zone)
{
    /// <summary>The texts that many things share, such as project ids, once each.</summary>
    public StringPool Strings { get; } = new();

    /// <summary>The user's time zone.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    private string? _lastZoneId;
    private TimeZoneInfo? _lastZone;

    /// <summary>A task's own time zone.</summary>
    public TimeZoneInfo? FindZone(string? id)
    {
        if (id is null || id.Length == 0) return null;
        if (ReferenceEquals(id, _lastZoneId)) return _lastZone;
        _lastZone = TimeZones.Find(id);
        _lastZoneId = id;
        return _lastZone;
    }
}
