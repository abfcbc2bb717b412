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
            new ProofKey("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").Challenge);

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

    [Fact]
    public void ToString_does_not_reveal_the_verifier()
    {
        ProofKey key = ProofKey.Create();
        Assert.DoesNotContain(key.Verifier, key.ToString());
    }
}
