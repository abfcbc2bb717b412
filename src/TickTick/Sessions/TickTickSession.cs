using System;
using System.Collections.Generic;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Authorization;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>
/// Represents a session with a service: its access token, the sources of a new one, and its connections. Thread-safe.
/// No public member reveals a secret.
/// </summary>
public sealed class TickTickSession : IDisposable
{
    private readonly SessionSettings _settings;
    private readonly TimeProvider _clock;
    private readonly IBrowser _browser;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lazy<ServiceClient> _client;
    private readonly Lazy<OpenApiConnection> _api;
    // Guarded by the gate.
    private readonly SpentRefreshTokens _spent = new();
    private CurrentTokenPair? _current;
    private string? _refused;
    private bool _isDisposed;

    /// <summary>Initializes a session. Nothing is read or sent before a token is requested.</summary>
    internal TickTickSession(SessionSettings settings, TimeProvider? clock = null, IBrowser? browser = null)
    {
        // What the caller passed is the account that the caller means. Another source can belong to another one.
        _settings = settings.AccessToken is null ? settings : settings with { Store = null, NoStore = "is not used (-AccessToken)" };
        _clock = clock ?? TimeProvider.System;
        _browser = browser ?? new SystemBrowser();
        _client = new Lazy<ServiceClient>(() => new ServiceClient(settings.Connection, null, _clock, TokenResponse.MaximumLength));
        _api = new Lazy<OpenApiConnection>(CreateApi);
        if (settings.AccessToken is { } given) SetCurrent(ReadGiven(given));
    }

    /// <summary>Gets the service of the session.</summary>
    public TickTickService Service => _settings.Service;

    /// <summary>Gets the app's client ID, or null if it is not known.</summary>
    public string? ClientId => _settings.ClientId ?? Current?.ClientId;

    /// <summary>Gets the scopes of the access token or, if they are not known, the requested scopes.</summary>
    public IReadOnlyList<string> Scope => Current is { Scope.Count: > 0 } token ? token.Scope : _settings.Scope;

    /// <summary>Gets the source of the access token, or null if there is none.</summary>
    public TokenSource? Source => Current?.Source;

    /// <summary>Gets the expiration time of the access token, or null if it is not known.</summary>
    public DateTimeOffset? ExpiresAt => Current?.ExpiresAt;

    /// <summary>Gets the remaining lifetime of the access token, or null if it is not known.</summary>
    public TimeSpan? ExpiresIn => Current?.ExpiresIn;

    /// <summary>Gets the redirect URI for signing in.</summary>
    public string RedirectUri => _settings.RedirectUri;

    /// <summary>Gets the name of the environment variable for an access token.</summary>
    public string EnvironmentVariable => _settings.EnvironmentVariable;

    /// <summary>
    /// Gets the description of the token store, such as <c>the cache file /home/ada/.token-oauth</c>, or null if
    /// there is none.
    /// </summary>
    public string? TokenStore => _settings.Store?.Description;

    /// <summary>Gets the maximum number of API requests per minute, or 0 for no limit.</summary>
    public int RateLimit => _settings.RateLimit;

    internal SessionSettings Settings => _settings;

    /// <summary>
    /// Gets the connection to the Open API, which is created when it is first used. It uses the session's access
    /// token and never signs in.
    /// </summary>
    internal OpenApiConnection Api => _api.Value;

    /// <summary>Creates the clients of all resources for one command.</summary>
    internal TickTickClient For(IReporter reporter, CancellationToken cancellationToken) => new(Api.For(reporter, cancellationToken));

    /// <summary>What the user does for another token after the service refused this one although it has not expired.</summary>
    internal string RenewalAdvice => Source switch
    {
        TokenSource.EnvironmentVariable =>
            $"Set $env:{EnvironmentVariable} to a new token, or remove it (Remove-Item Env:{EnvironmentVariable}) and sign in again with {SignInCommand}.",
        TokenSource.AccessToken => "Create a new token and pass it to Connect-TickTick -AccessToken.",
        _ => $"Sign in again with {SignInCommand}.",
    };

    /// <summary>The command with which the user signs in again to the same app and service.</summary>
    internal string SignInCommand => $"Connect-TickTick -Force{_settings.AppParameters}{_settings.Parameters}";

    /// <summary>What the user does for a token if no source has one.</summary>
    internal string SignInAdvice => _settings.AccessToken is null ? $"Run Connect-TickTick{_settings.Parameters} to sign in." : RenewalAdvice;

    private AccessToken? Current => Volatile.Read(ref _current)?.Origin;

    /// <summary>Returns the cached access token if its remaining lifetime is sufficient. No source is read.</summary>
    internal AccessToken? TryGetCachedToken(TimeSpan minimumLifetime)
    {
        CurrentTokenPair? current = Volatile.Read(ref _current);
        return current is not null && current.Own.Value != Volatile.Read(ref _refused) && current.Own.LivesLongerThan(minimumLifetime, _clock.GetUtcNow())
            ? current.Own
            : null;
    }

