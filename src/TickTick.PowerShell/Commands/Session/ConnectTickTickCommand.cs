using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using TickTick.Http;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>Signs in, or uses an existing access token, and sets the current session of the runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "TickTick", DefaultParameterSetName = ClientIdSet, HelpUri = HelpPages.Folder + "Connect-TickTick.md")]
[OutputType(typeof(TickTickSession))]
public sealed class ConnectTickTickCommand : TokenSourceCommand
{
    private const string ClientIdSet = "ClientId";
    private const string CredentialSet = "Credential";
    private const string AccessTokenSet = "AccessToken";

    private bool _hasBegun;

    /// <summary>Specifies the client ID of the app.</summary>
    [Parameter(ParameterSetName = ClientIdSet, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>Specifies the client secret of the app.</summary>
    [Parameter(ParameterSetName = ClientIdSet, Position = 1)]
    [Secret]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Specifies the client ID and the client secret as a credential.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Specifies a personal API token or another access token.</summary>
    [Parameter(ParameterSetName = AccessTokenSet, Mandatory = true)]
    [Secret]
    public SecureString? AccessToken { get; set; }

    /// <summary>Specifies the redirect URI, exactly as it is registered for the app.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string? RedirectUri { get; set; }

    /// <summary>Specifies the scopes.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>Specifies the state to send instead of a random one.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string? State { get; set; }

    /// <summary>Indicates that stored tokens are ignored and the user signs in.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Indicates that the URL is shown and the user is prompted for the redirect.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Specifies how many seconds to wait for the user to authorize the app.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int SignInTimeoutSec { get; set; } = 300;

    /// <summary>Specifies the proxy for every request.</summary>
    [Parameter]
    [Proxy]
    [AllowNull]
    public Uri? Proxy { get; set; }

    /// <summary>Specifies the credential for the proxy.</summary>
    [Parameter]
    [Credential]
    [AllowNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Specifies the timeout of a request in seconds, including retries. 0 means no timeout.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Specifies the maximum number of retries.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    [WholeNumber]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Specifies the delay before the first retry, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [WholeNumber]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>Specifies the maximum number of API requests per minute. 0 means no limit.</summary>
    [Parameter]
    [ValidateRange(0, 100000)]
    [WholeNumber]
    public int RateLimit { get; set; } = RateGovernor.DefaultLimit;

    /// <summary>Specifies the minimum remaining lifetime of a stored token, in seconds or as a TimeSpan.</summary>
    [Parameter(ParameterSetName = ClientIdSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Seconds]
    public TimeSpan MinimumLifetime { get; set; } = TokenRequest.DefaultMinimumLifetime;

    /// <summary>Indicates that the session is returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// Clears the current session, so that a script whose sign-in fails does not continue with another account.
    /// </summary>
    protected override void BeginProcessing()
    {
        RunspaceSession.Current = null;
        _hasBegun = true;
        base.BeginProcessing();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        // PowerShell rejected a parameter, so the sign-in failed before it began.
        if (disposing && !_hasBegun && Runspace.DefaultRunspace is not null) RunspaceSession.Current = null;
        base.Dispose(disposing);
    }

    private protected override void Execute()
    {
        WarnOfPlainText(ClientSecret, nameof(ClientSecret));
        WarnOfPlainText(AccessToken, nameof(AccessToken));
        if (AccessToken is not null) WarnOfUnused(nameof(EnvironmentVariable), nameof(CachePath), nameof(Vault), nameof(SecretName));
        TickTickSession session = Await(async (pipeline, stopping) =>
        {
            var session = new TickTickSession(Settings());
            // A token that is given is the session's own, and is only checked.
            var tokenRequest = new TokenRequest { MinimumLifetime = MinimumLifetime, Force = Force, CreatesSession = AccessToken is null };
            await session.GetTokenAsync(tokenRequest, new HostUser(Host, pipeline), pipeline, stopping).ConfigureAwait(false);
            return session;
        });
        // The previous session is not disposed of, because other variables can still refer to it.
        RunspaceSession.Current = session;
        if (PassThru) WriteObject(session);
    }

    private SessionSettings Settings()
    {
        SessionSettings settings = SourceOptions.ToSettings();
        return settings with
        {
            ClientId = (Credential?.UserName ?? ClientId ?? settings.ClientId)?.Trim(),
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

    private void WarnOfUnused(params string[] parameters)
    {
        string[] given = [.. parameters.Where(MyInvocation.BoundParameters.ContainsKey).Select(static name => "-" + name)];
        if (given.Length > 0) WriteWarning($"With -AccessToken, no other source is searched, so {string.Join(" and ", given)} {(given.Length == 1 ? "has" : "have")} no effect.");
    }

    private void WarnOfPlainText(SecureString? secret, string parameter)
    {
        if (!SecretAttribute.WasPlain(secret)) return;
        WriteWarning($"-{parameter} is in plain text, which remains in the history and in scripts. Use a SecureString: -{parameter} (Read-Host -AsSecureString).");
    }
}
