using System;
using System.Management.Automation;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that ask a session, or the places named, for a token.</summary>
public abstract class TokenCommand : TokenSourceCommand
{
    /// <summary>How long, in seconds or as a TimeSpan, the token must still live.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan MinimumLifetime { get; set; } = TokenRequest.DefaultMinimumLifetime;

    /// <summary>The session to ask instead of this runspace's.</summary>
    [Parameter]
    [ValidateNotNull]
    public TickTickSession? Session { get; set; }

    /// <summary>The token that a session has in hand, where the caller names no place that could make it the wrong one.</summary>
    private protected AccessToken? TryGetCachedToken =>
        NamesNoPlace ? (Session ?? RunspaceSession.Current)?.TryGetCachedToken(MinimumLifetime) : null;

    /// <summary>The session that is meant, or one made of the places named, and what is asked of it.</summary>
    private protected (TickTickSession Session, TokenRequest Demand) Resolve()
    {
        TokenSourceOptions places = Places;
        TickTickSession? session = Session ?? RunspaceSession.Current;
        string? mismatch = session is null ? "does not exist" : places.Mismatch(session);
        if (Session is not null && mismatch is not null)
        {
            throw new TickTickException(
                "SessionMismatch",
                FailureKind.InvalidInput,
                $"The session of -Session {mismatch}. Omit -Session, or the parameters that contradict it.");
        }

        var demand = new TokenRequest { MinimumLifetime = MinimumLifetime, SkipStore = places.NoCache, NoSession = mismatch };
        return (mismatch is null ? session! : new TickTickSession(places.ToSettings()), demand);
    }
}
