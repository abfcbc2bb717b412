using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using TickTick.Http;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Vaults;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>Tests whether an access token is valid. Never prompts and never signs in.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TickTickToken", HelpUri = HelpPages.Folder + "Test-TickTickToken.md")]
[OutputType(typeof(bool))]
public sealed class TestTickTickTokenCommand : TokenCommand
{
    /// <summary>
    /// Specifies the token to test instead of the current one: a token, a dictionary, or its JSON or Python text.
    /// </summary>
    [Parameter(ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public object? Token { get; set; }

    /// <summary>Indicates that the service is asked, too.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    private protected override void Execute()
    {
        string? problem;
        try
        {
            problem = Problem();
        }
        catch (TickTickException failure) when (failure.ErrorId is ErrorIds.EnvironmentVariableMalformed or ErrorIds.TokenMalformed or ErrorIds.TokenTypeUnknown)
        {
            problem = failure.Message;
        }

        if (problem is not null) WriteWarning(problem);
        WriteObject(problem is null);
    }

    /// <summary>Returns why the token is not valid, or null if it is.</summary>
    private string? Problem()
    {
        AccessToken? token;
        TickTickSession? session = null;
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Token)))
        {
            token = Read(Token);
            if (token is null) return TokenCheck.NoToken;
        }
        else
        {
            (session, TokenRequest tokenRequest) = Resolve();
            var skipped = new List<SkippedSource>();
            token = Await((pipeline, stopping) => session.FindTokenAsync(tokenRequest, pipeline, stopping, skipped).AsTask());
            if (token is null) return TokenCheck.WhyNone(session, skipped);
        }

        if (TokenCheck.WhyUnusable(token, MinimumLifetime, DateTimeOffset.UtcNow) is { } unusable) return unusable;
        bool isAccepted = !Online || Await(async (pipeline, stopping) =>
        {
            using ServiceClient? own = session is null ? new ServiceClient((RunspaceSession.Current?.Settings.Connection) ?? ConnectionSettings.Default) : null;
            return await TokenCheck.IsAcceptedAsync(token, own ?? session!.Api.Http, pipeline, stopping).ConfigureAwait(false);
        });
        return isAccepted ? null : TokenCheck.WhyRejected(token);
    }

    private AccessToken? Read(object? value)
    {
        var origin = new TokenOrigin(TokenSource.AccessToken, SourceOptions.Service ?? TickTickService.FromEnvironment);
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => null,
            AccessToken token => token,
            TickTickSession session => session.TryGetCachedToken(TimeSpan.Zero),
            IDictionary dictionary => TokenDictionary.FromHashtable(TokenEntries.Unwrap(dictionary), origin),
            PSCustomObject => TokenDictionary.FromHashtable(TokenEntries.Unwrap((PSObject)value!), origin),
            SecureString secret => TokenDictionary.Parse(SecretText.Reveal(secret), "-Token", origin),
            string text => TokenDictionary.Parse(text, "-Token", origin),
            _ => throw new TickTickException(
                ErrorIds.TokenTypeUnknown,
                $"A {plain.GetType().Name} is not a token.",
                "Pass a token object, a hashtable, JSON, a Python dictionary, or a SecureString."),
        };
    }
}
