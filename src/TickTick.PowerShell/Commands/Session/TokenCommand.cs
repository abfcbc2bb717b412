using System;
using System.Management.Automation;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of the cmdlets that get an access token from a session or from the specified sources.
/// </summary>
public abstract class TokenCommand : TokenSourceCommand
{
    /// <summary>Specifies the minimum remaining lifetime of the token, in seconds or as a TimeSpan.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan MinimumLifetime { get; set; } = TokenRequest.DefaultMinimumLifetime;

    /// <summary>Specifies the session to use instead of the current session of the runspace.</summary>
    [Parameter]
    [LiveSession]
    [ValidateNotNull]
    public TickTickSession? Session { get; set; }

    /// <summary>
    /// Gets the token that is cached in a session, unless the parameters name a source that could have a different
    /// one.
    /// </summary>
    private protected AccessToken? TryGetCachedToken =>
        NamesNoPlace ? (Session ?? RunspaceSession.Current)?.TryGetCachedToken(MinimumLifetime) : null;

    /// <summary>
    /// Returns the session to use, or one that is created from the parameters, and the token request.
    /// </summary>
    private protected (TickTickSession Session, TokenRequest Request) Resolve()
    {
        TokenSourceOptions options = SourceOptions;
        TickTickSession? session = Session ?? RunspaceSession.Current;
        string? mismatch = session is null ? "does not exist" : options.Mismatch(session);
        if (Session is not null && mismatch is not null)
        {
            throw new TickTickException(
                ErrorIds.SessionMismatch,
                $"The session of -Session {mismatch}.",
                "Omit -Session, or the parameters that contradict it.");
        }

        var tokenRequest = new TokenRequest { MinimumLifetime = MinimumLifetime, SkipStore = options.NoCache, NoSession = mismatch };
        return (mismatch is null ? session! : new TickTickSession(options.ToSettings()), tokenRequest);
    }
}
