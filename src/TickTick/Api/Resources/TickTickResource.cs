using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>
/// Represents a resource of the Open API: its fields as read from the service, the properties assigned since, and the
/// fields that this version does not know.
/// </summary>
public abstract class TickTickResource
{
    private Dictionary<string, object?>? _additionalProperties;
    private HashSet<string>? _assigned;
    private bool _reading;

    /// <summary>
    /// Gets the fields that this version does not know, and known fields with a value that it cannot read, by the
    /// service's names. The values are plain .NET values, with lists as <c>object[]</c> and objects as dictionaries.
    /// They are sent back unchanged.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties => _additionalProperties ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>
    /// Gets whether the resource was read from the service, so that an empty property means that the field is empty.
    /// </summary>
    internal bool IsRead { get; private set; }

    /// <summary>
    /// Gets the names of the properties that were assigned since the resource was created or read. An update sends
    /// these.
    /// </summary>
    internal IReadOnlyCollection<string> Assigned => (IReadOnlyCollection<string>?)_assigned ?? [];

    /// <summary>Gets the fields without a property, or null if there are none.</summary>
    internal IReadOnlyDictionary<string, object?>? Additional => _additionalProperties is { Count: > 0 } ? _additionalProperties : null;

    /// <summary>Returns whether a property was assigned since the resource was created or read.</summary>
    internal bool IsAssigned(string property) => _assigned?.Contains(property) == true;

    /// <summary>Marks a property as not assigned, so that it is not sent.</summary>
    internal void Unassign(string property) => _assigned?.Remove(property);

    /// <summary>Starts reading. Assignments while reading are not changes.</summary>
    internal void BeginReading() => _reading = true;

    /// <summary>Ends reading after all fields are set.</summary>
    internal void EndReading(JsonReadContext context)
    {
        OnRead(context);
        _reading = false;
        IsRead = true;
    }

    /// <summary>Adds a field that has no property, or a value that the property cannot represent.</summary>
    internal void AddExtension(string name, object? value) => AdditionalProperties[name] = value;

    /// <summary>Writes all fields by the service's names.</summary>
    internal abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>
    /// Creates a copy that does not share state with this instance. Assigned properties stay assigned.
    /// </summary>
    private protected TickTickResource Copy()
    {
        var copy = (TickTickResource)MemberwiseClone();
        if (_assigned is not null) copy._assigned = new HashSet<string>(_assigned, StringComparer.Ordinal);
        if (_additionalProperties is not null) copy._additionalProperties = new Dictionary<string, object?>(_additionalProperties, StringComparer.Ordinal);
        return copy;
    }

    /// <summary>Called after all fields are read, for properties that depend on several fields.</summary>
    private protected virtual void OnRead(JsonReadContext context)
    {
    }

    /// <summary>Marks a property as assigned.</summary>
    private protected void MarkAssigned([CallerMemberName] string property = "")
    {
        if (!_reading) (_assigned ??= new HashSet<string>(StringComparer.Ordinal)).Add(property);
    }

    /// <summary>Assigns a property that is not a change by the user, such as the ID.</summary>
    private protected void SetSilently(Action assign)
    {
        bool reading = _reading;
        _reading = true;
        assign();
        _reading = reading;
    }
}
