namespace TickTick.PowerShell.Completion;

/// <summary>Completes services.</summary>
internal sealed class ServiceCompleter() : WordCompleter(
    new("TickTick", "ticktick.com"),
    new("Dida365", "dida365.com, the service in China"));
