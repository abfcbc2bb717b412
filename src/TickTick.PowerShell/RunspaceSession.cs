using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using TickTick.Sessions;

namespace TickTick.PowerShell;

/// <summary>The session of each runspace. It dies with its runspace, and no other sees it.</summary>
internal static class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, Holder> Holders = new();

    /// <summary>The session of the runspace that this thread works for; null where there is none.</summary>
    public static TickTickSession? Current
    {
        get => Holders.TryGetValue(Runspace.DefaultRunspace, out Holder? holder) ? holder.Session : null;
        set => Holders.GetOrCreateValue(Runspace.DefaultRunspace).Session = value;
    }

    private sealed class Holder
    {
        public TickTickSession? Session { get; set; }
    }
}
