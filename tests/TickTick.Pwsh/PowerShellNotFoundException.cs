using System;

namespace TickTick.Pwsh;

/// <summary>The exception that is thrown if no PowerShell can run the module.</summary>
internal sealed class PowerShellNotFoundException(string message) : Exception(message);
