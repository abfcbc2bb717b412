using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Sessions;
using TickTick.Tests.Tokens;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Sessions;

[Collection(TimedTests.Name)]
public sealed class SignInTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    private readonly SessionFixture _fixture = new(sandbox.Origin);

    public async ValueTask InitializeAsync()
    {
        await sandbox.ResetAsync();
        await sandbox.PermitAnyLoopbackRedirectAsync();
    }

    public ValueTask DisposeAsync()
    {
        _fixture.Dispose();
        return default;
    }

    [Fact]
    public async Task Signing_in_gets_a_token_stores_it_and_shows_the_result_in_the_browser()
    {
        using TickTickSession session = _fixture.Session();

        AccessToken token = await _fixture.GetTokenAsync(session);

        Assert.Equal(TokenSource.SignIn, token.Source);
        Assert.Equal(["tasks:read", "tasks:write"], token.Scope.OrderBy(s => s, StringComparer.Ordinal));
        Assert.InRange(token.ExpiresIn!.Value.TotalDays, 179.9, 180.1);
        Assert.Equal(token.Value, new FileTokenStore(_fixture.CachePath).Read().Token!.Value);
        Assert.Contains("signed in", await _fixture.Browser.LastPage, StringComparison.OrdinalIgnoreCase);

        using TickTickSession next = _fixture.Session();
        AccessToken cached = await _fixture.GetTokenAsync(next, user: ScriptedUser.Absent);
        Assert.Equal(token.Value, cached.Value);
        Assert.Equal(TokenSource.CacheFile, cached.Source);
        Assert.Equal(1, _fixture.Browser.Openings);
    }

    [Fact]
    public async Task The_code_is_exchanged_with_Basic_authentication_and_a_verifier()
    {
        using TickTickSession session = _fixture.Session();
        await sandbox.ClearRequestsAsync();
        await _fixture.GetTokenAsync(session);

        SandboxRequest exchange = Assert.Single(await sandbox.RequestsAsync("/oauth/token"));
        Assert.Equal("Basic", exchange.Authorization);
        Assert.Equal("POST", exchange.Method);
    }

    [Fact]
    public async Task A_public_client_signs_in_with_PKCE_only()
    {
        await sandbox.RegisterAppAsync("public-app", null, "*loopback");
        using TickTickSession session = _fixture.Session(settings => settings with { ClientId = "public-app", ClientSecret = null });

        AccessToken token = await _fixture.GetTokenAsync(session);

        Assert.Equal("public-app", token.ClientId);
        Assert.Null(Assert.Single(await sandbox.RequestsAsync("/oauth/token")).Authorization);
    }

    [Fact]
    public async Task Force_ignores_stored_tokens()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", TimeSpan.FromDays(1)));
        using TickTickSession session = _fixture.Session();

        AccessToken token = await _fixture.GetTokenAsync(session, new TokenRequest { Force = true });

        Assert.Equal(TokenSource.SignIn, token.Source);
        Assert.NotEqual("from-file", new FileTokenStore(_fixture.CachePath).Read().Token!.Value);
    }

    [Fact]
    public async Task Replacing_the_token_of_another_account_causes_a_warning()
    {
        _fixture.SetFile(_fixture.Dictionary("of-another", TimeSpan.FromDays(1), service: "Dida365"));
        using TickTickSession session = _fixture.Session();

        await _fixture.GetTokenAsync(session);

        Assert.Contains(_fixture.Reporter.Warnings, warning => warning.StartsWith("The token for Dida365 in the cache file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_is_reported_and_shown_in_the_browser()
    {
        using TickTickSession session = _fixture.Session(settings => settings with { ClientSecret = SecretText.Protect("wrong-secret-value") });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Equal("InvalidClient", failure.ErrorId);
        Assert.Contains("/manage", failure.Message);
        Assert.DoesNotContain("wrong-secret-value", failure.ToString() + _fixture.Reporter.Everything);
        Assert.DoesNotContain("is in", await _fixture.Browser.LastPage);
        Assert.False(File.Exists(_fixture.CachePath));
    }

    [Fact]
    public async Task A_denied_authorization_is_AuthorizationDenied()
    {
        await sandbox.SetAsync(new { consent = "deny" });
        using TickTickSession session = _fixture.Session();

        Assert.Equal("AuthorizationDenied", (await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session))).ErrorId);
    }

    [Fact]
    public async Task The_exchange_is_retried_until_the_service_responds()
    {
        await sandbox.AddFaultsAsync(
            new { path = "/oauth/token", kind = "status", status = 502, times = 1 },
            new { path = "/oauth/token", kind = "resetBefore", times = 1 });
        using TickTickSession session = _fixture.Session();

        Assert.Equal(TokenSource.SignIn, (await _fixture.GetTokenAsync(session)).Source);
        Assert.Equal(3, (await sandbox.RequestsAsync("/oauth/token")).Count);
        Assert.Equal(2, _fixture.Reporter.VerboseLines.Count(line => line.Contains("Retrying in")));
    }

    [Fact]
    public async Task A_lost_response_is_reported_as_such()
    {
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind = "resetAfter", times = 1 });
        using TickTickSession session = _fixture.Session();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Equal("AnswerLost", failure.ErrorId);
        Assert.Contains("Run Connect-TickTick again.", failure.Message);
    }

    [Theory]
    [InlineData("{\"token_type\":\"bearer\"}")]
    [InlineData("<html>")]
    [InlineData("{\"access_token\":\"leak-me-not-0123456789\"")]
    [InlineData("{\"access_token\":\"leak-me-not-0123456789\",\"token_type\":\"mac\"}")]
    public async Task A_response_without_a_token_is_rejected_without_quoting_it(string body)
    {
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind = "status", status = 200, body });
        using TickTickSession session = _fixture.Session();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Equal("ResponseInvalid", failure.ErrorId);
        Assert.DoesNotContain("leak-me-not", failure.ToString());
    }

    [Fact]
    public async Task An_expired_token_is_refreshed_before_the_user_is_prompted()
    {
        await sandbox.SetAsync(new { refreshTokens = true, tokenLifetimeSeconds = 30 });
        using TickTickSession session = _fixture.Session();
        AccessToken first = await _fixture.GetTokenAsync(session);
        await sandbox.AdvanceClockAsync(TimeSpan.FromSeconds(31));
        await sandbox.SetAsync(new { tokenLifetimeSeconds = 3600 });

        AccessToken second = await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent);

        Assert.Equal(TokenSource.Refresh, second.Source);
        Assert.NotEqual(first.Value, second.Value);
        Assert.Equal(second.Value, new FileTokenStore(_fixture.CachePath).Read().Token!.Value);
        Assert.Equal(1, _fixture.Browser.Openings);
    }

    [Fact]
    public async Task Two_sessions_share_rotating_refresh_tokens_and_send_each_once()
    {
        await sandbox.SetAsync(new { refreshTokens = true, rotateRefreshTokens = true, tokenLifetimeSeconds = 30 });
        using TickTickSession first = _fixture.Session();
        using TickTickSession second = _fixture.Session();
        await _fixture.GetTokenAsync(first);
        await _fixture.GetTokenAsync(second, new TokenRequest { MinimumLifetime = TimeSpan.Zero }, ScriptedUser.Absent);
        await sandbox.ClearRequestsAsync();

        for (int round = 0; round < 20; round++)
        {
            AccessToken token = await _fixture.GetTokenAsync(round % 2 == 0 ? first : second, user: ScriptedUser.Absent);
            Assert.Equal(TokenSource.Refresh, token.Source);
        }

        IReadOnlyList<SandboxRequest> refreshes = await sandbox.RequestsAsync("/oauth/token");
        Assert.Equal(20, refreshes.Count);
        Assert.All(refreshes, refresh => Assert.Equal(200, refresh.Status));
        Assert.Equal(1, _fixture.Browser.Openings);
    }

    [Fact]
    public async Task The_sessions_refresh_token_is_tried_if_the_service_does_not_know_the_stored_one()
    {
        await sandbox.SetAsync(new { refreshTokens = true, rotateRefreshTokens = true, tokenLifetimeSeconds = 30 });
        using TickTickSession session = _fixture.Session();
        await _fixture.GetTokenAsync(session);
        _fixture.SetFile(_fixture.Dictionary("stored", TimeSpan.FromSeconds(10), more: ", \"refresh_token\": \"unknown\""));
        await sandbox.ClearRequestsAsync();

        Assert.Equal(TokenSource.Refresh, (await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent)).Source);

        Assert.Equal([400, 200], (await sandbox.RequestsAsync("/oauth/token")).Select(refresh => refresh.Status));
    }

    [Fact]
    public async Task A_refresh_token_that_the_session_replaced_is_not_sent_again_although_the_store_still_has_it()
    {
        await sandbox.SetAsync(new { refreshTokens = true, rotateRefreshTokens = true, tokenLifetimeSeconds = 30 });
        using TickTickSession signedIn = _fixture.Session();
        await _fixture.GetTokenAsync(signedIn);
        using TickTickSession session = _fixture.Session(settings => settings with { Store = new UnwritableStore { Content = new FileTokenStore(_fixture.CachePath).Read() } });
        await sandbox.ClearRequestsAsync();

        for (int round = 0; round < 3; round++)
            Assert.Equal(TokenSource.Refresh, (await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent)).Source);

        Assert.Equal([200, 200, 200], (await sandbox.RequestsAsync("/oauth/token")).Select(refresh => refresh.Status));
    }

    [Theory]
    [InlineData("resetAfter")]
    [InlineData("truncate")]
    public async Task A_refresh_whose_response_was_lost_is_sent_once_and_the_user_signs_in(string kind)
    {
        await sandbox.SetAsync(new { refreshTokens = true, rotateRefreshTokens = true, tokenLifetimeSeconds = 30 });
        using TickTickSession session = _fixture.Session();
        await _fixture.GetTokenAsync(session);
        await sandbox.ClearRequestsAsync();
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind, times = 1 });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session, user: ScriptedUser.Absent));
        Assert.Equal("AnswerLost", failure.ErrorId);
        Assert.Single(await sandbox.RequestsAsync("/oauth/token"));

        // The second request is the exchange of a code.
        Assert.Equal(TokenSource.SignIn, (await _fixture.GetTokenAsync(session)).Source);
        Assert.Equal(2, (await sandbox.RequestsAsync("/oauth/token")).Count);
    }

    [Fact]
    public async Task A_refresh_that_is_cancelled_counts_as_one_whose_response_was_lost()
    {
        await sandbox.SetAsync(new { refreshTokens = true, rotateRefreshTokens = true, tokenLifetimeSeconds = 30 });
        using TickTickSession session = _fixture.Session();
        await _fixture.GetTokenAsync(session);
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind = "hang" });
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.GetTokenAsync(new TokenRequest(), new ScriptedUser(), _fixture.Reporter, stop.Token));
        await sandbox.ClearFaultsAsync();

        Assert.Equal(TokenSource.SignIn, (await _fixture.GetTokenAsync(session)).Source);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(30)]
    public async Task A_short_lifetime_is_a_warning_and_not_a_sign_in_for_every_call(int seconds)
    {
        await sandbox.SetAsync(new { tokenLifetimeSeconds = seconds });
        using TickTickSession session = _fixture.Session();
        AccessToken token = await _fixture.GetTokenAsync(session);
        Assert.Contains(seconds > 0 ? "which is less than 60 s (-MinimumLifetime)" : "did not say how long", Assert.Single(_fixture.Reporter.Warnings));

        using TickTickSession other = _fixture.Session();
        Assert.Equal(token.Value, (await _fixture.GetTokenAsync(session)).Value);
        Assert.Equal(token.Value, (await _fixture.GetTokenAsync(other)).Value);
        Assert.Equal(1, _fixture.Browser.Openings);
    }

    [Fact]
    public async Task A_scope_that_was_asked_for_and_the_stored_token_lacks_leads_to_a_new_sign_in()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", TimeSpan.FromDays(1)).Replace("tasks:read tasks:write", "tasks:read"));
        using TickTickSession indifferent = _fixture.Session();
        Assert.Equal("from-file", (await _fixture.GetTokenAsync(indifferent, user: ScriptedUser.Absent)).Value);

        using TickTickSession session = _fixture.Session(settings => settings with { RequiredScope = ["tasks:read", "tasks:write"] });
        Assert.Equal(TokenSource.SignIn, (await _fixture.GetTokenAsync(session)).Source);
        Assert.Contains(_fixture.Reporter.VerboseLines, line => line.EndsWith("its token lacks the scope tasks:write (-Scope).", StringComparison.Ordinal));

        _fixture.SetFile("""{"access_token": "names-no-scope", "service": "SERVICE"}""".Replace("SERVICE", _fixture.Service.Name));
        using TickTickSession trusting = _fixture.Session(settings => settings with { RequiredScope = ["tasks:write"] });
        Assert.Equal("names-no-scope", (await _fixture.GetTokenAsync(trusting, user: ScriptedUser.Absent)).Value);
    }

    [Theory]
    [InlineData("file", "Sign in again with Connect-TickTick -Force -ClientId '")]
    [InlineData("variable", "to a new token, or remove it (Remove-Item Env:")]
    [InlineData("parameter", "Create a new token and pass it to Connect-TickTick -AccessToken.")]
    public async Task The_error_for_a_revoked_token_says_how_to_replace_it_where_it_came_from(string place, string advice)
    {
        if (place == "file") _fixture.SetFile(_fixture.Dictionary("revoked", TimeSpan.FromDays(1)));
        if (place == "variable") _fixture.SetVariable(_fixture.Dictionary("revoked", TimeSpan.FromDays(1)));
        using TickTickSession session = _fixture.Session(settings => settings with { AccessToken = place == "parameter" ? SecretText.Protect("revoked") : null });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => session.For(_fixture.Reporter, TestContext.Current.CancellationToken).ProjectGroups.ListAsync());

        Assert.Equal("InvalidToken", failure.ErrorId);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        if (place == "file") Assert.Contains(" -Service http:", failure.Remedy, StringComparison.Ordinal);
    }

    // The file of this user, or the variable of this machine, can have the token of another account.
    [Theory]
    [InlineData("revoked")]
    [InlineData("""{"access_token": "expired", "expire_time": 1}""")]
    public async Task A_session_with_a_given_token_uses_no_other(string given)
    {
        string own = _fixture.Dictionary("another-account", TimeSpan.FromDays(1));
        _fixture.SetFile(own);
        _fixture.SetVariable(own);
        using TickTickSession session = _fixture.Session(settings => settings with { AccessToken = SecretText.Protect(given) });

        await Assert.ThrowsAsync<TickTickException>(() => session.For(_fixture.Reporter, TestContext.Current.CancellationToken).ProjectGroups.ListAsync());
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Equal("TokenExpired", failure.ErrorId);
        Assert.Contains("-AccessToken", failure.Message, StringComparison.Ordinal);
        Assert.Null(session.TokenStore);
        Assert.Equal(own, File.ReadAllText(_fixture.CachePath));
        Assert.DoesNotContain(await sandbox.RequestsAsync(), request => request.Authorization?.Contains("another-account", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_given_token_of_another_service_is_not_sent()
    {
        TickTickException failure = Assert.Throws<TickTickException>(() => _fixture.Session(settings => settings with { AccessToken = SecretText.Protect("""{"access_token": "x", "service": "Dida365"}""") }));

        Assert.Equal("ServiceInvalid", failure.ErrorId);
        Assert.Contains("-Service Dida365", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_causes_a_warning_and_the_token_is_returned()
    {
        using TickTickSession session = _fixture.Session(settings => settings with { Store = new UnwritableStore() });

        Assert.Equal(TokenSource.SignIn, (await _fixture.GetTokenAsync(session)).Source);
        Assert.Contains("the disk is full", Assert.Single(_fixture.Reporter.Warnings));
    }

    [Fact]
    public async Task Cancelling_a_sign_in_releases_the_port_and_the_lock_within_a_second()
    {
        using TickTickSession session = _fixture.Session(settings => settings with { NoBrowser = true });
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource<string?>();
        Task<AccessToken> signIn = session.GetTokenAsync(new TokenRequest(), new ScriptedUser { Answer = _ => never.Task }, _fixture.Reporter, stop.Token);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        var elapsed = Stopwatch.StartNew();
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signIn);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(1), elapsed.Elapsed.ToString());
        using IDisposable held = await new FileTokenStore(_fixture.CachePath).AcquireLockAsync(null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Many_threads_of_one_session_sign_in_once()
    {
        using TickTickSession session = _fixture.Session();

        AccessToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => _fixture.GetTokenAsync(session))));

        Assert.Single(tokens.Select(t => t.Value).Distinct());
        Assert.Equal(1, _fixture.Browser.Openings);
    }

    [Fact]
    public async Task Many_processes_with_an_expired_token_sign_in_once()
    {
        int count = FullRun.IsWanted ? 64 : 16;
        _fixture.SetFile(_fixture.Dictionary("expired", TimeSpan.FromDays(-1)));
        await sandbox.ClearRequestsAsync();

        var peers = new List<PeerProcess>();
        try
        {
            for (int i = 0; i < count; i++) peers.Add(PeerProcess.Start("sign-in", _fixture.Service.Name, _fixture.CachePath, _fixture.RedirectUri));
            string[] answers = await Task.WhenAll(peers.Select(peer => Task.Run(peer.ReadToEnd)));

            string token = new FileTokenStore(_fixture.CachePath).Read().Token!.Value;
            Assert.All(answers, answer => Assert.EndsWith(" " + token, answer.Trim()));
            Assert.Single(answers, answer => answer.StartsWith("SignIn ", StringComparison.Ordinal));
            Assert.Single(await sandbox.RequestsAsync("/oauth/token"));
        }
        finally
        {
            foreach (PeerProcess peer in peers) peer.Dispose();
        }
    }

    [Fact]
    public async Task A_pasted_redirect_signs_in_without_a_browser()
    {
        await sandbox.RegisterAppAsync(SandboxProcess.ClientId, SandboxProcess.ClientSecret, "https://example.org/done");
        using TickTickSession session = _fixture.Session(settings => settings with { RedirectUri = "https://example.org/done" });
        var user = new ScriptedUser
        {
            Answer = async url =>
            {
                using var http = new System.Net.Http.HttpClient(new System.Net.Http.HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });
                using System.Net.Http.HttpResponseMessage response = await http.GetAsync(url);
                return response.Headers.Location!.AbsoluteUri;
            },
        };

        Assert.Equal(TokenSource.SignIn, (await _fixture.GetTokenAsync(session, user: user)).Source);
        Assert.Equal(0, _fixture.Browser.Openings);
    }

    private sealed class UnwritableStore : ITokenStore
    {
        public string Description => "the cache file /full";

        public string Parameters => " -CachePath /full";

        public TokenSource Source => TokenSource.CacheFile;

        public TokenStoreContent Content { get; init; } = TokenStoreContent.Absent;

        public Task<TokenStoreContent> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Content);

        public Task WriteAsync(AccessToken token, CancellationToken cancellationToken) => throw new TickTickException("CacheFileUnwritable", "the disk is full.", "Free space.");

        public Task<bool> RemoveAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken) => Task.FromResult<IDisposable>(new MemoryStream());
    }
}
