using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace TickTick.PowerShell.Formatting;

/// <summary>Loads the views of the module's objects before a runspace outputs the first one.</summary>
/// <remarks>
/// In the module manifest, the views would add two fifths of the import time of an empty module to every import, even
/// in the many scripts that only need a header, because PowerShell rebuilds its whole table of views.
/// Update-FormatData would load Microsoft.PowerShell.Utility. Tokens have no views: their properties are the list to
/// show, and a view would take as long as everything else that the first token needs.
/// </remarks>
internal sealed class Views
{
    private readonly ConditionalWeakTable<Runspace, object> _loaded = new();
    private readonly string _manifest;

    private Views(string name) =>
        _manifest = Path.Combine(Path.GetDirectoryName(typeof(Views).Assembly.Location)!, "..", "Formatting", $"TickTick.PowerShell.{name}.psd1");

    /// <summary>Gets the views of sessions.</summary>
    public static Views OfSessions { get; } = new("SessionViews");

    /// <summary>Gets the views of tasks, projects and the other resources of an account.</summary>
    public static Views OfAccounts { get; } = new("AccountViews");

    /// <summary>
    /// Loads the views once per runspace. Must be called before the next command of the pipeline begins, which is
    /// when PowerShell looks for views.
    /// </summary>
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
