using System.Collections;
using System.Management.Automation;
using TickTick.PowerShell.Hosting;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets a valid access token.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickToken", DefaultParameterSetName = "Token", HelpUri = HelpPages.Folder + "Get-TickTickToken.md")]
[OutputType(typeof(AccessToken), ParameterSetName = ["Token"])]
[OutputType(typeof(string), ParameterSetName = ["PlainText"])]
[OutputType(typeof(Hashtable), ParameterSetName = ["Header"])]
public sealed class GetTickTickTokenCommand : TokenCommand
{
    /// <summary>Indicates that the token is returned as a string.</summary>
    [Parameter(ParameterSetName = "PlainText", Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Indicates that an <c>Authorization</c> header is returned.</summary>
    [Parameter(ParameterSetName = "Header", Mandatory = true)]
    public SwitchParameter AsHeader { get; set; }

    private protected override void Execute()
    {
        AccessToken token = TryGetCachedToken ?? Await((pipeline, stopping) =>
        {
            (TickTickSession session, TokenRequest tokenRequest) = Resolve();
            return session.GetTokenAsync(tokenRequest, new HostUser(Host, pipeline), pipeline, stopping);
        });
        if (token.Source == TokenSource.Session) Reporter.Verbose("The session of this runspace returned the token.");

        if (AsPlainText) WriteObject(token.Value);
        else if (AsHeader) WriteObject(new Hashtable { ["Authorization"] = "Bearer " + token.Value });
        else WriteObject(token);
    }
}
