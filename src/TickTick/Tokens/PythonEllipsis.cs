namespace TickTick.Tokens;

/// <summary>Python's <c>...</c>.</summary>
internal sealed class PythonEllipsis
{
    private PythonEllipsis()
    {
    }

    /// <summary>The only one.</summary>
    internal static PythonEllipsis Instance { get; } = new();
}
