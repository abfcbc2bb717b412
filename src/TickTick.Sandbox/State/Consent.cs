namespace TickTick.Sandbox.State;

/// <summary>Who answers the consent page.</summary>
internal enum Consent
{
    /// <summary>A person: the page is shown and waits.</summary>
    Ask,

    /// <summary>The sandbox allows at once, so that no browser is needed.</summary>
    Allow,

    /// <summary>The sandbox refuses at once.</summary>
    Deny,
}
