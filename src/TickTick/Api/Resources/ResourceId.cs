using System;
using System.Globalization;

namespace TickTick.Api.Resources;

/// <summary>Reads the IDs of resources.</summary>
internal static class ResourceId
{
    // IDs are MongoDB ObjectIds, whose first four bytes are the second in which the resource was created.
    public static DateTimeOffset? CreatedTime(string? id)
    {
        if (id?.Length != 24) return null;
        return uint.TryParse(id.Remove(8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
