using System;
using System.Text;

namespace TickTick.Api.Resources;

/// <summary>Describes a field of a resource: its JSON name and format, its property, and its slot.</summary>
internal sealed class Field(string name, string property, int slot, MatchRole role, JsonCodec codec)
{
    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>Gets the name of the property.</summary>
    public string Property { get; } = property;

    /// <summary>Gets the index of the value in the resource.</summary>
    public int Slot { get; } = slot;

    public MatchRole Role { get; } = role;

    public JsonCodec Codec { get; } = codec;

    /// <summary>Gets the value that a missing one means, or null if a missing value is different from all values.</summary>
    public object? Default { get; init; }

    /// <summary>Gets which texts mean the same.</summary>
    public TextForm Form { get; init; }

    /// <summary>Gets whether the order of the values in a list has no meaning.</summary>
    public bool AnyOrder { get; init; }

    /// <summary>
    /// Gets what is written instead of the value, for a field that has a different meaning for the service, or null.
    /// </summary>
    public Func<TickTickResource, object?>? Written { get; init; }

    /// <summary>Gets or sets the field that followed this one last time, or null.</summary>
    public Field? Follower { get; set; }
}
