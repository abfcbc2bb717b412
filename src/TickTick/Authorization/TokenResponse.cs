using System;
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Authorization;

/// <summary>Reads the successful responses of a token endpoint (RFC 6749 §5.1).</summary>
internal static class TokenResponse
{
    /// <summary>The maximum length of a response in bytes.</summary>
    public const int MaximumLength = 1 << 20;

    // A century is the limit, because a longer lifetime would overflow dates and means "no end" anyway.
    private const double LongestSeconds = 100d * 366 * 24 * 60 * 60;

    /// <summary>Reads the access token in the body of a response.</summary>
    /// <exception cref="TokenFieldException">The body contains no access token that can be used.</exception>
    public static AccessToken Read(ReadOnlySequence<byte> body, TickTickService service, TokenSource source, string clientId, string? previousRefreshToken, TimeProvider clock)
    {
        using JsonDocument document = ResponseJson.TryParseObject(body) ?? throw new TokenFieldException("it is not a JSON object");
        JsonElement root = document.RootElement;
        // The rules of the cache file apply, so that it can always be read again.
        string token = TokenFields.AsToken("access_token", ResponseJson.Text(root, "access_token"))
            ?? throw new TokenFieldException("it contains no access token");
        string type = ResponseJson.Text(root, "token_type") ?? "bearer";
        if (!type.Equals("bearer", StringComparison.OrdinalIgnoreCase)) throw new TokenFieldException("its token type is not bearer");
        long? seconds = ReadSeconds(root);
        return new AccessToken(token, service, source, clock)
        {
            TokenType = type,
            GrantedSeconds = seconds,
            ExpiresAt = seconds is { } life ? DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() + life) : null,
            Scope = ResponseJson.Text(root, "scope") is { } scope ? TokenFields.SplitScope(scope) : [],
            RefreshToken = ReadRefreshToken(root) ?? previousRefreshToken,
            ClientId = clientId,
        };
    }

    /// <summary>Returns the refresh token, or null if there is none that can be sent.</summary>
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

    // Null if the server named none or one that has no end. A lifetime of 0 or less cannot be meant: the server has just
    // issued the token.
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
