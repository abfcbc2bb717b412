using System.Collections;
using System.Management.Automation;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns a valid access token, from wherever one is.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickToken", DefaultParameterSetName = "Token", HelpUri = HelpPages.Folder + "Get-TickTickToken.md")]
[OutputType(typeof(AccessToken), ParameterSetName = ["Token"])]
[OutputType(typeof(string), ParameterSetName = ["PlainText"])]
[OutputType(typeof(Hashtable), ParameterSetName = ["Header"])]
public sealed class GetTickTickTokenCommand : TokenCommand
{
    /// <summary>Return the token as a string.</summary>
    [Parameter(ParameterSetName = "PlainText", Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Return an <c>Authorization</c> header.</summary>
    [Parameter(ParameterSetName = "Header", Mandatory = true)]
    public SwitchParameter AsHeader { get; set; }

    /// <summary>Asks the places in order.</summary>
    private protected override void Execute()
    {
        AccessToken token = TryGetCachedToken ?? Await((pipeline, stopping) =>
        {
            (TickTickSession session, TokenRequest demand) = Resolve();
            return session.GetTokenAsync(demand, new HostUser(Host, pipeline), pipeline, stopping);
        });
        if (token.Source == TokenSource.Session) WriteVerbose("The session of this runspace returned the token.");

        if (AsPlainText) WriteObject(token.Value);
        else if (AsHeader) WriteObject(new Hashtable { ["Authorization"] = "Bearer " + token.Value });
        else WriteObject(token);
    }
}
