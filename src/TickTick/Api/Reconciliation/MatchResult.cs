namespace TickTick.Api.Reconciliation;

/// <summary>Specifies how an existing resource compares with one that was sent to be created.</summary>
internal enum MatchResult
{
    /// <summary>A different resource.</summary>
    Different,

    /// <summary>The same name, but other values differ, so the result is uncertain.</summary>
    Alike,

    /// <summary>All values that were sent, and no others.</summary>
    Same,
}
