using System;
using System.Globalization;
using System.Security.Cryptography;

namespace TickTick.Sandbox.State;

/// <summary>Ids of 24 hexadecimal digits, the first eight of which are the second they were made in.</summary>
internal static class ObjectId
{
    /// <summary>Makes an id.</summary>
    public static string New(DateTimeOffset now) =>
        now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)[^8..] + RandomNumberGenerator.GetHexString(16, lowercase: true);
}
