namespace TickTick.Sandbox.State;

/// <summary>Specifies how the consent page is answered.</summary>
internal enum Consent
{
    /// <summary>The page is shown to the user.</summary>
    Ask,

    /// <summary>The sandbox authorizes the app at once, without a browser.</summary>
    Allow,

    /// <summary>The sandbox denies authorization at once.</summary>
    Deny,
}
