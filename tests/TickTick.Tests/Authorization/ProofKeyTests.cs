using System;
using System.Collections.Generic;
using TickTick.Authorization;
using Xunit;

namespace TickTick.Tests.Authorization;

public sealed class ProofKeyTests
{
    [Fact]
    public void The_challenge_is_the_one_of_RFC_7636_appendix_B() =>
        Assert.Equal(
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            ProofKey.FromVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").Challenge);

    [Fact]
    public void A_new_key_has_256_bits_in_unreserved_characters_and_is_unique()
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < 1000; i++)
        {
            ProofKey key = ProofKey.Create();
            Assert.Matches("^[A-Za-z0-9_-]{43}$", key.Verifier);
            Assert.Matches("^[A-Za-z0-9_-]{43}$", key.Challenge);
            Assert.True(seen.Add(key.Verifier));
        }
    }

    [Theory]
    [InlineData(42, 'a')]
    [InlineData(129, 'a')]
    [InlineData(43, '+')]
    [InlineData(43, 'é')]
    public void A_verifier_that_the_RFC_does_not_allow_is_rejected(int length, char c) =>
        Assert.Throws<ArgumentException>(() => ProofKey.FromVerifier(new string(c, length)));

    [Fact]
    public void ToString_does_not_reveal_the_verifier()
    {
        ProofKey key = ProofKey.Create();
        Assert.DoesNotContain(key.Verifier, key.ToString());
    }
}
