using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Threading;

namespace TickTick.Tokens;

/// <summary>
/// An access token and what is known of it. Immutable, and safe to use from many threads. Nothing public shows the
/// token in plain text.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class AccessToken
{
    private readonly string _value;
    private readonly TimeProvider _clock;
    private SecureString? _token;

    /// <summary>Makes a token of which nothing but its origin is known.</summary>
    internal AccessToken(string value, TickTickService service, TokenSource source, TimeProvider? clock = null)
    {
        if (string.IsNullOrEmpty(value)) throw new ArgumentException("A token cannot be empty.", nameof(value));
        _value = value;
        _clock = clock ?? TimeProvider.System;
        Service = service;
        Source = source;
    }

    /// <summary>The service that issued the token, and the only one it may be sent to.</summary>
    public TickTickService Service { get; }

    /// <summary>What the token allows, such as <c>tasks:read</c>; empty where nothing says.</summary>
    public IReadOnlyList<string> Scope { get; internal init; } = [];

    /// <summary>When the token ends; null where nothing says, as with a personal API token.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>What is left of the token's life at this moment, in whole seconds, negative once it has ended; null where nothing says.</summary>
    public TimeSpan? ExpiresIn => ExpiresAt is { } end ? TimeSpan.FromSeconds(Math.Floor((end - _clock.GetUtcNow()).TotalSeconds)) : null;

    /// <summary>Where the token came from.</summary>
    public TokenSource Source { get; private set; }

    /// <summary>How the token is to be presented (RFC 6749 §7.1); always <c>bearer</c> so far.</summary>
    public string TokenType { get; internal init; } = "bearer";

    /// <summary>The id of the app that the user allowed; null where nothing says.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>The token in plain text.</summary>
    internal string Value => _value;

    /// <summary>What a new token can be had for (RFC 6749 §6), if the service ever gave one.</summary>
    internal string? RefreshToken { get; init; }

    /// <summary>The life that the service granted, in seconds from when the token was received (<c>expires_in</c>).</summary>
    internal long? GrantedSeconds { get; init; }

    /// <summary>Tells whether the token's life lasts.</summary>
    /// <param name="minimum">How much of its life must be left.</param>
    /// <param name="now">The time it is.</param>
    /// <returns>True too where nothing says when the token ends.</returns>
    /// <remarks>As ticktick-py reckons: <c>expire_time - int(now) &lt; 60</c> has ended.</remarks>
    public bool LivesLongerThan(TimeSpan minimum, DateTimeOffset now)
    {
        if (ExpiresAt is not { } end) return true;
        long wholeSecond = now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond);
        return end.UtcTicks - wholeSecond >= minimum.Ticks;
    }

    /// <summary>
    /// The token, protected. A method and no property: what writes objects out (Export-Clixml, jobs, remoting) writes every
    /// property, and a secure string in plain text where the system has no protection for it.
    /// </summary>
    /// <returns>Made on first use, read-only, and the same object every time: not the caller's to dispose of.</returns>
    public SecureString ToSecureString() => _token ?? MakeSecure();

    /// <summary>
    /// The token, protected, wherever a parameter takes a secure string: PowerShell knows of such conversions, so
    /// <c>Invoke-RestMethod -Authentication Bearer -Token (Get-TickTickToken)</c> works.
    /// </summary>
    /// <param name="token">The token.</param>
    public static implicit operator SecureString?(AccessToken? token) => token?.ToSecureString();

    /// <summary>Says what the token is for and when it ends, never the token.</summary>
    public override string ToString() => ExpiresAt is { } end
        ? $"{Service} access token, expires {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}Z"
        : $"{Service} access token";

    /// <summary>The same token, come from elsewhere.</summary>
    internal AccessToken WithSource(TokenSource source)
    {
        if (source == Source) return this;
        var copy = (AccessToken)MemberwiseClone();
        copy.Source = source;
        return copy;
    }

    private SecureString MakeSecure()
    {
        SecureString made = SecretText.Protect(_value);
        if (Interlocked.CompareExchange(ref _token, made, null) is not { } earlier) return made;
        made.Dispose();
        return earlier;
    }
}
