using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tests.Http;
using TickTick.Tests.Sessions;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Authorization;

/// <summary>Tests token endpoints that behave differently from TickTick's.</summary>
public sealed class TokenEndpointTests
{
    private const string Good = """{"access_token": "good-token", "token_type": "bearer", "expires_in": 15551999, "scope": "tasks:read tasks:write"}""";

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly RecordingReporter _reporter = new();

    public static TheoryData<string> UnusableTokens() =>
    [
        """{"access_token": "line\r\nbreak"}""",
        """{"access_token": "with space"}""",
        """{"access_token": "nul\u0000"}""",
        """{"access_token": "ungültig"}""",
        """{"access_token": "half\ud83d"}""",
        """{"access_token": ""}""",
        """{"access_token": 5}""",
        """{"access_token": ["a"]}""",
        """{"access_token": null}""",
        """{"access_token": "System.Security.SecureString"}""",
        """{"access_token": "LONG"}""",
        """{"access_token": "x", "token_type": "mac"}""",
        """["access_token"]""",
        """ "access_token" """,
        "<html>Sign in to the network</html>",
        "{}",
        "",
    ];

    [Theory]
    [MemberData(nameof(UnusableTokens))]
    public async Task An_unusable_access_token_is_refused_and_the_next_sign_in_succeeds(string answer)
    {
        string next = answer.Replace("LONG", new string('x', 40_000));
        using var server = new ScriptedServer(request => request.Path == "/oauth/authorize" ? ScriptedServer.Allow(request) : ScriptedServer.Response(200, next));
        using var fixture = new SessionFixture(server.Origin);
        using (TickTickSession session = fixture.Session())
        {
            TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => fixture.GetTokenAsync(session));
            Assert.Equal("ResponseInvalid", failure.ErrorId);
            Assert.False(File.Exists(fixture.CachePath));
        }

