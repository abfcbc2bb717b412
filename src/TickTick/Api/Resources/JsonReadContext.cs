using System;
using TickTick.Api.Dates;

namespace TickTick.Api.Resources;

/// <summary>Holds the state of reading one response. Not thread-safe.</summary>
internal sealed class JsonReadContext(TimeZoneInfo zone, string? webApp = null, Action<string>? learnInboxId = null, TimeProvider? clock = null)
{
    /// <summary>Gets when the reading began, as a timestamp of the clock.</summary>
    public long Timestamp { get; } = (clock ?? TimeProvider.System).GetTimestamp();

    /// <summary>Gets the address of the web app, or null if it is not known.</summary>
    public string? WebApp { get; } = webApp;

    /// <summary>Gets what takes the real ID of the account's Inbox, or null if the source can be another account.</summary>
    public Action<string>? LearnInboxId { get; } = learnInboxId;

    /// <summary>Gets the pool of strings that many resources share, such as project IDs.</summary>
    public StringPool Strings { get; } = new();

    public TimeZoneInfo Zone { get; } = zone;

    private string? _lastZoneId;
    private TimeZoneInfo? _lastZone;

    /// <summary>Finds the time zone of a task.</summary>
    public TimeZoneInfo? FindZone(string? id)
    {
        if (id is null || id.Length == 0) return null;
        if (ReferenceEquals(id, _lastZoneId)) return _lastZone;
        _lastZone = TimeZones.Find(id);
        _lastZoneId = id;
        return _lastZone;
    }
}
