using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tests.Authorization;
using TickTick.Tests.Tokens;
using TickTick.Tokens;

namespace TickTick.Tests.Sessions;

/// <summary>
/// Provides what a session test needs: its own folder, environment variable and redirect URI, and a sandbox.
/// </summary>
internal sealed class SessionFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SessionFixture(Uri service)
    {
        Service = TickTickService.Parse(service.GetLeftPart(UriPartial.Authority));
        RedirectUri = $"http://127.0.0.1:{AuthorizationFixtures.FreePort().ToString(CultureInfo.InvariantCulture)}";
    }

    public TickTickService Service { get; }

    public string RedirectUri { get; }

    public string CachePath => _folder["token"];

    public string Variable { get; } = "TICKTICK_TEST_" + Guid.NewGuid().ToString("N");

    public RecordingReporter Reporter { get; } = new();

    public FollowingBrowser Browser { get; } = new();

    public SessionSettings Settings => new()
    {
        Service = Service,
        ClientId = SandboxProcess.ClientId,
        ClientSecret = SecretText.Protect(SandboxProcess.ClientSecret),
        RedirectUri = RedirectUri,
        EnvironmentVariable = Variable,
        Store = new FileTokenStore(CachePath),
        SignInTimeout = TimeSpan.FromSeconds(30),
        Connection = new ConnectionSettings { RetryInterval = TimeSpan.FromMilliseconds(10) },
    };

    public TickTickSession Session(Func<SessionSettings, SessionSettings>? change = null) =>
        new(change is null ? Settings : change(Settings), browser: Browser);

    public Task<AccessToken> GetTokenAsync(TickTickSession session, TokenRequest? tokenRequest = null, ISignInUser? user = null) =>
        session.GetTokenAsync(tokenRequest ?? new TokenRequest(), user ?? new ScriptedUser(), Reporter, CancellationToken.None);

    public void SetVariable(string? text) => Environment.SetEnvironmentVariable(Variable, text);

    public void SetFile(string text) => File.WriteAllText(CachePath, text);

    /// <summary>
    /// Returns a token dictionary in the format of ticktick-py, with the service that this module adds.
    /// </summary>
    public string Dictionary(string token, TimeSpan life, string? service = null, string? more = null) => FormattableString.Invariant(
        $$"""{"access_token": "{{token}}", "token_type": "bearer", "expires_in": 15551999, "scope": "tasks:read tasks:write", "expire_time": {{DateTimeOffset.UtcNow.Add(life).ToUnixTimeSeconds()}}, "service": "{{service ?? Service.Name}}"{{more}}}""");

    public void Dispose()
    {
        SetVariable(null);
        _folder.Dispose();
    }
}