        next = Good;
        using TickTickSession later = fixture.Session();
        Assert.Equal("good-token", (await fixture.GetTokenAsync(later)).Value);
        Assert.Equal("good-token", new FileTokenStore(fixture.CachePath).Read().Token!.Value);
    }

    [Theory]
    [InlineData("""{"access_token": "a", "refresh_token": "with space", "scope": "half\ud83d", "token_type": "half\udc00", "expires_in": "soon"}""")]
    [InlineData("""{"access_token": "a", "refresh_token": ["x"], "scope": ["x"], "token_type": 7, "expires_in": {}}""")]
    [InlineData("""{"access_token": "a", "half\ud83d": 1, "expires_in": 1e999}""")]
    [InlineData("""{"access_token": "a", "\ud83dabcd": 1}""")]
    public async Task What_else_is_invalid_in_an_answer_is_ignored_and_what_is_written_can_be_replaced(string answer)
    {
        using var server = new ScriptedServer(request => request.Path == "/oauth/authorize" ? ScriptedServer.Allow(request) : ScriptedServer.Response(200, answer));
        using var fixture = new SessionFixture(server.Origin);
        using TickTickSession session = fixture.Session();

        AccessToken token = await fixture.GetTokenAsync(session, new TokenRequest { Force = true });
        await fixture.GetTokenAsync(session, new TokenRequest { Force = true });

        Assert.Equal("a", token.Value);
        Assert.Null(token.RefreshToken);
        Assert.Equal("a", new FileTokenStore(fixture.CachePath).Read().Token!.Value);
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        Assert.Equal("good-token", (await ExchangeAsync(200, [.. Mark, .. Encoding.UTF8.GetBytes(Good)])).Value);
    }

    [Fact]
    public async Task An_answer_over_a_megabyte_is_refused()
    {
        string large = Good.Replace("}", $", \"x\": \"{new string('x', 1 << 20)}\"}}");

        Assert.Equal("ResponseInvalid", (await RefusalAsync(200, large)).ErrorId);
    }

    [Theory]
    [InlineData(401, "", "InvalidClient", "The client ID or the client secret is wrong.")]
    [InlineData(401, "<html></html>", "InvalidClient", "HTTP 401")]
    [InlineData(302, "", "ResponseInvalid", "redirects to another address (HTTP 302)")]
    [InlineData(308, "", "ResponseInvalid", "redirects to another address (HTTP 308)")]
    [InlineData(404, "", "ResponseInvalid", "there is no token endpoint at")]
    [InlineData(400, "", "TokenRequestRefused", "The token request was rejected.")]
    [InlineData(403, "<html></html>", "TokenRequestRefused", "The token request was rejected.")]
    [InlineData(500, "", "ServiceUnavailable", "HTTP 500")]
    public async Task A_refusal_says_what_it_is(int status, string body, string errorId, string words)
    {
        TickTickException failure = await RefusalAsync(status, body);

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "plus+percent%41 colon:", "id with+%:")]
    [InlineData(false, "plus+percent%41 colon:", "id with+%")]
    [InlineData(true, "plain-secret_1", "plain.id")]
    [InlineData(false, "plain-secret_1", "plain.id")]
    public async Task Reserved_characters_in_the_credentials_are_accepted_by_servers_of_both_kinds(bool decodes, string secret, string id)
    {
        using var server = new ScriptedServer(request => IsAccepted(request, decodes, id, secret)
            ? ScriptedServer.Response(200, Good)
            : ScriptedServer.Response(401, """{"error": "invalid_client"}"""));

        AccessToken token = await ExchangeAsync(server, new ClientCredential(id, SecretText.Protect(secret)));

        Assert.Equal("good-token", token.Value);
        bool isReserved = Uri.EscapeDataString(secret) != secret;
        Assert.Equal(isReserved && !decodes ? 2 : 1, server.Requests.Count);
        Assert.DoesNotContain(secret, _reporter.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_with_reserved_characters_is_sent_in_both_forms_and_no_more()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(401, """{"error": "invalid_client", "error_description": "wrong s%2Bcret and s+cret"}"""));

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => ExchangeAsync(server, new ClientCredential("id", SecretText.Protect("s+cret"))));

        Assert.Equal("InvalidClient", failure.ErrorId);
        Assert.Equal(["id:s%2Bcret", "id:s+cret"], server.Requests.Select(request => request.Basic));
        Assert.Contains("wrong *** and ***", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TickTick", "id:s+cret")]
    [InlineData("Dida365", "id:s+cret")]
    [InlineData("https://tasks.example.org", "id:s%2Bcret")]
    public void The_services_that_compare_credentials_as_they_are_receive_them_so_first(string service, string first)
    {
        string?[] values = [.. new ClientCredential("id", SecretText.Protect("s+cret")).BasicFor(TickTickService.Parse(service))];

        Assert.Equal(2, values.Length);
        Assert.Equal(first, Encoding.UTF8.GetString(Convert.FromBase64String(values[0]!)));
    }

    private static bool IsAccepted(ScriptedRequest request, bool decodes, string id, string secret)
    {
        if (!decodes) return request.Basic == $"{id}:{secret}";
        string[] parts = request.Basic!.Split([':'], 2);
        return WebUtility.UrlDecode(parts[0]) == id && WebUtility.UrlDecode(parts[1]) == secret;
    }

    private async Task<TickTickException> RefusalAsync(int status, string body) =>
        await Assert.ThrowsAsync<TickTickException>(() => ExchangeAsync(status, Encoding.UTF8.GetBytes(body)));

    private async Task<AccessToken> ExchangeAsync(int status, byte[] body)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Response(status, body, "Location: http://127.0.0.1:1/"));
        return await ExchangeAsync(server, new ClientCredential("id", SecretText.Protect("secret")));
    }

    private async Task<AccessToken> ExchangeAsync(ScriptedServer server, ClientCredential credential)
    {
        var service = TickTickService.Parse(server.Origin.GetLeftPart(UriPartial.Authority));
        using var client = new ServiceClient(new ConnectionSettings { MaximumRetryCount = 0 }, maximumBodyLength: TokenResponse.MaximumLength);
        var request = new AuthorizationRequest(service, credential.ClientId, RedirectUri.Parse("http://127.0.0.1:8080"), ["tasks:read"]);
        return await new TokenEndpoint(client, service, credential, TimeProvider.System)
            .ExchangeAsync(new AuthorizationGrant("abcdef", request), _reporter, CancellationToken.None);
    }
}
