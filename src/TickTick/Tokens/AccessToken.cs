using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Security;
using System.Threading;

namespace TickTick.Tokens;

/// <summary>
/// Represents an access token and its properties. Immutable and thread-safe. No public member reveals the token in
/// plain text.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class AccessToken
{
    private readonly string _value;
    private readonly TimeProvider _clock;
    private SecureString? _token;

    /// <summary>Initializes a token of which only the origin is known.</summary>
    internal AccessToken(string value, TickTickService service, TokenSource source, TimeProvider? clock = null)
    {
        if (string.IsNullOrEmpty(value)) throw new ArgumentException("A token cannot be empty.", nameof(value));
        _value = value;
        _clock = clock ?? TimeProvider.System;
        Service = service;
        Source = source;
    }

    /// <summary>Gets the service that issued the token, which is the only one to which it is sent.</summary>
    public TickTickService Service { get; }

    /// <summary>Gets the scopes, such as <c>tasks:read</c>, or an empty list if they are not known.</summary>
    public IReadOnlyList<string> Scope { get; internal init; } = [];

    /// <summary>Gets the expiration time, or null if it is not known, as for a personal API token.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>
    /// Gets the current remaining lifetime in whole seconds, which is negative after the expiration, or null if it is
    /// not known.
    /// </summary>
    public TimeSpan? ExpiresIn => ExpiresAt is { } end ? TimeSpan.FromSeconds(Math.Floor((end - _clock.GetUtcNow()).TotalSeconds)) : null;

    /// <summary>Gets the source of the token.</summary>
    public TokenSource Source { get; private set; }

    /// <summary>Gets the token type (RFC 6749 §7.1). It is always <c>bearer</c> so far.</summary>
    public string TokenType { get; internal init; } = "bearer";

    /// <summary>Gets the client ID of the app that the user authorized, or null if it is not known.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>Gets the token in plain text.</summary>
    internal string Value => _value;

    /// <summary>Gets the refresh token (RFC 6749 §6), if the service issued one.</summary>
    internal string? RefreshToken { get; init; }

    /// <summary>Gets the lifetime in seconds that the service granted (<c>expires_in</c>).</summary>
    internal long? GrantedSeconds { get; init; }

    /// <summary>Returns whether the remaining lifetime is sufficient.</summary>
    /// <param name="minimum">The required remaining lifetime.</param>
    /// <param name="now">The current time.</param>
    /// <returns>True if the lifetime is sufficient or not known.</returns>
    /// <remarks>
    /// Calculated as in ticktick-py, where a token is expired if <c>expire_time - int(now) &lt; 60</c>.
    /// </remarks>
    public bool LivesLongerThan(TimeSpan minimum, DateTimeOffset now)
    {
        if (ExpiresAt is not { } end) return true;
        long wholeSecond = now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond);
        return end.UtcTicks - wholeSecond >= minimum.Ticks;
    }

    /// <summary>
    /// Returns the token as a secure string. This is a method and not a property, because serialization
    /// (Export-Clixml, jobs, remoting) writes every property, and a secure string in plain text if the system has no
    /// protection for it.
    /// </summary>
    /// <returns>
    /// A read-only instance, which is created on first use and shared. The caller must not dispose of it.
    /// </returns>
    public SecureString ToSecureString() => _token ?? MakeSecure();

    /// <summary>
    /// Converts the token to a secure string. PowerShell uses such conversions for parameters, so
    /// <c>Invoke-RestMethod -Authentication Bearer -Token (Get-TickTickToken)</c> works.
    /// </summary>
    /// <param name="token">The token.</param>
    public static implicit operator SecureString?(AccessToken? token) => token?.ToSecureString();

    /// <summary>Returns a description of the token and its expiration time, never the token itself.</summary>
    public override string ToString() => ExpiresAt is { } end
        ? $"{Service} access token, expires {end:u}"
        : $"{Service} access token";

    /// <summary>Returns a copy of the token with another source.</summary>
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
