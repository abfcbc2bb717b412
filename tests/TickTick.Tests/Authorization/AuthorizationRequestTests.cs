using System;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class AuthorizationRequestTests
{
    [Fact]
    public void The_URL_contains_all_parameters_that_the_RFCs_require()
    {
        AuthorizationRequest request = AuthorizationFixtures.Request("http://127.0.0.1:8080");
        Assert.Equal(
            "https://ticktick.com/oauth/authorize?response_type=code&client_id=aPzh1&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080"
            + "&scope=tasks%3Awrite%20tasks%3Aread&state=s-t.a_t~e0123456789&code_challenge=" + request.ProofKey.Challenge + "&code_challenge_method=S256",
            request.Url);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http%3A%2F%2F127.0.0.1%3A8080")]
    [InlineData("http://127.0.0.1:8080/", "http%3A%2F%2F127.0.0.1%3A8080%2F")]
    [InlineData("http://LOCALHOST:80/%7Ea?b=c&d", "http%3A%2F%2FLOCALHOST%3A80%2F%257Ea%3Fb%3Dc%26d")]
    public void The_redirect_URI_is_sent_exactly_as_written(string redirect, string encoded) =>
        Assert.Contains("&redirect_uri=" + encoded + "&", AuthorizationFixtures.Request(redirect).Url);

    [Fact]
    public void User_values_are_encoded()
    {
        var request = new AuthorizationRequest(
            TickTickService.Dida365,
            "a&b=c #é",
            RedirectUri.Parse("http://localhost:8080"),
            ["tasks:read"],
            new AuthorizationState("x+y z&'\"😀"));
        Assert.StartsWith("https://dida365.com/oauth/authorize?response_type=code&client_id=a%26b%3Dc%20%23%C3%A9&", request.Url);
        Assert.Contains("&state=x%2By%20z%26%27%22%F0%9F%98%80&", request.Url);
    }

    [Fact]
    public void Each_request_has_its_own_state_and_key_and_does_not_contain_the_verifier()
    {
        AuthorizationRequest one = New();
        AuthorizationRequest two = New();
        Assert.NotEqual(one.State.Value, two.State.Value);
        Assert.NotEqual(one.ProofKey.Verifier, two.ProofKey.Verifier);
        Assert.DoesNotContain(one.ProofKey.Verifier, one.Url);

        static AuthorizationRequest New() => new(TickTickService.TickTick, "id", RedirectUri.Parse("http://localhost:8080"), ["tasks:read"]);
    }

    [Fact]
    public void A_custom_host_uses_its_own_authorization_page() =>
        Assert.StartsWith(
            "http://127.0.0.1:5000/oauth/authorize?",
            AuthorizationFixtures.Request("http://127.0.0.1:8080", service: TickTickService.Parse("http://127.0.0.1:5000")).Url,
            StringComparison.Ordinal);
}
