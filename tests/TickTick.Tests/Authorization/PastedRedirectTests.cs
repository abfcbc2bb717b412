using TickTick.Authorization;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class PastedRedirectTests
{
    private static readonly AuthorizationRequest Request = AuthorizationFixtures.Request("http://127.0.0.1:8080/callback", "abc");

    [Theory]
    [InlineData("http://127.0.0.1:8080/callback?code=mtmoDK&state=abc")]
    [InlineData("HTTP://127.0.0.1:8080/callback?state=abc&code=mtmoDK#_=_")]
    [InlineData("  \"http://127.0.0.1:8080/callback?code=mtmoDK&state=abc\" \r\n")]
    [InlineData("<http://127.0.0.1:8080/callback?code=mtmoDK&state=abc>")]
    [InlineData("'http://127.0.0.1:8080/callback?code=mtmoDK&state=abc'")]
    [InlineData("“http://127.0.0.1:8080/callback?code=mtmoDK&state=abc”")]
    [InlineData("?code=mtmoDK&state=abc")]
    [InlineData("code=mtmoDK&state=abc")]
    [InlineData("127.0.0.1:8080/callback?code=mtmoDK&state=abc")]
    [InlineData("mtmoDK")]
    [InlineData(" 'mtmoDK' ")]
    public void The_URL_its_query_or_the_code_is_accepted(string pasted) =>
        Assert.Equal("mtmoDK", PastedRedirect.Parse(pasted, Request).Code);

    [Theory]
    [InlineData("http://127.0.0.1:8080/callback?code=mtmoDK&state=xyz")]
    [InlineData("http://127.0.0.1:8080/callback?code=mtmoDK")]
    [InlineData("?code=mtmoDK&state=xyz")]
    [InlineData("code=mtmoDK")]
    public void A_URL_of_another_sign_in_is_rejected(string pasted) =>
        Assert.Equal("StateMismatch", Assert.Throws<TickTickException>(() => PastedRedirect.Parse(pasted, Request)).ErrorId);

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("  \"\" ", "nothing")]
    [InlineData("http://127.0.0.1:8080/callback", "question mark")]
    [InlineData("http://127.0.0.1:8080/?code=mtmoDK&state=abc", "does not start with")]
    [InlineData("http://localhost:8080/callback?code=mtmoDK&state=abc", "does not start with")]
    [InlineData("https://ticktick.com/oauth/authorize?client_id=x&state=abc", "Allow the app")]
    [InlineData("http://?code=a", "not an address")]
    [InlineData("hello world", "not an address or a code")]
    [InlineData("http://127.0.0.1:8080/callback?code=a&code=b&state=abc", "twice")]
    public void Other_text_is_rejected_with_the_reason(string pasted, string why)
    {
        var failure = Assert.Throws<TickTickException>(() => PastedRedirect.Parse(pasted, Request));
        Assert.Equal("RedirectInvalid", failure.ErrorId);
        Assert.Contains(why, failure.Message);
        Assert.DoesNotContain("mtmoDK", failure.Message);
    }

    [Fact]
    public void A_denial_is_parsed() =>
        Assert.Equal("access_denied", PastedRedirect.Parse("http://127.0.0.1:8080/callback?error=access_denied&state=abc", Request).Error?.Code);

    [Fact]
    public void A_redirect_URI_registered_without_a_slash_is_accepted_with_one() =>
        Assert.Equal("a", PastedRedirect.Parse("http://127.0.0.1:8080/?code=a&state=abc", AuthorizationFixtures.Request("http://127.0.0.1:8080", "abc")).Code);
}
