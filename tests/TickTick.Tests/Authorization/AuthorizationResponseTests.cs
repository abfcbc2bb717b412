using System;
using TickTick.Authorization;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class AuthorizationResponseTests
{
    private static readonly AuthorizationState State = new("abc");

    [Theory]
    [InlineData("code=mtmoDK&state=abc")]
    [InlineData("?code=mtmoDK&state=abc")]
    [InlineData("state=%61%62c&code=mtmo%44K")]
    [InlineData("x=1&x=2&code=mtmoDK&state=abc&session_state=1&error=")]
    public void A_code_with_the_right_state_is_accepted(string query)
    {
        AuthorizationResponse response = AuthorizationResponse.Parse(query, State);
        Assert.Equal("mtmoDK", response.Code);
        Assert.Null(response.Error);
        Assert.Null(response.ToFailure(AuthorizationFixtures.Request("http://127.0.0.1:8080")));
        Assert.DoesNotContain("mtmoDK", response.ToString());
    }

    [Theory]
    [InlineData("code=mtmoDK")]
    [InlineData("code=mtmoDK&state=")]
    [InlineData("code=mtmoDK&state")]
    [InlineData("code=mtmoDK&state=abd")]
    [InlineData("code=mtmoDK&state=ABC")]
    [InlineData("code=mtmoDK&State=abc")]
    [InlineData("error=access_denied&state=xyz")]
    [InlineData("")]
    [InlineData("?")]
    public void A_response_without_the_right_state_is_rejected(string query)
    {
        var failure = Assert.Throws<TickTickException>(() => AuthorizationResponse.Parse(query, State));
        Assert.Equal("StateMismatch", failure.ErrorId);
        Assert.DoesNotContain("mtmoDK", failure.Message);
    }

    [Theory]
    [InlineData("code=a&code=a&state=abc")]
    [InlineData("code=a&state=abc&state=abc")]
    [InlineData("code=a&state=abc&%63ode=b")]
    [InlineData("error=a&error=b&state=abc")]
    [InlineData("error=a&error_description=b&error_description=c&state=abc")]
    [InlineData("code=a&error=access_denied&state=abc")]
    [InlineData("state=abc")]
    [InlineData("code=&state=abc")]
    [InlineData("code=a%zz&state=abc")]
    [InlineData("code=a%4&state=abc")]
    [InlineData("code=a%&state=abc")]
    [InlineData("code=%FF&state=abc")]
    [InlineData("code=%ED%A0%80&state=abc")]
    [InlineData("code=a%00b&state=abc")]
    [InlineData("code=a+b&state=abc")]
    [InlineData("code=%C3%A9&state=abc")]
    [InlineData("code=a&state=%C0%80")]
    [InlineData("%=1&code=a&state=abc")]
    public void A_repeated_contradictory_or_malformed_redirect_is_rejected(string query)
    {
        var failure = Assert.Throws<TickTickException>(() => AuthorizationResponse.Parse(query, State));
        Assert.Equal("RedirectInvalid", failure.ErrorId);
    }

    [Theory]
    [InlineData("x+y z", "x%2By%20z")]
    [InlineData("x+y z", "x%2By+z")]
    [InlineData("x+y", "x+y")]
    [InlineData("x y", "x+y")]
    [InlineData("😀é&=", "%F0%9F%98%80%C3%A9%26%3D")]
    [InlineData("😀é", "😀é")]
    public void A_user_defined_state_is_recognized_in_every_encoding(string state, string encoded) =>
        Assert.Equal("a", AuthorizationResponse.Parse("code=a&state=" + encoded, new AuthorizationState(state)).Code);

    [Fact]
    public void Access_denied_has_its_own_error()
    {
        TickTickException? failure = AuthorizationResponse.Parse("error=access_denied&state=abc", State)
            .ToFailure(AuthorizationFixtures.Request("http://127.0.0.1:8080"));
        Assert.Equal("AuthorizationDenied", failure?.ErrorId);
        Assert.Equal(FailureKind.Authentication, failure?.Kind);
    }

    [Fact]
    public void Other_errors_are_reported_in_the_services_redacted_words()
    {
        string words = Uri.EscapeDataString("Invalid scope:\u001b[31m tasks\r\n\u202eall; code: mtmoDK" + new string('x', 5000));
        TickTickException? failure = AuthorizationResponse.Parse($"error=invalid_scope&error_description={words}&state=abc", State)
            .ToFailure(AuthorizationFixtures.Request("http://127.0.0.1:8080"));
        Assert.Equal("AuthorizationFailed", failure?.ErrorId);
        Assert.Contains("invalid_scope: Invalid scope: [31m tasks all; code: ***", failure?.Message);
        Assert.DoesNotContain("mtmoDK", failure?.Message);
        Assert.True(failure?.Message.Length < 1000);
        Assert.DoesNotContain(failure!.Message, char.IsControl);
    }
}
