using System;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Security;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Tokens;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1637192935);

    [Theory]
    [InlineData(60, 60, true)]
    [InlineData(59, 60, false)]
    [InlineData(0, 0, true)]
    [InlineData(-1, 0, false)]
    [InlineData(3600, 3600, true)]
    public void A_token_is_expired_if_less_than_the_minimum_lifetime_remains(int left, int minimum, bool lives) =>
        Assert.Equal(lives, Token(Now.AddSeconds(left)).LivesLongerThan(TimeSpan.FromSeconds(minimum), Now));

    [Fact]
    public void The_current_time_is_truncated_to_seconds_as_in_ticktick_py() =>
        Assert.True(Token(Now.AddSeconds(60)).LivesLongerThan(TimeSpan.FromSeconds(60), Now.AddMilliseconds(999)));

    [Fact]
    public void A_token_without_expiration_is_valid() =>
        Assert.True(Token(null).LivesLongerThan(TimeSpan.MaxValue, DateTimeOffset.MaxValue));

    [Fact]
    public void The_remaining_lifetime_is_in_whole_seconds_of_the_clock()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), Token(Now.AddSeconds(90)).ExpiresIn);
        Assert.Equal(TimeSpan.FromSeconds(90), Token(Now.AddSeconds(90.9)).ExpiresIn);
        Assert.Equal(TimeSpan.FromSeconds(-1), Token(Now.AddSeconds(-0.1)).ExpiresIn);
        Assert.Null(Token(null).ExpiresIn);
    }

    [Fact]
    public void The_secure_token_is_one_read_only_object_shared_by_all_threads()
    {
        AccessToken token = Token(null);
        var seen = Enumerable.Range(0, 64).AsParallel().Select(_ => token.ToSecureString()).Distinct().ToList();
        Assert.Same(token.ToSecureString(), Assert.Single(seen));
        Assert.True(token.ToSecureString().IsReadOnly());
        Assert.Equal("secret-value", new NetworkCredential(string.Empty, token.ToSecureString()).Password);
    }

    [Fact]
    public void A_token_converts_to_a_SecureString()
    {
        AccessToken token = Token(null);
        SecureString? secure = token;
        Assert.Same(token.ToSecureString(), secure);
        secure = (AccessToken?)null;
        Assert.Null(secure);
    }

    [Fact]
    public void WithSource_changes_the_source_only()
    {
        AccessToken token = Token(Now);
        AccessToken other = token.WithSource(TokenSource.SignIn);
        Assert.Equal(TokenSource.CacheFile, token.Source);
        Assert.Equal(TokenSource.SignIn, other.Source);
        Assert.Equal(("secret-value", Now), (other.Value, other.ExpiresAt));
        Assert.Same(token, token.WithSource(TokenSource.CacheFile));
    }

    [Fact]
    public void No_public_member_reveals_the_secret()
    {
        var token = new AccessToken("secret-value", TickTickService.TickTick, TokenSource.CacheFile) { RefreshToken = "secret-refresh", ExpiresAt = Now };
        string shown = token + JsonSerializer.Serialize(new { Text = token.ToString(), token.Scope, token.TokenType, token.ClientId });
        foreach (PropertyInfo property in typeof(AccessToken).GetProperties()) shown += $"{property.Name}={property.GetValue(token)};";
        Assert.DoesNotContain("secret", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(typeof(AccessToken).GetProperties(), property => property.PropertyType == typeof(System.Security.SecureString));
        Assert.Equal("TickTick access token, expires 2021-11-17 23:48:55Z", token.ToString());
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public void The_description_is_the_same_in_every_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Assert.Equal("TickTick access token, expires 2021-11-17 23:48:55Z", Token(Now).ToString());
    }

    private static AccessToken Token(DateTimeOffset? end) =>
        new("secret-value", TickTickService.TickTick, TokenSource.CacheFile, new FakeTimeProvider(Now)) { ExpiresAt = end };
}
