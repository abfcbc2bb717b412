using System.Text;

namespace TickTick.Authorization;

/// <summary>
/// Represents the <c>state</c> of an authorization request. A redirect without it does not belong to this sign-in
/// (RFC 6749 §10.12).
/// </summary>
internal sealed class AuthorizationState
{
    /// <summary>Initializes the state with a value that the user chose.</summary>
    /// <exception cref="TickTickException"><c>StateInvalid</c>: the value is empty, which is easy to
    /// guess.</exception>
    public AuthorizationState(string value)
    {
        if (string.IsNullOrEmpty(value))
            throw new TickTickException(ErrorIds.StateInvalid, "The state is empty.", "Omit -State to use a random one.");
        Value = value;
    }

    public string Value { get; }

    /// <summary>Creates a state of 256 random bits.</summary>
    public static AuthorizationState Create() => new(RandomText.Create());

    /// <summary>
    /// Compares in a time that depends on the candidate's length only, so that the state cannot be guessed character
    /// by character.
    /// </summary>
    public bool Matches(string? candidate)
    {
        if (candidate is null) return false;
        // CryptographicOperations.FixedTimeEquals is not in netstandard2.0.
        byte[] expected = Encoding.UTF8.GetBytes(Value);
        byte[] actual = Encoding.UTF8.GetBytes(candidate);
        int difference = expected.Length ^ actual.Length;
        for (int i = 0; i < actual.Length; i++) difference |= actual[i] ^ expected[i % expected.Length];
        return difference == 0;
    }
}
