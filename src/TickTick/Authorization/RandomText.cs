using System;
using System.Security.Cryptography;

namespace TickTick.Authorization;

/// <summary>
/// Creates random text for <c>state</c> and the code verifier, and encodes base64url for them and for the code
/// challenge.
/// </summary>
internal static class RandomText
{
    /// <summary>Creates 256 random bits with the cryptographic generator of the operating system.</summary>
    public static string Create()
    {
        var bytes = new byte[32];
        using (var generator = RandomNumberGenerator.Create()) generator.GetBytes(bytes);
        return ToBase64Url(bytes);
    }

    /// <summary>Encodes base64url without padding (RFC 4648 §5, RFC 7636 appendix A).</summary>
    public static string ToBase64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
