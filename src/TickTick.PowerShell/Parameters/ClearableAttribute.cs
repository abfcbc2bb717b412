using System;

namespace TickTick.PowerShell.Parameters;

/// <summary>Marks a parameter whose null or empty value clears a field of an existing resource.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClearableAttribute : Attribute;
