namespace TickTick.Api.Resources;

/// <summary>Specifies which texts of a field mean the same.</summary>
internal enum TextForm
{
    /// <summary>Equal texts.</summary>
    Exact,

    /// <summary>Texts that differ in case only.</summary>
    Caseless,

    /// <summary>Recurrence rules whose parts have another order or case.</summary>
    Rule,

    /// <summary>Reminders in another notation.</summary>
    Trigger,
}
