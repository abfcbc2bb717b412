using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Authorization;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>
/// A signed-in use of a service: its token, where a new one comes from, and the connections that carry it.
/// Safe to use from many threads at once. Nothing public shows a secret.
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
    private readonly HashSet<string> _replacedRefreshTokens = new(StringComparer.Ordinal);
    private CurrentTokenPair? _current;
    private string? _refused;
    private bool _isDisposed;

    /// <summary>Makes a session. Nothing is read or sent before a token is asked for.</summary>
    internal TickTickSession(SessionSettings settings, TimeProvider? clock = null, IBrowser? browser = null)
    {
        _settings = settings;
        _clock = clock ?? TimeProvider.System;
        _browser = browser ?? new SystemBrowser();
        _client = new Lazy<ServiceClient>(() => new ServiceClient(settings.Connection, null, _clock));
        _api = new Lazy<OpenApiConnection>(CreateApi);
        if (settings.AccessToken is { } given) SetCurrent(TokenDictionary.Parse(SecretText.Reveal(given), "-AccessToken", new TokenOrigin(TokenSource.AccessToken, settings.Service, _clock), bare: true));
    }

    /// <summary>The service that the session is for.</summary>
    public TickTickService Service => _settings.Service;

    /// <summary>The app's client id; null where nobody says.</summary>
    public string? ClientId => _settings.ClientId ?? Current?.ClientId;

    /// <summary>What the token allows, or, where there is none yet or it does not say, what is asked for.</summary>
    public IReadOnlyList<string> Scope => Current is { Scope.Count: > 0 } token ? token.Scope : _settings.Scope;

    /// <summary>Where the session's token came from; null while there is none.</summary>
    public TokenSource? Source => Current?.Source;

    /// <summary>When the session's token ends; null where there is none or it does not say.</summary>
    public DateTimeOffset? ExpiresAt => Current?.ExpiresAt;

    /// <summary>What is left of the token's life; null where there is none or it does not say.</summary>
    public TimeSpan? ExpiresIn => Current?.ExpiresIn;

    /// <summary>The redirect URI of a sign-in.</summary>
    public string RedirectUri => _settings.RedirectUri;

    /// <summary>The environment variable that is asked for a token.</summary>
    public string EnvironmentVariable => _settings.EnvironmentVariable;

    /// <summary>Where tokens are kept, such as <c>the cache file /home/ada/.token-oauth</c>; null for nowhere.</summary>
    public string? TokenStore => _settings.Store?.Description;

    /// <summary>The most API requests that the session sends in a minute; 0 for no limit.</summary>
    public int RateLimit => _settings.RateLimit;

    /// <summary>What the session is made of.</summary>
    internal SessionSettings Settings => _settings;

    /// <summary>The connections to the service, opened at first use.</summary>
    internal ServiceClient Client => _client.Value;

    /// <summary>The Open API, connected at first use. It takes the session's token, and never signs in by itself.</summary>
    internal OpenApiConnection Api => _api.Value;

    /// <summary>What the user does for another token after the service refused this one although it has not expired.</summary>
    internal string RenewalAdvice => Source switch
    {
        TokenSource.EnvironmentVariable =>
            $"Set $env:{EnvironmentVariable} to a new token, or remove it (Remove-Item Env:{EnvironmentVariable}) and sign in again with Connect-TickTick -Force.",
        TokenSource.AccessToken => "Create a new token and pass it to Connect-TickTick -AccessToken.",
        _ => "Sign in again with Connect-TickTick -Force.",
    };

    private AccessToken? Current => Volatile.Read(ref _current)?.Origin;

    /// <summary>The token in hand, if it meets the demand: no place is asked, nothing is read.</summary>
    internal AccessToken? TryGetCachedToken(TimeSpan minimumLifetime)
    {
        CurrentTokenPair? held = Volatile.Read(ref _current);
        return held is not null && held.Own.Value != Volatile.Read(ref _refused) && held.Own.LivesLongerThan(minimumLifetime, _clock.GetUtcNow())
            ? held.Own
            : null;
    }

    /// <summary>Asks every place in order, a sign-in at the end.</summary>
    /// <exception cref="TickTickException">
    /// <c>EnvironmentVariableMalformed</c>; <c>InteractionRequired</c> or <c>ClientIdRequired</c> where no place has a token
    /// and nobody can sign in; and those of a sign-in.
    /// </exception>
    internal async Task<AccessToken> GetTokenAsync(TokenRequest demand, ISignInUser user, IReporter reporter, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TokenResolver resolver = CreateResolver(demand);
            AccessToken token = Find(resolver, reporter)
                ?? await SignInAsync(resolver, demand, user, reporter, cancellationToken).ConfigureAwait(false);
            return SetCurrent(token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks the places that answer without anybody's help: no sign-in, no network.</summary>
    /// <exception cref="TickTickException"><c>EnvironmentVariableMalformed</c>.</exception>
    internal AccessToken? FindToken(TokenRequest demand, IReporter reporter)
    {
        AccessToken? token = Find(CreateResolver(demand), reporter);
        return token is null ? null : SetCurrent(token);
    }

    /// <summary>Learns that the service refused a token that seemed good: it is passed over from now on.</summary>
    internal void MarkRejected(string value) => Volatile.Write(ref _refused, value);

    /// <summary>Forgets the token and closes the connections.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Volatile.Write(ref _current, null);
        if (_client.IsValueCreated) _client.Value.Dispose();
        if (_api.IsValueCreated) _api.Value.Dispose();
    }

    /// <summary>The service's name and, where known, the token's end.</summary>
    public override string ToString() => ExpiresAt is { } end
        ? $"{Service} session, token expires {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}Z"
        : $"{Service} session";

    private AccessToken? Find(TokenResolver resolver, IReporter reporter)
    {
        if (_isDisposed)
            throw new TickTickException("SessionDisconnected", FailureKind.InvalidInput, "This session was disconnected. Run Connect-TickTick to create a new session.");
        return resolver.Resolve(Volatile.Read(ref _current)?.Own, reporter);
    }

    private Task<AccessToken> SignInAsync(TokenResolver resolver, TokenRequest request, ISignInUser user, IReporter reporter, CancellationToken cancellationToken) =>
        new SignIn(_settings, _client, _browser, _clock, resolver, _replacedRefreshTokens).RunAsync(request, user, reporter, cancellationToken);

    private OpenApiConnection CreateApi() => new(
        _settings.Service,
        new SessionTokens(this),
        _settings.Connection,
        _settings.RateLimit > 0 ? new RateGovernor(_settings.RateLimit, clock: _clock) : null,
        _clock);

    private TokenResolver CreateResolver(TokenRequest request) => new(_settings, request, Volatile.Read(ref _refused), _clock);

    // The token is kept both as it came and as this session answers with it, so that a warm answer makes nothing new.
    private AccessToken SetCurrent(AccessToken token)
    {
        CurrentTokenPair? held = Volatile.Read(ref _current);
        if (held is not null && ReferenceEquals(held.Own, token)) return token;
        if (token.Source == TokenSource.SignIn) Volatile.Write(ref _refused, null);
        Volatile.Write(ref _current, new CurrentTokenPair(token, token.WithSource(TokenSource.Session)));
        return token;
    }

    private sealed record CurrentTokenPair(AccessToken Origin, AccessToken Own);
}
