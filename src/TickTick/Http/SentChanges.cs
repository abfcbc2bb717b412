using System.Threading;

namespace TickTick.Http;

/// <summary>
/// Knows whether a piece of work, such as one item of a batch, has sent a request that changes something. If it is
/// stopped before that, it changed nothing.
/// </summary>
internal sealed class SentChanges
{
    private static readonly AsyncLocal<SentChanges?> s_current = new();

    private volatile bool _any;
    private volatile SentChanges? _shared;

    /// <summary>Gets whether a request was sent, by this work or by one that it shares.</summary>
    public bool Any => _any || _shared?.Any == true;

    /// <summary>Notes the requests of the calling asynchronous method here, until it ends.</summary>
    public void Record() => s_current.Value = this;

    /// <summary>Includes a request that the current work shares with others, and that another one may send.</summary>
    public static void Include(SentChanges shared)
    {
        if (s_current.Value is { } current) current._shared = shared;
    }

    /// <summary>Notes for the current work that a request is sent.</summary>
    public static void Add()
    {
        if (s_current.Value is { } current) current._any = true;
    }
}
