using System;
using System.Security.Cryptography;
using System.Text;

namespace TickTick.Authorization;

/// <summary>
/// Represents a proof key for code exchange (PKCE, RFC 7636): only the client that made the authorization request can
/// redeem its code.
/// </summary>
internal sealed class ProofKey
{
    /// <summary>
    /// The <c>code_challenge_method</c>: the challenge is the SHA-256 hash of the verifier (RFC 7636 §4.2).
    /// </summary>
    public const string ChallengeMethod = "S256";

    private ProofKey(string verifier)
    {
        Verifier = verifier;
        using var hash = SHA256.Create();
        Challenge = RandomText.ToBase64Url(hash.ComputeHash(Encoding.ASCII.GetBytes(verifier)));
    }

    /// <summary>
    /// Gets the secret part, which is sent with the code to the token endpoint as <c>code_verifier</c>.
    /// </summary>
    public string Verifier { get; }

    /// <summary>
    /// Gets the public part, which is sent with the authorization request as <c>code_challenge</c>.
    /// </summary>
    public string Challenge { get; }

    /// <summary>Creates a key of 256 random bits.</summary>
    public static ProofKey Create() => new(RandomText.Create());

    /// <summary>Creates the key from a known verifier.</summary>
    /// <exception cref="ArgumentException">The verifier is too short or too long, or contains an invalid
    /// character.</exception>
    public static ProofKey FromVerifier(string verifier)
    {
        if (verifier.Length is < 43 or > 128) throw new ArgumentException("A code verifier has 43 to 128 characters.", nameof(verifier));
        foreach (char c in verifier)
        {
            if (!IsUnreserved(c)) throw new ArgumentException("A code verifier consists of letters, digits and -._~ only.", nameof(verifier));
        }

        return new ProofKey(verifier);
    }

    private static bool IsUnreserved(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~';
}
