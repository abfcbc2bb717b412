using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>Reads TimeSpans that went through JSON.</summary>
internal static class TimeSpans
{
    /// <summary>Returns the TimeSpan whose properties ConvertTo-Json wrote, or null if the object is another one.</summary>
    public static TimeSpan? OfJson(object value)
    {
        PSMemberInfoCollection<PSPropertyInfo> properties = PSObject.AsPSObject(value).Properties;
        object? ticks = properties["TotalSeconds"] is null ? null : properties["Ticks"]?.Value;
        return ticks is long or int ? new TimeSpan(Convert.ToInt64(ticks, CultureInfo.InvariantCulture)) : null;
    }
}
