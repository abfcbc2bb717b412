using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;

namespace TickTick.PowerShell.Hosting;

/// <summary>Gets the object that a cmdlet receives from the pipeline, whatever it is.</summary>
internal static class PipelineInput
{
    // A parameter that takes any object would show in the syntax of the cmdlet and accept rows of which nothing else is
    // bound, and PowerShell has no public member for the object.
    private static readonly PropertyInfo? Current =
        typeof(InternalCommand).GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>Returns the current object, or null if the cmdlet receives none.</summary>
    public static PSObject? Of(Cmdlet cmdlet) => Current?.GetValue(cmdlet) is PSObject item && item != AutomationNull.Value ? item : null;
}
