using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents the code challenge of a client (RFC 7636 §4.3).</summary>
internal sealed record CodeChallenge(string Value, string Method)
{
    /// <summary>Returns whether the service supports a <c>code_challenge_method</c>.</summary>
    public static bool Knows(string method) => method is "S256" or "plain";

    /// <summary>Verifies a code verifier (RFC 7636 §4.6).</summary>
    public bool IsMetBy(string? verifier) =>
        IsWellFormed(verifier) && (Method == "plain" ? verifier : S256(verifier!)) == Value;

    /// <summary>Returns whether a verifier has 43 to 128 unreserved characters (RFC 7636 §4.1).</summary>
    private static bool IsWellFormed(string? verifier)
    {
        if (verifier is null || verifier.Length is < 43 or > 128) return false;
        foreach (char c in verifier)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '~')) return false;
        }

        return true;
    }

    private static string S256(string verifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
