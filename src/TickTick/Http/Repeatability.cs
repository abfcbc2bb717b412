namespace TickTick.Http;

/// <summary>What may be done with a call of which nobody knows whether it was carried out.</summary>
internal enum Repeatability
{
    /// <summary>Doing it twice is the same as doing it once: it is sent again.</summary>
    Repeatable,

    /// <summary>Doing it twice would do harm: it is sent again only where it certainly was not carried out.</summary>
    Once,
}
