using System;

namespace TickTick.Pwsh;

/// <summary>No PowerShell is available that can run the module.</summary>
internal sealed class PowerShellNotFoundException(string message) : Exception(message);
