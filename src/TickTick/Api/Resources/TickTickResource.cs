using System;
using System.Collections.Generic;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>
/// Represents a resource of the Open API: its fields as read from the service, the properties assigned since, and the
/// fields that this version does not know.
/// </summary>
public abstract class TickTickResource
{
    private object?[]? _values;
    private ulong _assigned;
    private Dictionary<string, object?>? _additionalProperties;
    private bool _isReading;

    /// <summary>
    /// Gets the fields that this version does not know, and known fields with a value that it cannot read, by the
    /// service's names. The values are plain .NET values, with lists as <c>object[]</c> and objects as dictionaries.
    /// They are sent back unchanged.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties => _additionalProperties ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Gets the fields of this kind of resource.</summary>
    internal abstract FieldTable Table { get; }

    /// <summary>
    /// Gets whether the resource was read from the service, so that an empty property means that the field is empty.
    /// </summary>
    internal bool IsRead { get; private set; }

    /// <summary>Gets the fields without a property, or null if there are none.</summary>
    internal IReadOnlyDictionary<string, object?>? Additional => _additionalProperties is { Count: > 0 } ? _additionalProperties : null;

    /// <summary>
    /// Returns whether a property was assigned since the resource was created or read. An update sends the assigned
    /// ones.
    /// </summary>
    internal bool IsAssigned(string property) => IsAssigned(Table.Of(property));

    /// <summary>Gets whether a property was assigned since the resource was created or read.</summary>
    internal bool HasAssignments => _assigned != 0;

    internal bool IsAssigned(Field field) => (_assigned & Bit(field)) != 0;

    /// <summary>Marks a property as not assigned, so that it is not sent.</summary>
    internal void Unassign(string property) => _assigned &= ~Bit(Table.Of(property));

    /// <summary>Starts reading. Assignments while reading are not changes.</summary>
    internal void BeginReading() => _isReading = true;

    /// <summary>Ends reading after all fields are set.</summary>
    internal void EndReading(JsonReadContext context)
    {
        OnRead(context);
        _isReading = false;
        IsRead = true;
    }

    /// <summary>Adds a field that has no property, or a value that the property cannot represent.</summary>
    internal void AddExtension(string name, object? value) => AdditionalProperties[name] = value;

    internal object? Get(Field field) => _values?[field.Slot];

    /// <summary>Sets a value that is not a change by the user, such as one that was read.</summary>
    internal void Load(Field field, object? value) => (_values ??= new object?[Table.Fields.Count])[field.Slot] = value;

    /// <summary>Sets a value that the user assigned.</summary>
    private protected void Set(Field field, object? value)
    {
        Load(field, value);
        if (!_isReading) _assigned |= Bit(field);
    }

    /// <summary>
    /// Creates a copy that does not share state with this instance. Assigned properties stay assigned.
    /// </summary>
    private protected TickTickResource Copy()
    {
        var copy = (TickTickResource)MemberwiseClone();
        copy._values = (object?[]?)_values?.Clone();
        if (_additionalProperties is not null) copy._additionalProperties = new Dictionary<string, object?>(_additionalProperties, StringComparer.Ordinal);
        return copy;
    }

    /// <summary>Called after all fields are read, for properties that depend on several fields.</summary>
    private protected virtual void OnRead(JsonReadContext context)
    {
    }

    private static ulong Bit(Field field) => 1UL << field.Slot;
}
