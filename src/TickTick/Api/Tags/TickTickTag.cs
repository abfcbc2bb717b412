using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a tag.</summary>
public sealed class TickTickTag : TickTickResource
{
    /// <summary>Gets or sets the name, in lower case, up to 64 characters.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the display name.</summary>
    public string? Label { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name of the parent tag.</summary>
    public string? Parent { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the owner type.</summary>
    public TickTickTagType? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickTag> Schema { get; } = new ResourceSchema<TickTickTag>()
        .Add(nameof(Name), "name", JsonCodecs.CaselessText, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Label), "label", JsonCodecs.Text, static resource => resource.Label, static (resource, value) => resource.Label = (string?)value, MatchRole.Compared)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static resource => resource.Color, static (resource, value) => resource.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Parent), "parent", JsonCodecs.CaselessText, static resource => resource.Parent, static (resource, value) => resource.Parent = (string?)value, MatchRole.Compared)
        .Add(nameof(Type), "type", JsonCodecs.NumberEnum<TickTickTagType>(), static resource => resource.Type, static (resource, value) => resource.Type = (TickTickTagType?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value);

    /// <summary>Returns the display name.</summary>
    public override string ToString() => Label ?? Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}
