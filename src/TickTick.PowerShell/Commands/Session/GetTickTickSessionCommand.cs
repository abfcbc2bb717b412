using System.Management.Automation;
using TickTick.PowerShell.Hosting;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets the current session of the runspace.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickSession", HelpUri = HelpPages.Folder + "Get-TickTickSession.md")]
[OutputType(typeof(TickTickSession))]
public sealed class GetTickTickSessionCommand : TickTickCommand
{
    private protected override void Execute()
    {
        if (RunspaceSession.Current is { } session) WriteObject(session);
    }
}