    /// <summary>Gets an access token from the sources in order, and signs in if none has one.</summary>
    /// <exception cref="TickTickException">
    /// <c>EnvironmentVariableMalformed</c>. <c>InteractionRequired</c> or <c>ClientIdRequired</c>: no source has a
    /// token, and signing in is not possible. Also those of a sign-in.
    /// </exception>
    internal async Task<AccessToken> GetTokenAsync(TokenRequest tokenRequest, ISignInUser user, IReporter reporter, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TokenResolver resolver = CreateResolver(tokenRequest);
            AccessToken? found = await FindAsync(resolver, reporter, cancellationToken).ConfigureAwait(false);
            if (found is null && _settings.AccessToken is not null && !tokenRequest.Force) throw Expired(resolver.SkippedSources);
            AccessToken token = found ?? await SignInAsync(resolver, tokenRequest, user, reporter, cancellationToken).ConfigureAwait(false);
            return SetCurrent(token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Gets an access token from the sources that need neither a user nor the network, and adds the sources without
    /// one to a list.
    /// </summary>
    /// <exception cref="TickTickException"><c>EnvironmentVariableMalformed</c>.</exception>
    internal async ValueTask<AccessToken?> FindTokenAsync(TokenRequest tokenRequest, IReporter reporter, CancellationToken cancellationToken, List<SkippedSource>? skipped = null)
    {
        TokenResolver resolver = CreateResolver(tokenRequest);
        AccessToken? token = await FindAsync(resolver, reporter, cancellationToken).ConfigureAwait(false);
        skipped?.AddRange(resolver.SkippedSources);
        return token is null ? null : SetCurrent(token);
    }

    /// <summary>Marks an access token as rejected by the service, so that it is skipped from now on.</summary>
    internal void MarkRejected(string value) => Volatile.Write(ref _refused, value);

    /// <summary>Returns the error for a session whose token can no longer be used, and which has no other.</summary>
    /// <param name="skipped">The sources that were tried. The first of them is the session.</param>
    internal TickTickException Expired(IReadOnlyList<SkippedSource> skipped) => _settings.AccessToken is null
        ? new(ErrorIds.TokenExpired, $"The session's {Service} token has expired, and no stored token is valid.", SignInAdvice)
        : new(ErrorIds.TokenExpired, $"The session has no usable {Service} token: {skipped[0].Reason}. With -AccessToken, no other source is searched.", SignInAdvice);

    /// <summary>Discards the access token and closes the connections.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Volatile.Write(ref _current, null);
        if (_client.IsValueCreated) _client.Value.Dispose();
        if (_api.IsValueCreated) _api.Value.Dispose();
    }

    /// <summary>Returns the name of the service and, if known, the expiration time of the token.</summary>
    public override string ToString() => ExpiresAt is { } end
        ? $"{Service} session, token expires {end:u}"
        : $"{Service} session";

    private AccessToken ReadGiven(SecureString given)
    {
        var origin = new TokenOrigin(TokenSource.AccessToken, Service, _clock);
        AccessToken token = TokenDictionary.Parse(SecretText.Reveal(given), "-AccessToken", origin);
        return token.Service.Equals(Service)
            ? token
            : throw new TickTickException(ErrorIds.ServiceInvalid, $"The access token is for {token.Service}, not for {Service}, so it is not sent there.", $"Add -Service {token.Service}, or pass a token for {Service}.");
    }

    private ValueTask<AccessToken?> FindAsync(TokenResolver resolver, IReporter reporter, CancellationToken cancellationToken)
    {
        if (_isDisposed) throw ServiceClient.Disconnected();
        return resolver.ResolveAsync(Volatile.Read(ref _current)?.Own, reporter, cancellationToken);
    }

    private Task<AccessToken> SignInAsync(TokenResolver resolver, TokenRequest request, ISignInUser user, IReporter reporter, CancellationToken cancellationToken) =>
        new SignIn(_settings, _client, _browser, _clock, resolver, _spent).RunAsync(request, user, reporter, cancellationToken);

    private OpenApiConnection CreateApi() => new(
        _settings.Service,
        new SessionTokens(this),
        _settings.Connection,
        _settings.RateLimit > 0 ? new RateGovernor(_settings.RateLimit, clock: _clock) : null,
        _clock);

    private TokenResolver CreateResolver(TokenRequest request) => new(_settings, request, Volatile.Read(ref _refused), _clock);

    // The token is cached both as received and with the session as its source, so that later calls allocate nothing.
    private AccessToken SetCurrent(AccessToken token)
    {
        CurrentTokenPair? current = Volatile.Read(ref _current);
        if (current is not null && ReferenceEquals(current.Own, token)) return token;
        if (token.Source == TokenSource.SignIn) Volatile.Write(ref _refused, null);
        Volatile.Write(ref _current, new CurrentTokenPair(token, token.WithSource(TokenSource.Session)));
        return token;
    }

    private sealed record CurrentTokenPair(AccessToken Origin, AccessToken Own);
}
