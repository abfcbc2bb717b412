using System.Management.Automation;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Ends a session and, with <see cref="ClearCache"/>, removes its stored token.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "TickTick", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Disconnect-TickTick.md")]
[OutputType(typeof(void))]
public sealed class DisconnectTickTickCommand : TickTickCommand
{
    /// <summary>Specifies the session to end instead of the current session of the runspace.</summary>
    [Parameter(ValueFromPipeline = true)]
    [LiveSession]
    [ValidateNotNull]
    public TickTickSession? Session { get; set; }

    /// <summary>Indicates that the stored token is removed.</summary>
    [Parameter]
    public SwitchParameter ClearCache { get; set; }

    private protected override void Execute()
    {
        TickTickSession? session = Session ?? RunspaceSession.Current;
        if (session is null && !ClearCache)
        {
            // The token of commands that ran without Connect-TickTick is discarded, too.
            RunspaceSession.Current = null;
            Reporter.Verbose("There is no session.");
            return;
        }

        if (session is not null && ShouldProcess(session.ToString(), "Disconnect"))
        {
            session.Dispose();
            if (ReferenceEquals(session, RunspaceSession.Current)) RunspaceSession.Current = null;
        }

        if (!ClearCache) return;
        if ((session?.Settings ?? new TokenSourceOptions().ToSettings()).Store is not { } store) WriteWarning("This session has no token store, so no stored token is removed.");
        else if (ShouldProcess(store.Description, "Remove the stored token"))
        {
            if (session is null) RunspaceSession.Current = null;
            Reporter.Verbose(Await((_, stopping) => store.RemoveAsync(stopping)) ? $"Removed {store.Description}." : $"There is no token in {store.Description}.");
        }
    }
}
