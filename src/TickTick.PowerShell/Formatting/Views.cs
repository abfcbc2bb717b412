using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace TickTick.PowerShell.Formatting;

/// <summary>How PowerShell shows some of the module's objects, made known before a runspace gets its first one.</summary>
/// <remarks>
/// In the module's own manifest it would cost every import two fifths of an empty module's, also in the many scripts
/// that only want a header: PowerShell rebuilds its whole table of views. Update-FormatData instead of a manifest would load
/// Microsoft.PowerShell.Utility for it. Tokens have none: their properties are the list to show, and a view would cost the
/// first token as much as everything else about it.
/// </remarks>
internal sealed class Views
{
    private readonly ConditionalWeakTable<Runspace, object> _loaded = new();
    private readonly string _manifest;

    private Views(string name) =>
        _manifest = Path.Combine(Path.GetDirectoryName(typeof(Views).Assembly.Location)!, "..", "Formatting", $"TickTick.PowerShell.{name}.psd1");

    /// <summary>Of sessions.</summary>
    public static Views OfSessions { get; } = new("SessionViews");

    /// <summary>Of tasks, projects and whatever else an account has.</summary>
    public static Views OfAccounts { get; } = new("AccountViews");

    /// <summary>Makes it known, once for a runspace. To be called before the pipeline's next command begins, which looks for views then.</summary>
    public void Load()
    {
        Runspace runspace = Runspace.DefaultRunspace;
        if (_loaded.TryGetValue(runspace, out _)) return;
        using var pipeline = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        pipeline.AddCommand("Import-Module")
            .AddParameter("Name", _manifest)
            .AddParameter("Verbose", false)
            .AddParameter("ErrorAction", ActionPreference.Stop)
            .Invoke();
        _loaded.Add(runspace, runspace.InstanceId);
    }
}
