using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a tag.</summary>
public sealed class TickTickTag : TickTickResource
{
    internal static readonly ResourceSchema<TickTickTag> Schema = new();

    private static readonly Field s_name = Schema.CaselessText("name", MatchRole.Key);
    private static readonly Field s_label = Schema.Text("label", MatchRole.Compared);
    private static readonly Field s_color = Schema.CaselessText("color", MatchRole.Compared);
    private static readonly Field s_parent = Schema.CaselessText("parent", MatchRole.Compared);
    private static readonly Field s_type = Schema.NumberEnum<TickTickTagType>("type");
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");

    /// <summary>Gets or sets the name, in lower case, up to 64 characters.</summary>
    public string? Name { get => (string?)Get(s_name); set => Set(s_name, value); }

    /// <summary>Gets or sets the display name.</summary>
    public string? Label { get => (string?)Get(s_label); set => Set(s_label, value); }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>. A name such as Tomato is converted to its code.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a color.</exception>
    public string? Color { get => (string?)Get(s_color); set => Set(s_color, ColorCode.ParseIfAny(value)); }

    /// <summary>Gets or sets the name of the parent tag.</summary>
    public string? Parent { get => (string?)Get(s_parent); set => Set(s_parent, value); }

    /// <summary>Gets or sets the owner type.</summary>
    public TickTickTagType? Type { get => (TickTickTagType?)Get(s_type); set => Set(s_type, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Returns the display name.</summary>
    public override string ToString() => Label ?? Name ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickTag AsNew() => (TickTickTag)CopyAsNew();
}
