using System;
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Authorization;

/// <summary>Represents a successful response of a token endpoint (RFC 6749 §5.1).</summary>
internal sealed class TokenResponse
{
    /// <summary>The maximum length of a response in bytes.</summary>
    public const int MaximumLength = 1 << 20;

    // A century is the limit, because a longer lifetime would overflow dates and means "no end" anyway.
    private const double LongestSeconds = 100d * 366 * 24 * 60 * 60;

    private readonly string _accessToken;

    private TokenResponse(string accessToken) => _accessToken = accessToken;

    /// <summary>Gets the refresh token, or null if there is none that can be sent.</summary>
    public string? RefreshToken { get; private init; }

    private string Type { get; init; } = "bearer";

    private string? Scope { get; init; }

    /// <summary>Gets the lifetime in seconds, or null if the server named none or one that has no end.</summary>
    private long? Seconds { get; init; }

    /// <summary>Reads the body of a response.</summary>
    /// <exception cref="TokenFieldException">The body contains no access token that can be used.</exception>
    public static TokenResponse Read(ReadOnlySequence<byte> body)
    {
        using JsonDocument document = ResponseJson.TryParseObject(body) ?? throw new TokenFieldException("it is not a JSON object");
        JsonElement root = document.RootElement;
        // The rules of the cache file apply, so that it can always be read again.
        string token = TokenFields.AsToken("access_token", ResponseJson.Text(root, "access_token"))
            ?? throw new TokenFieldException("it contains no access token");
        string type = ResponseJson.Text(root, "token_type") ?? "bearer";
        if (!type.Equals("bearer", StringComparison.OrdinalIgnoreCase)) throw new TokenFieldException("its token type is not bearer");
        return new TokenResponse(token)
        {
            Type = type,
            Scope = ResponseJson.Text(root, "scope"),
            Seconds = ReadSeconds(root),
            RefreshToken = ReadRefreshToken(root),
        };
    }

    /// <summary>Creates the access token.</summary>
    public AccessToken ToToken(TickTickService service, TokenSource source, string clientId, string? previousRefreshToken, TimeProvider clock) =>
        new(_accessToken, service, source, clock)
        {
            TokenType = Type,
            GrantedSeconds = Seconds,
            ExpiresAt = Seconds is { } life ? DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() + life) : null,
            Scope = Scope is null ? [] : TokenFields.SplitScope(Scope),
            RefreshToken = RefreshToken ?? previousRefreshToken,
            ClientId = clientId,
        };

    private static string? ReadRefreshToken(JsonElement root)
    {
        try
        {
            return TokenFields.AsToken("refresh_token", ResponseJson.Text(root, "refresh_token"));
        }
        catch (TokenFieldException)
        {
            // The access token can be used all the same.
            return null;
        }
    }

    // A lifetime of 0 or less cannot be meant: the server has just issued the token.
    private static long? ReadSeconds(JsonElement root)
    {
        if (ResponseJson.Find(root, "expires_in") is not { } value) return null;
        double seconds = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out double number) => number,
            JsonValueKind.Number => double.PositiveInfinity,
            JsonValueKind.String when double.TryParse(ResponseJson.Text(root, "expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) => parsed,
            _ => double.NaN,
        };
        return seconds >= 1 ? (long)Math.Min(seconds, LongestSeconds) : null;
    }
}
