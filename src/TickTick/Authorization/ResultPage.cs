namespace TickTick.Authorization;

/// <summary>The page that the browser ends on.</summary>
internal sealed class ResultPage
{
    /// <summary>The sign-in worked.</summary>
    public static ResultPage SignedIn(TickTickService service) => new();

    /// <summary>The code came, but no token.</summary>
    /// <param name="failure">Why, as the user is told in PowerShell.</param>
    public static ResultPage NotSignedIn(TickTickException failure) => new();

    /// <summary>The service sent an error instead of a code.</summary>
    public static ResultPage NotAuthorized(AuthorizationRequest request, AuthorizationResponse response) => new();
}
