using System;

namespace TickTick.PowerShell.Parameters;

/// <summary>Marks a parameter whose null or empty value takes something away, where the cmdlet changes what is there.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClearableAttribute : Attribute;
