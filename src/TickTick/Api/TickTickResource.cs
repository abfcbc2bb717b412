using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TickTick.Api.Json;

namespace TickTick.Api;

/// <summary>
/// A thing of the Open API: what the service told of it, what was assigned since, and the fields that this version does not know.
/// </summary>
public abstract class TickTickResource
{
    private Dictionary<string, object?>? _additionalProperties;
    private HashSet<string>? _assigned;
    private bool _reading;

    /// <summary>
    /// Fields that this version does not know, and known ones with a value that it cannot read, under the service's own names:
    /// plain .NET values, lists as <c>object[]</c>, objects as dictionaries. They are sent back as they came.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties => _additionalProperties ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Whether it came from the service, so that an empty property means that there is none.</summary>
    internal bool IsRead { get; private set; }

    /// <summary>The names of the properties assigned since it was made or read: what a change sends.</summary>
    internal IReadOnlyCollection<string> Assigned => (IReadOnlyCollection<string>?)_assigned ?? [];

    /// <summary>The fields without a property of their own; null where there are none.</summary>
    internal IReadOnlyDictionary<string, object?>? Additional => _additionalProperties is { Count: > 0 } ? _additionalProperties : null;

    /// <summary>Whether a property was assigned since the thing was made or read.</summary>
    internal bool IsAssigned(string property) => _assigned?.Contains(property) == true;

    /// <summary>Takes back that a property was assigned, so that it is not sent.</summary>
    internal void Unassign(string property) => _assigned?.Remove(property);

    /// <summary>Begins a reading, in which assigning is no change.</summary>
    internal void BeginReading() => _reading = true;

    /// <summary>Ends a reading, once all fields are there.</summary>
    internal void EndReading(JsonReadContext context)
    {
        OnRead(context);
        _reading = false;
        IsRead = true;
    }

    /// <summary>Keeps a field that has no property, or no value that the property could hold.</summary>
    internal void AddExtension(string name, object? value) => AdditionalProperties[name] = value;

    /// <summary>Writes everything that is there, under the service's names.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>A copy whose changes do not touch this one. What was assigned before stays assigned.</summary>
    private protected TickTickResource Copy()
    {
        var copy = (TickTickResource)MemberwiseClone();
        if (_assigned is not null) copy._assigned = new HashSet<string>(_assigned, StringComparer.Ordinal);
        if (_additionalProperties is not null) copy._additionalProperties = new Dictionary<string, object?>(_additionalProperties, StringComparer.Ordinal);
        return copy;
    }

    /// <summary>Puts right what depends on several fields, after all are read.</summary>
    private protected virtual void OnRead(JsonReadContext context)
    {
    }

    /// <summary>Remembers that a property was assigned.</summary>
    private protected void MarkAssigned([CallerMemberName] string property = "")
    {
        if (!_reading) (_assigned ??= new HashSet<string>(StringComparer.Ordinal)).Add(property);
    }

    /// <summary>Assigns what is not the user's wish but belongs to the thing, such as its id.</summary>
    private protected void SetSilently(Action assign)
    {
        bool reading = _reading;
        _reading = true;
        assign();
        _reading = reading;
    }
}
