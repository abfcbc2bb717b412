using System.Linq;
using TickTick.Authorization.Loopback;
using Xunit;

namespace TickTick.Tests.Authorization.Loopback;

public sealed class RedirectUriTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("HTTP://LocalHost:8080/Call%62ack?x=1")]
    [InlineData("https://example.org/../a/ü")]
    public void The_URI_is_preserved_as_written(string text)
    {
        Assert.Equal(text, RedirectUri.Parse(text).Text);
        Assert.Equal(text, RedirectUri.Parse($"  {text}\n").Text);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1")]
    [InlineData("http://127.0.0.2:8080", "127.0.0.2")]
    [InlineData("http://[::1]:8080/x", "::1")]
    [InlineData("http://LOCALHOST:8080", "127.0.0.1 ::1")]
    [InlineData("https://localhost", "127.0.0.1 ::1")]
    [InlineData("http://example.org:8080", "")]
    [InlineData("http://localhost.example.org", "")]
    [InlineData("http://loopback:8080", "")]
    [InlineData("http://0.0.0.0:8080", "")]
    [InlineData("http://192.168.1.1:8080", "")]
    [InlineData("http://[::]:8080", "")]
    public void Only_URIs_of_this_machine_are_loopback(string text, string addresses)
    {
        RedirectUri redirect = RedirectUri.Parse(text);
        Assert.Equal(addresses, string.Join(" ", redirect.Addresses.Select(a => a.ToString())));
        Assert.Equal(addresses.Length > 0, redirect.IsLoopback);
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("/callback")]
    [InlineData("myapp://callback")]
    [InlineData("urn:ietf:wg:oauth:2.0:oob")]
    [InlineData("http://")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("http://127.0.0.1:99999/")]
    [InlineData("http://127.0.0.1:8080/#fragment")]
    [InlineData("http://user@127.0.0.1:8080/")]
    [InlineData("http://127.0.0.1:8080/a b")]
    [InlineData("http:\\\\127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/\r\nX: y")]
    public void Invalid_redirect_URIs_are_rejected_with_a_remedy(string text)
    {
        var failure = Assert.Throws<TickTickException>(() => RedirectUri.Parse(text));
        Assert.Equal("RedirectUriInvalid", failure.ErrorId);
        Assert.Equal(FailureKind.InvalidInput, failure.Kind);
        Assert.Contains("-RedirectUri", failure.Message);
    }
}
