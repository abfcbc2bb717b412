using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>
/// Finds the first token that can be used, in the order of ticktick-py: the session, the environment variable, the
/// token store. Collects why the others were skipped. A new sign-in, which comes last, is the caller's.
/// </summary>
internal sealed class TokenResolver(SessionSettings settings, TokenRequest request, string? refused, TimeProvider clock)
{
    // A service whose tokens never live as long as required cannot issue a better one, so these are used to their end.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly List<AccessToken> _refreshable = [];

    /// <summary>The sources without a token that can be used, in order.</summary>
    public List<SkippedSource> SkippedSources { get; } = [];

    /// <summary>
    /// The tokens that have expired but can be refreshed (RFC 6749 §6), the likely newest first: other processes write
    /// theirs to the store, so its token comes before the session's own.
    /// </summary>
    public IEnumerable<AccessToken> Refreshable => _refreshable
        .OrderBy(static token => token.Source is TokenSource.CacheFile or TokenSource.Vault ? 0 : 1)
        .GroupBy(static token => token.RefreshToken)
        .Select(static same => same.First());

    /// <summary>Looks in all sources.</summary>
    /// <exception cref="TickTickException"><c>EnvironmentVariableMalformed</c>: the variable contains something else.</exception>
    public async ValueTask<AccessToken?> ResolveAsync(AccessToken? current, IReporter reporter, CancellationToken cancellationToken)
    {
        var session = new SessionTokenSource(current, request.NoSession);
        var variable = new EnvironmentTokenSource(settings.EnvironmentVariable, settings.Service, clock);
        var store = settings.Store is { } kept ? new StoredTokenSource(kept) : null;
        string storeName = store?.Name ?? "Cache file";
        if (request.Force)
        {
            foreach (string name in new[] { variable.Name, storeName }) Skip(name, "is skipped (-Force)", "Omit -Force.", reporter);
            return null;
        }

        AccessToken? token = request.CreatesSession ? null : await ResolveAsync(session, reporter, cancellationToken).ConfigureAwait(false);
        if (token is not null || settings.AccessToken is not null) return token;
        token = await ResolveAsync(variable, reporter, cancellationToken).ConfigureAwait(false);
        if (token is not null) return token;
        if (store is not null && !request.SkipStore) return await ResolveAsync(store, reporter, cancellationToken).ConfigureAwait(false);
        Skip(storeName, store is null ? settings.NoStore : "is not used (-NoCache)", "Omit -NoCache, or specify a file with -CachePath.", reporter);
        return null;
    }

    /// <summary>Reads the token store again, as after a wait for another process. What it had before no longer counts.</summary>
    public async ValueTask<AccessToken?> ResolveStoreAsync(ITokenStore store, CancellationToken cancellationToken)
    {
        _refreshable.RemoveAll(token => token.Source == store.Source);
        return request.Force ? null : await ResolveAsync(new StoredTokenSource(store), SilentReporter.Instance, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<AccessToken?> ResolveAsync(ITokenSource source, IReporter reporter, CancellationToken cancellationToken)
    {
        TokenLookup found = await source.LookAsync(reporter, cancellationToken).ConfigureAwait(false);
        string? reason = found.Token is { } token ? WhyUnusable(token) : found.Reason;
        if (reason is not null)
        {
            Skip(source.Name, reason, found.Remedy, reporter, found.Token);
            return null;
        }

        if (!found.Token!.LivesLongerThan(request.MinimumLifetime, clock.GetUtcNow()))
            reporter.Warning($"{source.Name}: the token expires sooner than -MinimumLifetime asks for, because {settings.Service} issued it for a shorter time. It is used until it expires.");
        reporter.Verbose($"{source.Name}: returned a token for {settings.Service}, {DescribeLifetime(found.Token!)}.");
        return found.Token;
    }

    private string? WhyUnusable(AccessToken token)
    {
        if (!token.Service.Equals(settings.Service)) return $"its token is for {token.Service}, not for {settings.Service}";
        if (settings.ClientId is { } clientId && token.ClientId is { } other && other != clientId) return $"its token belongs to another app (client ID {other})";
        if (token.Value == refused) return "the service rejected its token";
        if (token.Scope.Count > 0 && settings.RequiredScope.Except(token.Scope, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            return $"its token lacks the scope {missing} (-Scope)";
        DateTimeOffset now = clock.GetUtcNow();
        if (token.LivesLongerThan(request.MinimumLifetime, now)) return null;
        if (token.RefreshToken is not null) _refreshable.Add(token);
        else if (token.GrantedSeconds < request.MinimumLifetime.TotalSeconds && token.LivesLongerThan(Moment, now)) return null;
        return DescribeExpiration(token, now);
    }

    private void Skip(string source, string reason, string remedy, IReporter reporter, AccessToken? token = null)
    {
        bool isOwn = token?.Service.Equals(settings.Service) == true;
        bool isValid = token?.LivesLongerThan(TimeSpan.Zero, clock.GetUtcNow()) == true;
        var skipped = new SkippedSource(source, reason, remedy)
        {
            HasExpired = isOwn && !isValid,
            ExpiresTooSoon = isOwn && isValid && !token!.LivesLongerThan(request.MinimumLifetime, clock.GetUtcNow()),
            IsOfOtherService = token?.Service.Equals(settings.Service) == false,
        };
        int index = SkippedSources.FindIndex(s => s.Source == source);
        if (index < 0) SkippedSources.Add(skipped);
        else SkippedSources[index] = skipped;
        reporter.Verbose(skipped.ToString());
    }

    private string DescribeExpiration(AccessToken token, DateTimeOffset now)
    {
        TimeSpan left = token.ExpiresAt!.Value - now;
        return left <= TimeSpan.Zero
            ? $"its token expired at {token.ExpiresAt:u}"
            : string.Format(CultureInfo.InvariantCulture, "its token expires in {0:0} s, which is less than {1:0.###} s (-MinimumLifetime)", left.TotalSeconds, request.MinimumLifetime.TotalSeconds);
    }

    private string DescribeLifetime(AccessToken token) => token.ExpiresAt is { } end
        ? string.Format(CultureInfo.InvariantCulture, "valid until {0:u} ({1:0.#} days)", end, (end - clock.GetUtcNow()).TotalDays)
        : "without an expiry time";
}
