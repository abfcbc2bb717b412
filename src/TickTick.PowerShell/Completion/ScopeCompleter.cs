namespace TickTick.PowerShell.Completion;

/// <summary>Completes scopes.</summary>
internal sealed class ScopeCompleter() : WordCompleter(
    new("tasks:read", "Read tasks, projects and everything else"),
    new("tasks:write", "Create, change and remove them"));
