using System;
using System.Globalization;
using System.Security.Cryptography;

namespace TickTick.Sandbox.State;

/// <summary>
/// Creates IDs of 24 hexadecimal digits. The first eight are the second in which the ID was created.
/// </summary>
internal static class ObjectId
{
    public static string New(DateTimeOffset now) =>
        now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)[^8..] + RandomNumberGenerator.GetHexString(16, lowercase: true);
}
