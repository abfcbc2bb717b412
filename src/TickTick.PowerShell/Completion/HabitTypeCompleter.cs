namespace TickTick.PowerShell.Completion;

/// <summary>Completes the types of habits.</summary>
internal sealed class HabitTypeCompleter() : WordCompleter(
    new("Boolean", "Done or not done"),
    new("Real", "An amount"));
