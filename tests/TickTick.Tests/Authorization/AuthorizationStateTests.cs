using TickTick.Authorization;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class AuthorizationStateTests
{
    [Fact]
    public void A_new_state_has_256_bits_and_is_unique()
    {
        Assert.Matches("^[A-Za-z0-9_-]{43}$", AuthorizationState.Create().Value);
        Assert.NotEqual(AuthorizationState.Create().Value, AuthorizationState.Create().Value);
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("abd", false)]
    [InlineData("xbc", false)]
    [InlineData("ab", false)]
    [InlineData("abcabc", false)]
    [InlineData("abca", false)]
    [InlineData("ABC", false)]
    [InlineData("abc\0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_identical_state_matches(string? candidate, bool expected) =>
        Assert.Equal(expected, new AuthorizationState("abc").Matches(candidate));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_state_is_rejected(string? value) =>
        Assert.Equal("StateInvalid", Assert.Throws<TickTickException>(() => new AuthorizationState(value!)).ErrorId);
}
