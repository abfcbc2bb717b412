using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>
/// Gets a new access token with a refresh token or, if that is not possible, from the user. Only one sign-in per
/// token store runs at a time, across processes, and those that waited use its result.
/// </summary>
internal sealed class SignIn(SessionSettings settings, Lazy<ServiceClient> client, IBrowser browser, TimeProvider clock, TokenResolver resolver, SpentRefreshTokens spent)
{
    /// <summary>Gets a new access token and stores it in the token store.</summary>
    public async Task<AccessToken> RunAsync(TokenRequest tokenRequest, ISignInUser user, IReporter reporter, CancellationToken cancellationToken)
    {
        ClientCredential? credential = Credential();
        bool canRefresh = credential is not null && resolver.Refreshable.Any();
        if (!canRefresh) EnsureInteractive(credential, tokenRequest, user);

        ITokenStore? store = tokenRequest.SkipStore ? null : settings.Store;
        if (store is null) return await ObtainAsync(credential!, tokenRequest, null, user, reporter, cancellationToken).ConfigureAwait(false);

        using IDisposable? _ = await LockAsync(store, reporter, cancellationToken).ConfigureAwait(false);
        // The store's previous content was already reported. Only a token that was written since is new.
        if (await resolver.ResolveStoreAsync(store, cancellationToken).ConfigureAwait(false) is { } late)
        {
            reporter.Verbose($"Another process signed in; its token is in {store.Description}.");
            return late;
        }

        return await ObtainAsync(credential!, tokenRequest, store, user, reporter, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccessToken> ObtainAsync(
        ClientCredential credential,
        TokenRequest tokenRequest,
        ITokenStore? store,
        ISignInUser user,
        IReporter reporter,
        CancellationToken cancellationToken)
    {
        var endpoint = new TokenEndpoint(client.Value, settings.Service, credential, clock);
        if (!tokenRequest.Force && await RefreshAsync(endpoint, store, user, reporter, cancellationToken).ConfigureAwait(false) is { } refreshed)
            return refreshed;

        EnsureInteractive(credential, tokenRequest, user);
        reporter.Verbose($"New sign-in: requesting the user's consent on {settings.Service.AuthorizationEndpoint.Host}.");
        var request = new AuthorizationRequest(
            settings.Service,
            credential.ClientId,
            Authorization.Loopback.RedirectUri.Parse(settings.RedirectUri),
            settings.Scope,
            settings.State is { } state ? new AuthorizationState(state) : null);
        var options = new AuthorizationCodeFlowOptions { NoBrowser = settings.NoBrowser, Timeout = settings.SignInTimeout };
        AuthorizationGrant grant = await new AuthorizationCodeFlow(browser, user, reporter)
            .RunAsync(request, options, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            AccessToken token = await endpoint.ExchangeAsync(grant, reporter, cancellationToken).ConfigureAwait(false);
            reporter.Verbose($"New sign-in: {settings.Service} issued a token.");
            WarnOfLifetime(token, tokenRequest.MinimumLifetime, reporter);
            await SaveAsync(token, store, reporter, cancellationToken).ConfigureAwait(false);
            await grant.CompleteAsync(ResultPage.SignedIn(settings.Service)).ConfigureAwait(false);
            return token;
        }
        catch (TickTickException failure)
        {
            await grant.CompleteAsync(ResultPage.NotSignedIn(failure)).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await grant.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Refreshes the newest token that can be. A server that rotates refresh tokens may revoke all of them if one that
    /// was replaced is sent, so an older one is tried only if the service does not know the newest.
    /// </summary>
    private async Task<AccessToken?> RefreshAsync(TokenEndpoint endpoint, ITokenStore? store, ISignInUser user, IReporter reporter, CancellationToken cancellationToken)
    {
        TickTickException? refused = null;
        foreach (AccessToken old in resolver.Refreshable)
        {
            string refreshToken = old.RefreshToken!;
            if (!spent.CanBeSent(refreshToken, isOnlyWay: !user.CanAnswer)) continue;
            try
            {
                AccessToken token = await endpoint.RefreshAsync(refreshToken, reporter, cancellationToken).ConfigureAwait(false);
                if (token.RefreshToken != refreshToken) spent.WasReplaced(refreshToken);
                reporter.Verbose($"Refresh: {settings.Service} exchanged the refresh token for a new token.");
                await SaveAsync(token, store, reporter, cancellationToken).ConfigureAwait(false);
                return token;
            }
            catch (OperationCanceledException)
            {
                spent.MayBeReplaced(refreshToken);
                throw;
            }
            catch (TickTickException failure) when (failure.Kind is FailureKind.Authentication or FailureKind.OutcomeUnknown)
            {
                refused = failure;
                reporter.Verbose($"Refresh: {failure.Message}");
                if (failure.Kind == FailureKind.OutcomeUnknown) spent.MayBeReplaced(refreshToken);
                if (failure.ErrorId != ErrorIds.InvalidGrant) break;
            }
        }

        return refused is null || user.CanAnswer ? null : throw refused;
    }

    // Signing in again would not help, so the token is used as long as it lives.
    private void WarnOfLifetime(AccessToken token, TimeSpan minimum, IReporter reporter)
    {
        if (token.ExpiresAt is null)
            reporter.Warning($"{settings.Service} did not say how long the access token is valid, so it is used until the service rejects it.");
        else if (!token.LivesLongerThan(minimum, clock.GetUtcNow()))
            reporter.Warning(string.Format(CultureInfo.InvariantCulture, "{0} issued an access token that is valid for {1} s, which is less than {2:0.###} s (-MinimumLifetime). It is used until it expires.", settings.Service, token.GrantedSeconds, minimum.TotalSeconds));
    }

    // A full disk must not discard the token, because the session can still use it.
    private async Task SaveAsync(AccessToken token, ITokenStore? store, IReporter reporter, CancellationToken cancellationToken)
    {
        if (store is null) return;
        try
        {
            await WarnOfReplacingAsync(token, store, reporter, cancellationToken).ConfigureAwait(false);
            await store.WriteAsync(token, cancellationToken).ConfigureAwait(false);
            reporter.Verbose($"The token is stored in {store.Description}.");
        }
        catch (TickTickException failure)
        {
            reporter.Warning($"You are signed in, but the token could not be stored for other sessions: {failure.Message}");
        }
    }

    // A store holds one token, as in ticktick-py, so the user is warned if the token of another account is replaced.
    private async Task WarnOfReplacingAsync(AccessToken token, ITokenStore store, IReporter reporter, CancellationToken cancellationToken)
    {
        TokenStoreContent content = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (content.Token is not { } old || !old.LivesLongerThan(TimeSpan.Zero, clock.GetUtcNow())) return;
        bool isAnothers = !old.Service.Equals(token.Service) || (old.ClientId is not null && old.ClientId != token.ClientId);
        if (!isAnothers) return;
        string previousService = old.ClientId is null ? old.Service.Name : $"{old.Service} (client ID {old.ClientId})";
        reporter.Warning($"The token for {previousService} in {store.Description} is replaced by the new one for {token.Service}. To keep both, use -CachePath, or -Vault and -SecretName, to store them separately.");
    }

    /// <summary>
    /// Acquires the lock of the store. Returns null if the store cannot be written, because no lock is needed then.
    /// </summary>
    private async Task<IDisposable?> LockAsync(ITokenStore store, IReporter reporter, CancellationToken cancellationToken)
    {
        string activity = $"Waiting for another sign-in to {settings.Service}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.SignInTimeout);
        bool isWaiting = false;
        try
        {
            return await store.AcquireLockAsync(Wait, limit.Token).ConfigureAwait(false);
        }
        catch (TickTickException failure) when (failure.Kind == FailureKind.Resource)
        {
            // A read-only home directory or a damaged file does not prevent signing in, because the session has the
            // token.
            reporter.Verbose($"The token can be used in this session only: {failure.Message}");
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TickTickException(
                ErrorIds.SignInTimeout,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "Another process is signing in for {0} and did not finish within {1:0.###} seconds (-SignInTimeoutSec).",
                    store.Description,
                    settings.SignInTimeout.TotalSeconds),
                "Complete that sign-in or end that process, then run the command again.");
        }
        finally
        {
            if (isWaiting) reporter.Progress(new WorkProgress(activity, "Done", IsCompleted: true));
        }

        void Wait()
        {
            isWaiting = true;
            reporter.Verbose($"Another process is signing in for {store.Description}; waiting for its token.");
            reporter.Progress(new WorkProgress(activity, "Its token will be used here, too. Press Ctrl+C to cancel."));
        }
    }

    private ClientCredential? Credential()
    {
        if (settings.ClientId is not { Length: > 0 } clientId) return null;
        if (settings.ClientSecret is not null || TickTickEnvironment.ClientSecret is not { } fromEnvironment)
            return new ClientCredential(clientId, settings.ClientSecret);
        return new ClientCredential(clientId, SecretText.Protect(fromEnvironment));
    }

    private void EnsureInteractive(ClientCredential? credential, TokenRequest tokenRequest, ISignInUser user)
    {
        if (credential is not null && user.CanAnswer) return;

        IReadOnlyList<SkippedSource> skipped = resolver.SkippedSources;
        SkippedSource? ofOtherService = skipped.FirstOrDefault(static source => source.IsOfOtherService);
        string token = TokenCheck.Lack(settings.Service, skipped);
        string remedy = ofOtherService is not null ? ofOtherService.Remedy
            : user.CanAnswer ? $"Copy the client ID of your app from {settings.Service.ManagementPage}, then run Connect-TickTick -ClientId <id>{(tokenRequest.Force ? " -Force" : string.Empty)}{settings.Parameters}."
            : $"Run Connect-TickTick{settings.Parameters} at a prompt as this user, or set $env:{settings.EnvironmentVariable}.";
        throw new TickTickException(
            user.CanAnswer ? ErrorIds.ClientIdRequired : ErrorIds.InteractionRequired,
            user.CanAnswer
                ? $"The parameter -ClientId of Connect-TickTick is missing, and {char.ToLowerInvariant(token[0])}{token.Substring(1)}."
                : $"{token}, and this host cannot sign in interactively.",
            $"{remedy} Sources tried: {SkippedSource.Describe(skipped)}.");
    }
}
