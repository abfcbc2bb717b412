using System;
using System.Security.Cryptography;

namespace TickTick.Authorization;

/// <summary>Unguessable text for <c>state</c> and the code verifier, and the base64url that both of them and the code challenge are written in.</summary>
internal static class RandomText
{
    /// <summary>Makes 256 random bits of the system's cryptographic generator.</summary>
    public static string Create()
    {
        var bytes = new byte[32];
        using (var generator = RandomNumberGenerator.Create()) generator.GetBytes(bytes);
        return ToBase64Url(bytes);
    }

    /// <summary>Base64url without padding (RFC 4648 §5, RFC 7636 appendix A).</summary>
    public static string ToBase64Url(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
