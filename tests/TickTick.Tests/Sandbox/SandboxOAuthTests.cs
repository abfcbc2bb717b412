using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Sandbox;

public sealed class SandboxOAuthTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, appendix B

    private OAuthClient Client { get; } = new(sandbox, TestContext.Current.CancellationToken);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sandbox.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Authorizing_redirects_with_a_six_character_code_and_the_state()
    {
        using HttpResponseMessage response = await Client.AuthorizeAsync(("state", "a b&c=ä"));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.StartsWith(OAuthClient.RedirectUri + "/?code=", response.Headers.Location!.ToString());
        Dictionary<string, string> query = OAuthClient.Query(response.Headers.Location);
        Assert.Matches("^[A-Za-z0-9]{6}$", query["code"]);
        Assert.Equal("a b&c=ä", query["state"]);
    }

    [Fact]
    public async Task A_token_response_has_the_format_of_the_live_service()
    {
        JsonElement token = await Client.TokenAsync();

        Assert.Equal(["access_token", "token_type", "expires_in", "scope"], token.EnumerateObject().Select(member => member.Name));
        Assert.Equal("bearer", token.GetProperty("token_type").GetString());
        Assert.Equal(15551999, token.GetProperty("expires_in").GetInt32());
        Assert.Equal("tasks:read tasks:write", token.GetProperty("scope").GetString());
        using HttpResponseMessage projects = await Client.GetProjectsAsync(token.GetProperty("access_token").GetString());
        Assert.Equal(HttpStatusCode.OK, projects.StatusCode);
    }

    [Fact]
    public async Task Signing_in_again_returns_the_same_token_with_its_remaining_lifetime()
    {
        JsonElement first = await Client.TokenAsync();
        await sandbox.AdvanceClockAsync(TimeSpan.FromDays(9));
        JsonElement second = await Client.TokenAsync();

        Assert.Equal(first.GetProperty("access_token").GetString(), second.GetProperty("access_token").GetString());
        Assert.InRange(second.GetProperty("expires_in").GetInt32(), 14774399 - 60, 14774399);

        await sandbox.AdvanceClockAsync(TimeSpan.FromDays(172));
        JsonElement third = await Client.TokenAsync();
        Assert.NotEqual(first.GetProperty("access_token").GetString(), third.GetProperty("access_token").GetString());
        Assert.Equal(15551999, third.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task A_code_is_valid_once_and_the_error_repeats_it()
    {
        string code = await Client.CodeAsync();
        using HttpResponseMessage first = await Client.ExchangeAsync(code);
        using HttpResponseMessage second = await Client.ExchangeAsync(code);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await AssertErrorAsync(second, HttpStatusCode.BadRequest, "invalid_grant", $"Invalid authorization code: {code}");
    }

    [Fact]
    public async Task Of_concurrent_exchanges_of_one_code_only_one_succeeds()
    {
        string code = await Client.CodeAsync();
        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Client.ExchangeAsync(code)));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
        foreach (HttpResponseMessage response in responses) response.Dispose();
    }

    [Fact]
    public async Task A_code_expires()
    {
        string code = await Client.CodeAsync();
        await sandbox.AdvanceClockAsync(TimeSpan.FromMinutes(6));
        using HttpResponseMessage response = await Client.ExchangeAsync(code);
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, "invalid_grant", $"Invalid authorization code: {code}");
    }

    [Fact]
    public async Task A_code_belongs_to_its_client_and_redirect_uri()
    {
        await sandbox.RegisterAppAsync("other", "other-secret", OAuthClient.RedirectUri);
        string code = await Client.CodeAsync();
        using HttpResponseMessage stolen = await Client.ExchangeAsync(code, ("client_id", "other"), ("client_secret", "other-secret"));
        await AssertErrorAsync(stolen, HttpStatusCode.BadRequest, "invalid_grant", $"Invalid authorization code: {code}");

        using HttpResponseMessage elsewhere = await Client.ExchangeAsync(await Client.CodeAsync(), ("redirect_uri", "http://127.0.0.1:8080/"));
        await AssertErrorAsync(elsewhere, HttpStatusCode.BadRequest, "invalid_grant", "Redirect URI mismatch.");
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/x")]
    [InlineData("http://127.0.0.1:8081")]
    [InlineData("HTTP://127.0.0.1:8080")]
    public async Task A_redirect_URI_must_match_exactly(string redirectUri)
    {
        using HttpResponseMessage response = await Client.AuthorizeAsync(("redirect_uri", redirectUri));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            $"error=\"invalid_grant\", error_description=\"Invalid redirect: {redirectUri} does not match one of the registered values\"",
            await OAuthClient.BodyAsync(response));
    }

    [Fact]
    public async Task An_app_without_redirect_URIs_cannot_request_authorization()
    {
        await sandbox.RegisterAppAsync("bare", "secret");
        using HttpResponseMessage response = await Client.AuthorizeAsync(("client_id", "bare"));

        Assert.Contains(
            "error=\"invalid_request\", error_description=\"At least one redirect_uri must be registered with the client.\"",
            await OAuthClient.BodyAsync(response));
    }

    [Fact]
    public async Task Custom_schemes_cannot_be_registered()
    {
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.RegisterAppAsync("app", "secret", "myapp://callback"));
        Assert.Contains("400", refusal.Message);
    }

    [Fact]
    public async Task Any_loopback_port_can_be_permitted()
    {
        await sandbox.PermitAnyLoopbackRedirectAsync();
        Assert.NotEmpty(await Client.CodeAsync(("redirect_uri", "http://127.0.0.1:54321/callback")));
        using HttpResponseMessage elsewhere = await Client.AuthorizeAsync(("redirect_uri", "http://example.org/"));
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Denying_redirects_with_access_denied_and_the_state()
    {
        await sandbox.SetAsync(new { consent = "deny" });
        using HttpResponseMessage response = await Client.AuthorizeAsync();
        Assert.Equal("?error=access_denied&state=state-1", response.Headers.Location!.Query);
    }

    [Theory]
    [InlineData("true", "code")]
    [InlineData("false", "error")]
    public async Task The_consent_page_is_shown_and_submitted(string answer, string expected)
    {
        await sandbox.SetAsync(new { consent = "ask" });
        using HttpResponseMessage page = await Client.AuthorizeAsync();
        string html = await OAuthClient.BodyAsync(page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Sandbox app", html);
        Assert.Contains("tasks:write", html);

        using var form = new FormUrlEncodedContent([new KeyValuePair<string, string>("user_oauth_approval", answer)]);
        using HttpResponseMessage response = await sandbox.Control.PostAsync(OAuthClient.AuthorizationPath(), form, Cancelled);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains(expected, OAuthClient.Query(response.Headers.Location!).Keys);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "tasks:delete", "invalid_scope")]
    [InlineData("code_challenge_method", "S512", "invalid_request")]
    public async Task Client_errors_are_returned_to_the_client(string parameter, string value, string error)
    {
        using HttpResponseMessage response = await Client.AuthorizeAsync((parameter, value), ("code_challenge", Challenge));
        Assert.Equal(error, OAuthClient.Query(response.Headers.Location!)["error"]);
    }

    [Fact]
    public async Task HTTP_Basic_identifies_a_client()
    {
        KeyValuePair<string, string?>[] form =
        [
            new("grant_type", "authorization_code"),
            new("code", await Client.CodeAsync()),
            new("redirect_uri", OAuthClient.RedirectUri),
        ];
        using HttpResponseMessage wrong = await Client.PostAsync(form, $"{SandboxProcess.ClientId}:wrong");
        await AssertErrorAsync(wrong, HttpStatusCode.Unauthorized, "invalid_client", "Bad client credentials");
        Assert.Equal("Basic", wrong.Headers.WwwAuthenticate.Single().Scheme);

        using HttpResponseMessage right = await Client.PostAsync(form, $"{SandboxProcess.ClientId}:{SandboxProcess.ClientSecret}");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Parameters_can_be_in_the_query()
    {
        string query = $"client_id={SandboxProcess.ClientId}&client_secret={SandboxProcess.ClientSecret}&grant_type=authorization_code"
            + $"&code={await Client.CodeAsync()}&redirect_uri={Uri.EscapeDataString(OAuthClient.RedirectUri)}";
        using HttpResponseMessage response = await sandbox.Control.PostAsync("oauth/token?" + query, null, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, "invalid_client")]
    [InlineData("client_secret", null, 401, "invalid_client")]
    [InlineData("client_id", "unknown", 401, "invalid_client")]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type")]
    [InlineData("grant_type", "refresh_token", 400, "unsupported_grant_type")]
    [InlineData("grant_type", null, 400, "invalid_request")]
    [InlineData("code", null, 400, "invalid_request")]
    public async Task An_invalid_token_request_does_not_consume_the_code(string parameter, string? value, int status, string error)
    {
        string code = await Client.CodeAsync();
        using HttpResponseMessage refused = await Client.ExchangeAsync(code, (parameter, value));
        await AssertErrorAsync(refused, (HttpStatusCode)status, error);

        using HttpResponseMessage granted = await Client.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
    }

    [Theory]
    [InlineData(Challenge, "S256")]
    [InlineData(Verifier, "plain")]
    [InlineData(Verifier, null)]
    public async Task With_PKCE_the_secret_is_optional(string challenge, string? method)
    {
        (string, string?)[] request = [("code_challenge", challenge), ("code_challenge_method", method)];
        using HttpResponseMessage granted = await Client.ExchangeAsync(await Client.CodeAsync(request), ("client_secret", null), ("code_verifier", Verifier));
        Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX")]
    [InlineData("short")]
    public async Task A_wrong_or_missing_verifier_is_rejected_even_with_the_secret(string? verifier)
    {
        string code = await Client.CodeAsync(("code_challenge", Challenge), ("code_challenge_method", "S256"));
        using HttpResponseMessage response = await Client.ExchangeAsync(code, ("code_verifier", verifier));
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Fact]
    public async Task Refresh_tokens_can_be_enabled()
    {
        await sandbox.SetAsync(new { refreshTokens = true });
        JsonElement first = await Client.TokenAsync();
        await sandbox.AdvanceClockAsync(TimeSpan.FromDays(181));

        KeyValuePair<string, string?>[] form = [new("grant_type", "refresh_token"), new("refresh_token", first.GetProperty("refresh_token").GetString())];
        using HttpResponseMessage response = await Client.PostAsync(form, $"{SandboxProcess.ClientId}:{SandboxProcess.ClientSecret}");
        JsonElement second = await OAuthClient.JsonAsync(response, HttpStatusCode.OK);
        Assert.NotEqual(first.GetProperty("access_token").GetString(), second.GetProperty("access_token").GetString());
        Assert.Equal(15551999, second.GetProperty("expires_in").GetInt32());

        await sandbox.RevokeTokensAsync();
        using HttpResponseMessage revoked = await Client.PostAsync(form, $"{SandboxProcess.ClientId}:{SandboxProcess.ClientSecret}");
        await AssertErrorAsync(revoked, HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Fact]
    public async Task The_API_repeats_a_rejected_token()
    {
        using HttpResponseMessage unknown = await Client.GetProjectsAsync("not-a-token");
        await AssertErrorAsync(unknown, HttpStatusCode.Unauthorized, "invalid_token", "Invalid access token: not-a-token");
        using HttpResponseMessage none = await Client.GetProjectsAsync(null);
        await AssertErrorAsync(none, HttpStatusCode.Unauthorized, "unauthorized");

        string expiring = await sandbox.IssueTokenAsync(TimeSpan.FromSeconds(30));
        using HttpResponseMessage before = await Client.GetProjectsAsync(expiring);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await sandbox.AdvanceClockAsync(TimeSpan.FromSeconds(31));
        using HttpResponseMessage after = await Client.GetProjectsAsync(expiring);
        await AssertErrorAsync(after, HttpStatusCode.Unauthorized, "invalid_token", $"Invalid access token: {expiring}");
    }

    [Fact]
    public async Task A_token_is_valid_for_its_scopes()
    {
        using HttpResponseMessage response = await Client.GetProjectsAsync(await sandbox.IssueTokenAsync(scope: "tasks:write"));
        await AssertErrorAsync(response, HttpStatusCode.Forbidden, "insufficient_scope");
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response, HttpStatusCode status, string error, string? description = null)
    {
        JsonElement body = await OAuthClient.JsonAsync(response, status);
        Assert.Equal(error, body.GetProperty("error").GetString());
        if (description is not null) Assert.Equal(description, body.GetProperty("error_description").GetString());
    }
}
