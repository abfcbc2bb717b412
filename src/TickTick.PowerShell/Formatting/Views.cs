using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace TickTick.PowerShell.Formatting;

/// <summary>How PowerShell shows and serializes the module's objects, made known before a runspace gets its first one.</summary>
/// <remarks>
/// In the module's own manifest it would cost every import two fifths of an empty module's, also in the many scripts
/// that only want a header: PowerShell rebuilds its whole table of views. Update-FormatData instead of a manifest would load
/// Microsoft.PowerShell.Utility for it.
/// </remarks>
internal static class Views
{
    private static readonly ConditionalWeakTable<Runspace, object> Loaded = new();

    /// <summary>Makes it known, once for a runspace. To be called before the pipeline's next command begins, which looks for views then.</summary>
    public static void Load()
    {
        Runspace runspace = Runspace.DefaultRunspace;
        if (Loaded.TryGetValue(runspace, out _)) return;
        string manifest = Path.Combine(Path.GetDirectoryName(typeof(Views).Assembly.Location)!, "..", "Formatting", "TickTick.PowerShell.Formatting.psd1");
        // Not even the first object may be had without: what tells the serializer to leave out the secret comes with it.
        using var pipeline = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        pipeline.AddCommand("Import-Module")
            .AddParameter("Name", manifest)
            .AddParameter("Verbose", false)
            .AddParameter("ErrorAction", ActionPreference.Stop)
            .Invoke();
        Loaded.Add(runspace, runspace.InstanceId);
    }
}
