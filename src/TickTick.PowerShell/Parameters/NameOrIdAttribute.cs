using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts resources to their names or IDs: a project to its ID, a tag to its name, without the # of the apps.
/// Deserialized objects are supported.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameOrIdAttribute(params string[] columns) : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value) => NamesOf(value);

    /// <summary>Returns the name or ID of a resource, or of each one of a list.</summary>
    public object NamesOf(object value)
    {
        if (value is string or IDictionary || value is not IEnumerable resources) return Name(value);
        var names = new List<string>();
        foreach (object? resource in resources)
        {
            // A null item is rejected together with the rest of the list and never ignored.
            names.Add(resource is null ? string.Empty : Name(InputValue.AsTyped(resource) as string ?? resource));
        }

        return names.ToArray();
    }

    /// <summary>
    /// Gets the properties that come before the object's own ID and name: a check-in is an argument for its habit, and
    /// a row with the columns Project and Name is an argument for the project, whose new name it contains.
    /// </summary>
    public string[] Columns { get; } = columns;

    /// <summary>Gets or sets the kind of the resources. Resources of other kinds are refused.</summary>
    public string? Kind { get; set; }

    /// <summary>Gets or sets whether the parameter takes one resource.</summary>
    public bool IsOne { get; set; }

    /// <inheritdoc />
    private protected override bool TakesOne => IsOne;

    /// <summary>
    /// Gets or sets whether an object of no known kind must have a name, because the pipeline can also contain rows that
    /// mean something else.
    /// </summary>
    public bool IsNamed { get; set; }

    private string Name(object resource)
    {
        string name = NameOrId(resource);
        return Kind == ResourceKind.Tag ? TagName.Of(name) : name;
    }

    private string NameOrId(object resource)
    {
        if (resource is string text) return text;
        TextAttribute.RequireNoTable(resource);
        PSObject wrapped = PSObject.AsPSObject(resource);
        Require(wrapped);
        bool isNamed = wrapped.Properties["Id"] is not null || wrapped.Properties["Name"] is not null;
        foreach (string column in Columns)
        {
            if (Text(wrapped, column) is { } named) return named;
        }

        return Text(wrapped, "Id") ?? Text(wrapped, "Name") ?? (isNamed ? string.Empty
            : wrapped.BaseObject is ValueType ? LanguagePrimitives.ConvertTo<string>(resource)
            : throw TextAttribute.Refuse(TextAttribute.Refusal(resource)));
    }

    private void Require(PSObject resource)
    {
        if (Kind is null || resource.BaseObject is ValueType) return;
        string? kind = ResourceKind.Of(resource);
        if (kind == Kind || (kind == ResourceKind.HabitCheckin && Kind == ResourceKind.Habit)) return;
        if (kind is null && !(IsNamed && resource.Properties["Name"] is null)) return;
        throw TextAttribute.Refuse($"{(kind is null ? "The object" : "A " + kind)} is not {ResourceKind.Describe(Kind)}. Use a name, an ID, or a {Kind}.");
    }

    private static string? Text(PSObject resource, string property) => resource.Properties[property]?.Value is string { Length: > 0 } text ? text : null;
}
