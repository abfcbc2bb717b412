using System;

namespace TickTick.PowerShell.Parameters;

/// <summary>Accepts a time zone as its ID or as the object that <c>Get-TimeZone</c> returns.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value) => value is TimeZoneInfo zone ? zone.Id : base.Read(value);
}
