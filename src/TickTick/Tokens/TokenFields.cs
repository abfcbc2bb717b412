using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security;

namespace TickTick.Tokens;

/// <summary>Collects the known keys of a token dictionary from any of its formats.</summary>
internal sealed class TokenFields
{
    private static readonly string[] KnownKeys =
        ["access_token", "token_type", "expires_in", "scope", "expire_time", "expires_at", "expires_on", "readable_expire_time", "refresh_token", "service", "client_id"];

    // Servers accept headers of 8 to 32 kilobytes.
    private const int MaximumTokenLength = 1 << 15;

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    // As Python prints a time without a zone.
    private static readonly string[] TimesWithoutOffset = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    private string? _accessToken;
    private string? _tokenType;
    private string? _refreshToken;
    private string? _clientId;
    private string? _service;
    private IReadOnlyList<string>? _scope;
    private DateTimeOffset? _expireTime;
    private DateTimeOffset? _expiresAt;
    private long? _expiresIn;

    /// <summary>Returns whether a key has a meaning for this module.</summary>
    internal static bool IsKnown(string key) => Array.IndexOf(KnownKeys, key) >= 0;

    /// <summary>Sets a key.</summary>
    /// <exception cref="TokenFieldException">A known key has an invalid value.</exception>
    internal void Set(string key, object? value)
    {
        if (value is SecureString secure && IsKnown(key)) value = SecretText.Reveal(secure);
        // If a key occurs twice, the last one counts, as in Python and in Python's JSON reader.
        switch (key)
        {
            case "access_token":
                _accessToken = AsToken(key, value) ?? throw new TokenFieldException("access_token is null");
                break;
            case "refresh_token":
                _refreshToken = AsToken(key, value);
                break;
            case "token_type":
                _tokenType = AsText(key, value);
                break;
            case "client_id":
                _clientId = AsText(key, value);
                break;
            case "service":
                _service = AsText(key, value);
                break;
            case "scope":
                _scope = AsScope(key, value);
                break;
            case "expire_time":
                _expireTime = AsTime(key, value);
                break;
            case "expires_at" or "expires_on":
                _expiresAt = AsTime(key, value);
                break;
            case "expires_in":
                _expiresIn = AsSeconds(key, value);
                break;
        }
    }

    /// <summary>Creates the token.</summary>
    /// <exception cref="TokenFieldException">The dictionary contains no token, or the name of its service is
    /// invalid.</exception>
    internal AccessToken ToToken(TokenOrigin origin)
    {
        if (_accessToken is null) throw new TokenFieldException("there is no access_token");
        return new AccessToken(_accessToken, AsService(origin.Service), origin.Source, origin.Clock)
        {
            TokenType = _tokenType is { Length: > 0 } type ? type : "bearer",
            Scope = _scope ?? [],
            ExpiresAt = _expireTime ?? _expiresAt,
            GrantedSeconds = _expiresIn,
            RefreshToken = _refreshToken,
            ClientId = _clientId is { Length: > 0 } id ? id : null,
        };
    }

    /// <summary>Splits a list of scopes (RFC 6749 §3.3).</summary>
    internal static IReadOnlyList<string> SplitScope(string scope) =>
        Array.AsReadOnly(scope.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private TickTickService AsService(TickTickService otherwise)
    {
        if (_service is null) return otherwise;
        try
        {
            return TickTickService.Parse(_service);
        }
        catch (TickTickException)
        {
            // The original message would quote the value.
            throw new TokenFieldException("service is not TickTick, Dida365 or the address of a host");
        }
    }

    /// <summary>Returns a token that can be sent, and written to a cache file and read again.</summary>
    /// <exception cref="TokenFieldException">The value is not such a token.</exception>
    internal static string? AsToken(string key, object? value)
    {
        string? token = AsText(key, value);
        if (token is null) return null;
        if (token.Length == 0) throw new TokenFieldException($"{key} is empty");
        if (token.Length > MaximumTokenLength) throw new TokenFieldException($"{key} is longer than a header can be");
        if (FailedConversion.Explain(token) is { } why) throw new TokenFieldException($"{key} is unusable because {why}");
        foreach (char character in token)
        {
            // A line break in a token would start a new header.
            if (character is <= ' ' or >= '\x7f') throw new TokenFieldException($"{key} contains an invalid character");
        }

        return token;
    }

    private static string? AsText(string key, object? value) => value switch
    {
        null => null,
        string text => text,
        _ => throw new TokenFieldException($"{key} is not a string"),
    };

    private static IReadOnlyList<string> AsScope(string key, object? value)
    {
        switch (value)
        {
            case null:
                return [];
            case string text:
                return SplitScope(text);
            case IDictionary:
                throw new TokenFieldException($"{key} is not a string or a list of strings");
            case IEnumerable list:
                List<string> scopes = [];
                foreach (object? item in list)
                    scopes.AddRange(SplitScope(item as string ?? throw new TokenFieldException($"{key} is not a string or a list of strings")));
                return scopes.AsReadOnly();
            default:
                throw new TokenFieldException($"{key} is not a string or a list of strings");
        }
    }

    private static DateTimeOffset? AsTime(string key, object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        string text when TryParseTime(text, out DateTimeOffset time) => time,
        string text when DateTime.TryParseExact(text.Trim(), TimesWithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            throw new TokenFieldException($"{key} is a time without an offset such as Z, which is another time on each machine"),
        _ => FromUnixTime(AsNumber(key, value)),
    };

    // Only a text with an offset is accepted, because any other means a different time on every machine.
    private static bool TryParseTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text.Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static long? AsSeconds(string key, object? value)
    {
        if (value is null) return null;
        double seconds = AsNumber(key, value);
        return seconds >= long.MaxValue ? long.MaxValue : seconds <= long.MinValue ? long.MinValue : (long)seconds;
    }

    private static double AsNumber(string key, object? value)
    {
        double number = value switch
        {
            long integer => integer,
            double real => real,
            string text => ParseNumber(text),
            _ => AsRareNumber(key, value),
        };
        return double.IsNaN(number) ? throw NotSeconds(key) : number;
    }

    private static double ParseNumber(string text)
    {
        text = text.Trim();
        // .NET would parse words such as "Infinity" as numbers.
        bool hasDigitAtEnd = text.Length > 0 && text[text.Length - 1] is >= '0' and <= '9';
        if (!hasDigitAtEnd) return double.NaN;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out double number)) return number;
        return double.NaN;
    }

    /// <summary>A separate method, so that the assembly of big integers is not loaded for a JSON file.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double AsRareNumber(string key, object? value) => value switch
    {
        float real => real,
        decimal real => (double)real,
        BigInteger integer => (double)integer,
        sbyte or byte or short or ushort or int or uint or ulong => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => throw NotSeconds(key),
    };

    private static TokenFieldException NotSeconds(string key) => new($"{key} is not a number of seconds");

    private static DateTimeOffset FromUnixTime(double seconds)
    {
        // JavaScript and Java count milliseconds. In seconds, such a number would be a time after the year 5000.
        const double year5000 = 95_617_584_000;
        if (seconds > year5000) seconds /= 1000;
        DateTimeOffset epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
        if (seconds >= (DateTimeOffset.MaxValue - epoch).TotalSeconds) return DateTimeOffset.MaxValue;
        if (seconds <= (DateTimeOffset.MinValue - epoch).TotalSeconds) return DateTimeOffset.MinValue;
        double whole = Math.Floor(seconds);
        return epoch.AddTicks(((long)whole * TimeSpan.TicksPerSecond) + (long)((seconds - whole) * TimeSpan.TicksPerSecond));
    }
}
