using System.Management.Automation;
using TickTick.PowerShell.Vaults;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that name the places in which a token may be.</summary>
public abstract class TokenSourceCommand : TickTickCommand
{
    /// <summary>TickTick, Dida365, or an https or loopback URI.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Service { get; set; }

    /// <summary>The name of the environment variable that may hold a token.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentVariable { get; set; }

    /// <summary>The cache file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CachePath { get; set; }

    /// <summary>Neither read nor write a cache file.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    /// <summary>The SecretManagement vault that keeps the token instead of a cache file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The secret's name in the vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string SecretName { get; set; } = VaultTokenStore.DefaultSecretName;

    private protected TokenSourceOptions Places => new()
    {
        Service = Service is null ? null : TickTickService.Parse(Service),
        EnvironmentVariable = EnvironmentVariable,
        Store = Store(),
        NoCache = NoCache,
    };

    private protected bool NamesNoPlace => Service is null && EnvironmentVariable is null && CachePath is null && Vault is null && !NoCache;

    private ITokenStore? Store()
    {
        if (Vault is null) return CachePath is null ? null : new FileTokenStore(ResolveFile(CachePath));
        return CachePath is null && !NoCache
            ? new VaultTokenStore(Vault, SecretName)
            : throw new TickTickException(
                "TokenStoreAmbiguous",
                FailureKind.InvalidInput,
                "A token is stored in a vault or in a cache file, not in both. Use -Vault alone, or omit it to use -CachePath or -NoCache.");
    }

    private string ResolveFile(string path)
    {
        string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? resolved
            : throw new TickTickException(
                "CachePathInvalid",
                FailureKind.InvalidInput,
                $"The cache path '{path}' is on a drive of the {provider.Name} provider, and a cache file must be in the file system. Use a file, such as -CachePath ~/.token-oauth.");
    }
}
