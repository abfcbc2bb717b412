using System;
using System.Net;
using TickTick.Http;
using Xunit;

namespace TickTick.Tests.Http;

public sealed class OutsideProxyTests
{
    private static readonly Uri Address = new("http://proxy.example:3128");

    [Theory]
    [InlineData("http://127.0.0.1:5000/open/v1/project")]
    [InlineData("http://localhost:5000/oauth/token")]
    [InlineData("http://[::1]:5000/oauth/token")]
    public void Requests_to_loopback_use_no_proxy(string destination)
    {
        var proxy = new OutsideProxy(new WebProxy(Address), null);

        Assert.True(proxy.IsBypassed(new Uri(destination)));
        Assert.Null(proxy.GetProxy(new Uri(destination)));
    }

    [Fact]
    public void Other_requests_use_the_system_proxy()
    {
        var proxy = new OutsideProxy(new WebProxy(Address, BypassOnLocal: false, ["inside\\.example"]), null);

        Assert.Equal(Address, proxy.GetProxy(new Uri("https://api.ticktick.com/open/v1/project")));
        Assert.False(proxy.IsBypassed(new Uri("https://api.ticktick.com/open/v1/project")));
        Assert.True(proxy.IsBypassed(new Uri("https://inside.example/")));
    }

    [Fact]
    public void A_given_credential_takes_precedence_over_the_system_proxys()
    {
        var own = new NetworkCredential("own", "x");
        var given = new NetworkCredential("given", "x");

        Assert.Same(own, new OutsideProxy(new WebProxy(Address) { Credentials = own }, null).Credentials);
        Assert.Same(given, new OutsideProxy(new WebProxy(Address) { Credentials = own }, given).Credentials);
    }
}
