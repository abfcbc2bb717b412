using System.Text;

namespace TickTick.Authorization;

/// <summary>
/// The <c>state</c> of an authorization request: a redirect without it did not come from this sign-in (RFC 6749 §10.12).
/// </summary>
internal sealed class AuthorizationState
{
    /// <summary>Takes a state that the user chose.</summary>
    /// <exception cref="TickTickException"><c>StateInvalid</c>: it is empty, which every forger would guess.</exception>
    public AuthorizationState(string value)
    {
        if (string.IsNullOrEmpty(value))
            throw new TickTickException("StateInvalid", FailureKind.InvalidInput, "The state is empty. Omit -State to use a random one.");
        Value = value;
    }

    /// <summary>What is sent.</summary>
    public string Value { get; }

    /// <summary>Makes a state of 256 random bits.</summary>
    public static AuthorizationState Create() => new(RandomText.Create());

    /// <summary>Compares in a time that depends on the candidate's length alone, so that nobody can find the state letter by letter.</summary>
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
