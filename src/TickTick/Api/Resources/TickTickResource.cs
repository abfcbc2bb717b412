using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>
/// Represents a resource of the Open API: its fields as read from the service, the properties assigned since, and the
/// fields that this version does not know.
/// </summary>
[SuppressMessage("Design", "CA1036:Override methods on comparable types", Justification = "PowerShell compares with CompareTo, and no script can use operators of C#.")]
public abstract class TickTickResource : IEquatable<TickTickResource>, IComparable
{
    private object?[]? _values;
    private ulong _assigned;
    private ulong _ofService;
    private JsonObject? _additionalProperties;
    private bool _isReading;

    /// <summary>
    /// Gets the fields that this version does not know, and known fields with a value that it cannot read, by the
    /// service's names. The values are plain .NET values, with lists as <c>object[]</c> and objects as dictionaries.
    /// They are sent back unchanged.
    /// </summary>
    public IDictionary<string, object?> AdditionalProperties => _additionalProperties ??= new JsonObject();

    /// <summary>Gets the fields of this kind of resource. The first one identifies it.</summary>
    internal abstract FieldTable Table { get; }

    /// <summary>
    /// Gets whether the resource was read from the service, so that an empty property means that the field is empty.
    /// </summary>
    internal bool IsRead { get; private set; }

    private object? Identity => Get(Table.Fields[0]);

    /// <summary>Returns whether another object is the same resource: of the same kind and with the same ID.</summary>
    /// <param name="other">The other resource, which can have been read at another time.</param>
    /// <returns>True if it is. Resources without an ID are the same only if they are one object.</returns>
    public bool Equals(TickTickResource? other) =>
        ReferenceEquals(this, other) || (other?.GetType() == GetType() && Identity is { } id && id.Equals(other.Identity));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TickTickResource);

    /// <inheritdoc />
    public override int GetHashCode() => Identity?.GetHashCode() ?? base.GetHashCode();

    /// <summary>Compares by the title or name, as Sort-Object compares texts, and then by the ID.</summary>
    /// <param name="obj">Another resource.</param>
    /// <returns>The order, as in <see cref="IComparable.CompareTo"/>.</returns>
    /// <exception cref="ArgumentException">The other object is not a resource.</exception>
    public int CompareTo(object? obj)
    {
        if (obj is null) return 1;
        if (obj is not TickTickResource other) throw new ArgumentException($"A {GetType().Name} cannot be compared with a {obj.GetType().Name}.", nameof(obj));
        int order = StringComparer.CurrentCultureIgnoreCase.Compare(ToString(), other.ToString());
        if (order == 0) order = string.CompareOrdinal(GetType().Name, other.GetType().Name);
        return order != 0 ? order : string.CompareOrdinal(Identity?.ToString(), other.Identity?.ToString());
    }

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
    internal void Unassign(string property) => Unassign(Table.Of(property));

    internal void Unassign(Field field) => _assigned &= ~Bit(field);

    /// <summary>
    /// Ends the assignments that an update has saved, so that the next one does not send them again. What was assigned while
    /// the update was sent stays assigned.
    /// </summary>
    internal virtual void EndAssignments(TickTickResource saved)
    {
        foreach (Field field in Table.Fields)
        {
            if (saved.IsAssigned(field) && Equals(Get(field), saved.Get(field))) Unassign(field);
        }
    }

    /// <summary>Remembers that the resource may have been changed at the service, which this object does not show.</summary>
    internal virtual void Outdate()
    {
    }

    /// <summary>Assigns null, so that an update clears the field.</summary>
    internal void AssignNull(Field field) => Set(field, null);

    /// <summary>Sets the ID, the first field, to that of an existing resource, which is not a change.</summary>
    internal void Identify(TickTickResource existing)
    {
        Load(Table.Fields[0], existing.Identity);
        Unassign(Table.Fields[0]);
    }

    /// <summary>Gets whether a copy (see <see cref="CopyAsNew"/>) leaves a field to the service.</summary>
    internal bool IsOfService(Field field) => (_ofService & Bit(field)) != 0;

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

    /// <summary>Returns whether a field, which is a date, means a whole day.</summary>
    internal virtual bool IsDay(Field field) => false;

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
        if (_additionalProperties is not null) copy._additionalProperties = new JsonObject(_additionalProperties);
        return copy;
    }

    /// <summary>
    /// Gets whether the resource is a copy to create another one with the values that were read (see <see
    /// cref="CopyAsNew"/>).
    /// </summary>
    internal bool IsNewCopy { get; private set; }

    /// <summary>
    /// Creates a copy in which all values are assigned, to create the resource again, or to reset another one to them.
    /// Values of the service, such as the ID, are left out.
    /// </summary>
    private protected TickTickResource CopyAsNew(params string[] ofService)
    {
        TickTickResource copy = Copy();
        copy.IsNewCopy = true;
        foreach (Field field in Table.Fields)
        {
            if (FieldTable.HasValue(copy, field)) copy._assigned |= Bit(field);
        }

        foreach (string property in ofService) copy.Clear(Table.Of(property));
        copy._ofService = ofService.Aggregate(0UL, (mask, property) => mask | Bit(Table.Of(property)));
        foreach (string name in FieldTable.FieldsOfService) copy._additionalProperties?.Remove(name);
        return copy;
    }

    private void Clear(Field field)
    {
        Load(field, null);
        _assigned &= ~Bit(field);
        _additionalProperties?.Remove(field.Name);
    }

    /// <summary>Called after all fields are read, for properties that depend on several fields.</summary>
    private protected virtual void OnRead(JsonReadContext context)
    {
    }

    private static ulong Bit(Field field) => 1UL << field.Slot;
}
