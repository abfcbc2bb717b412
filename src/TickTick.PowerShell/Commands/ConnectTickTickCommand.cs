using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using TickTick.Http;
using TickTick.PowerShell.Formatting;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>Makes this runspace's session: from a token that is there already, or by signing in.</summary>
[Cmdlet(VerbsCommunications.Connect, "TickTick", DefaultParameterSetName = ClientIdSet, HelpUri = HelpPages.Folder + "Connect-TickTick.md")]
[OutputType(typeof(TickTickSession))]
public sealed class ConnectTickTickCommand : TokenSourceCommand
{
    private const string ClientIdSet = "ClientId";
    private const string CredentialSet = "Credential";
    private const string AccessTokenSet = "AccessToken";

    private bool _hasBegun;

    /// <summary>The app's client id.</summary>
    [Parameter(ParameterSetName = ClientIdSet, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The app's client secret.</summary>
    [Parameter(ParameterSetName = ClientIdSet, Position = 1)]
    [Secret]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Client id and client secret in one.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>A personal API token, or any other access token.</summary>
    [Parameter(ParameterSetName = AccessTokenSet, Mandatory = true)]
    [Secret]
    public SecureString? AccessToken { get; set; }

    /// <summary>The redirect URI, to the letter as the app is registered with it.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string? RedirectUri { get; set; }

    /// <summary>What the app wants to do.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Scope { get; set; }

    /// <summary>The state to send instead of a random one.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string? State { get; set; }

    /// <summary>Pass over all stored tokens and sign in now.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Show the address and ask for the redirect.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>How many seconds the user has to allow the app.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateRange(1, 86400)]
    public int SignInTimeoutSec { get; set; } = 300;

    /// <summary>The proxy that every request goes through.</summary>
    [Parameter]
    [AllowNull]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy asks for.</summary>
    [Parameter]
    [Credential]
    [AllowNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>The most seconds that one call may take, retries included; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a call is retried.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The seconds before the first retry.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The most API requests in a minute; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    public int RateLimit { get; set; } = RateGovernor.DefaultLimit;

    /// <summary>How long, in seconds or as a TimeSpan, a stored token must still live.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Seconds]
    public TimeSpan MinimumLifetime { get; set; } = TokenRequest.DefaultMinimumLifetime;

    /// <summary>Return the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    private protected override Views? WrittenViews => PassThru ? Views.OfSessions : null;

    /// <summary>Clears the runspace's session, so that a script whose sign-in fails does not go on with another account.</summary>
    protected override void BeginProcessing()
    {
        RunspaceSession.Current = null;
        _hasBegun = true;
        base.BeginProcessing();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        // PowerShell refused a parameter: the sign-in failed before it began.
        if (disposing && !_hasBegun && Runspace.DefaultRunspace is not null) RunspaceSession.Current = null;
        base.Dispose(disposing);
    }

    /// <summary>Makes the session.</summary>
    private protected override void Execute()
    {
        WarnOfPlainText(ClientSecret, nameof(ClientSecret));
        WarnOfPlainText(AccessToken, nameof(AccessToken));
        TickTickSession session = Await(async (pipeline, stopping) =>
        {
            var session = new TickTickSession(Settings());
            var demand = new TokenRequest { MinimumLifetime = MinimumLifetime, Force = Force, NoSession = "is being created" };
            if (AccessToken is null) await session.GetTokenAsync(demand, new HostUser(Host, pipeline), pipeline, stopping).ConfigureAwait(false);
            return session;
        });
        // Others may still hold the session that this one takes the place of, so it is left alone.
        RunspaceSession.Current = session;
        if (PassThru) WriteObject(session);
    }

    private SessionSettings Settings()
    {
        SessionSettings settings = Places.ToSettings();
        return settings with
        {
            ClientId = Credential?.UserName ?? ClientId ?? settings.ClientId,
            ClientSecret = Credential?.Password ?? ClientSecret,
            RedirectUri = RedirectUri ?? settings.RedirectUri,
            Scope = Scope ?? settings.Scope,
            RequiredScope = TokenFields.SplitScope(string.Join(" ", Scope ?? [])),
            State = State,
            AccessToken = AccessToken,
            NoBrowser = NoBrowser,
            SignInTimeout = TimeSpan.FromSeconds(SignInTimeoutSec),
            RateLimit = RateLimit,
            Connection = new ConnectionSettings
            {
                Proxy = Proxy,
                ProxyCredential = ProxyCredential?.GetNetworkCredential(),
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                MaximumRetryCount = MaximumRetryCount,
                RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            },
        };
    }

    private void WarnOfPlainText(SecureString? secret, string parameter)
    {
        if (!SecretAttribute.WasPlain(secret)) return;
        WriteWarning($"-{parameter} is in plain text, which remains in the history and in scripts. Use a SecureString: -{parameter} (Read-Host -AsSecureString).");
    }
}
