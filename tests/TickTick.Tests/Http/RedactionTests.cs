using System;
using System.Diagnostics;
using TickTick.Http;
using Xunit;

namespace TickTick.Tests.Http;

[Collection(TimedTests.Name)]
public sealed class RedactionTests
{
    [Theory]
    [InlineData("Invalid access token: 628ff081-5331-4a37-8ddc-021974c9f43a", "Invalid access token: ***")]
    [InlineData("Invalid authorization code: mtmoDK", "Invalid authorization code: ***")]
    [InlineData("Invalid refresh token: abcdefghij", "Invalid refresh token: ***")]
    [InlineData("access_token=tp_8f14e45fceea167a5a36dedd4bea2543 was revoked", "access_token=*** was revoked")]
    [InlineData("code mtmoDK is used", "code *** is used")]
    [InlineData("{\"token\":\"abc123DEF\"}", "{\"token\":\"***\"}")]
    [InlineData("Invalid access token: tp_secretwithoutdigits", "Invalid access token: ***")]
    [InlineData("client_secret=abcdef rest", "client_secret=*** rest")]
    [InlineData("it was 0af51c2e5b1c4b628c2b8f0a1a2b3c4d then", "it was *** then")]
    public void A_secret_in_a_response_is_masked(string words, string shown) => Assert.Equal(shown, Redaction.Clean(words, 300));

    [Theory]
    [InlineData("Bad client credentials")]
    [InlineData("Query rate limit exceeded. Maximum 100 requests per minute.")]
    [InlineData("Invalid redirect: http://127.0.0.1:8080/callback does not match one of the registered values")]
    [InlineData("At least one redirect_uri must be registered with the client.")]
    [InlineData("Unsupported token type")]
    [InlineData("the code has expired")]
    [InlineData("")]
    public void Text_without_secrets_is_unchanged(string words) => Assert.Equal(words, Redaction.Clean(words, 300));

    [Fact]
    public void Sent_secrets_are_masked_in_responses() =>
        Assert.Equal("no such app: ***, nor ***", Redaction.Clean("no such app: aPzh1, nor hunter2", 300, ["hunter2", "aPzh1"]));

    [Theory]
    [InlineData("a\u001bb", "a b")]
    [InlineData("two\r\nlines\t and \u0007 more\u200b", "two lines and more")]
    [InlineData("ok\u202etxt", "ok txt")]
    public void Text_becomes_one_line_without_control_sequences(string words, string shown) => Assert.Equal(shown, Redaction.Clean(words, 300));

    [Fact]
    public void A_megabyte_of_text_is_truncated_quickly()
    {
        var elapsed = Stopwatch.StartNew();
        foreach (char c in "a1 :=") Assert.True(Redaction.Clean(new string(c, 1_000_000), 300).Length <= 301);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(2), elapsed.Elapsed.ToString());
    }
}
