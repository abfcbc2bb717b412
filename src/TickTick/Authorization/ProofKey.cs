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

    /// <summary>Initializes a key with a verifier: 43 to 128 letters, digits and -._~ (RFC 7636 §4.1).</summary>
    public ProofKey(string verifier)
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
}
