using System.Management.Automation;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Vaults;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>Provides the base class of the cmdlets that specify token sources.</summary>
public abstract class TokenSourceCommand : TickTickCommand
{
    /// <summary>Specifies the service: TickTick, Dida365, or an https or loopback URI.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string? Service { get; set; }

    /// <summary>Specifies the name of the environment variable for an access token.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentVariable { get; set; }

    /// <summary>Specifies the path of the cache file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CachePath { get; set; }

    /// <summary>Indicates that no cache file is read or written.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    /// <summary>Specifies the SecretManagement vault that stores the token instead of a cache file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Specifies the name of the secret in the vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string SecretName { get; set; } = VaultTokenStore.DefaultSecretName;

    private protected TokenSourceOptions SourceOptions => new()
    {
        Service = Service is null ? null : TickTickService.Parse(Service),
        EnvironmentVariable = EnvironmentVariable,
        Store = Store(),
        NoCache = NoCache,
    };

    private protected bool NamesNoPlace => Service is null && EnvironmentVariable is null && CachePath is null && Vault is null && !NoCache;

    private ITokenStore? Store()
    {
        if (Vault is null) return CachePath is null ? null : new FileTokenStore(ResolveCacheFile(CachePath));
        return CachePath is null && !NoCache
            ? new VaultTokenStore(Vault, SecretName)
            : throw new TickTickException(
                ErrorIds.TokenStoreAmbiguous,
                "A token is stored in a vault or in a cache file, not in both.",
                "Use -Vault alone, or omit it to use -CachePath or -NoCache.");
    }

    private string ResolveCacheFile(string path) => ResolveFile(path, provider => new TickTickException(
        ErrorIds.CachePathInvalid,
        $"The cache path '{path}' is on a drive of the {provider} provider, and a cache file must be in the file system.",
        "Use a file, such as -CachePath ~/.token-oauth."));
}
