namespace TickTick.Api;

/// <summary>Converts what people write to the names of tags.</summary>
internal static class TagName
{
    /// <summary>Returns the name of a tag that can be written with the # of the apps.</summary>
    public static string Of(string text) => text.Trim().TrimStart('#').TrimStart() is { Length: > 0 } name ? name : text;

    /// <summary>Returns the name of the tag with a label, in lower case (Unicode's SpecialCasing.txt for I with a dot).</summary>
    public static string For(string label) => NameComparer.Compose(label.Replace("\u0130", "i\u0307").ToLowerInvariant());
}
