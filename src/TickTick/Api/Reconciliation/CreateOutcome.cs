namespace TickTick.Api.Reconciliation;

/// <summary>Specifies what a lookup showed about a create request with an unknown outcome.</summary>
internal enum CreateOutcome
{
    /// <summary>The resource exists.</summary>
    Found,

    /// <summary>The resource does not exist.</summary>
    Absent,

    /// <summary>A resource exists that may be the created one.</summary>
    Unsure,
}
