using System;
using System.Diagnostics;
using TickTick.Authorization;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class ServiceTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("Bad credentials", "Bad credentials")]
    [InlineData("Invalid redirect: http://127.0.0.1:8080/callback does not match one of the registered values.", "Invalid redirect: http://127.0.0.1:8080/callback does not match one of the registered values.")]
    [InlineData("At least one redirect_uri must be registered with the client.", "At least one redirect_uri must be registered with the client.")]
    [InlineData("Invalid authorization code: mtmoDK", "Invalid authorization code ***")]
    [InlineData("Invalid access token: 0af51c2e-5b1c-4b62-8c2b-8f0a1a2b3c4d", "Invalid access token ***")]
    [InlineData("Invalid access token: tp_secretwithoutdigits", "Invalid access token ***")]
    [InlineData("client_secret=abcdef rest", "client_secret *** rest")]
    [InlineData("it was 0af51c2e5b1c4b628c2b8f0a1a2b3c4d then", "it was *** then")]
    [InlineData("the code has expired", "the code has expired")]
    [InlineData("two\r\nlines\t and \u0007 more\u200b", "two lines and more")]
    [InlineData("ok\u202etxt", "ok txt")]
    public void Words_become_one_harmless_line(string? text, string? expected) => Assert.Equal(expected, ServiceText.Clean(text));

    [Fact]
    public void A_megabyte_of_words_takes_no_time()
    {
        var elapsed = Stopwatch.StartNew();
        foreach (char c in "a1 :=") Assert.True(ServiceText.Clean(new string(c, 1_000_000))!.Length <= 301);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(2));
    }
}
