using System;
using System.Collections;
using System.IO;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Files;
using TickTick.PowerShell.Parameters;
using TickTick.Tokens;

namespace TickTick.PowerShell.Vaults;

/// <summary>
/// Stores the token dictionary as a secret in a SecretManagement vault, so that several machines share one sign-in.
/// The dictionary is the same as in a cache file. A secret that contains only an access token is supported, too.
/// </summary>
internal sealed class VaultTokenStore(string vault, string name) : ITokenStore
{
    /// <summary>The default name of the secret.</summary>
    public const string DefaultSecretName = "TickTick";

    // A dictionary without a service belongs to TickTick, as in a cache file.
    private static readonly TokenOrigin Origin = new(TokenSource.Vault, TickTickService.TickTick);

    private readonly SecretManagement _secrets = new(vault);

    /// <inheritdoc />
    public string Description => $"the secret {name} of the vault {vault}";

    /// <inheritdoc />
    public TokenSource Source => TokenSource.Vault;

    /// <inheritdoc />
    public TokenStoreContent Read()
    {
        object? secret = _secrets.Get(name);
        if (secret is null) return TokenStoreContent.Absent;
        return TryParse(secret, out AccessToken? token, out string reason)
            ? new TokenStoreContent(token)
            : new TokenStoreContent(null, Foreign(reason));
    }

    /// <inheritdoc />
    public void Write(AccessToken token) => _secrets.Set(name, TokenDictionary.ToJson(token, ReadForWriting()));

    /// <inheritdoc />
    public bool Remove()
    {
        if (Read().IsAbsent) return false;
        ReadForWriting();
        _secrets.Remove(name);
        return true;
    }

    /// <inheritdoc />
    /// <remarks>
    /// A vault has no lock, so this one is local to the machine. If another machine signs in at the same time, the
    /// last token written remains.
    /// </remarks>
    public async Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken)
    {
        ReadForWriting();
        return await new FileLock(LockPath()).AcquireAsync(waiting, cancellationToken).ConfigureAwait(false);
    }

    // The existing dictionary, whose other keys are preserved, or null if there is none.
    private string? ReadForWriting()
    {
        object? secret = _secrets.Get(name);
        if (secret is null) return null;
        if (!TryParse(secret, out _, out string reason))
        {
            TokenStoreNotice problem = Foreign(reason);
            throw new TickTickException(problem.Id, FailureKind.Resource, problem.Problem, problem.Remedy);
        }

        return Text(secret) is { } text && TokenDictionary.TryParse(text, Origin, bare: false, out _, out _) ? text : null;
    }

    private TokenStoreNotice Foreign(string reason) => new(
        ErrorIds.VaultSecretForeign,
        $"The secret {name} of the vault {vault} does not contain a token ({reason}), so it is not changed.",
        "Specify another secret with -SecretName.");

    private static bool TryParse(object secret, out AccessToken? token, out string reason)
    {
        if (Text(secret) is { } text) return TokenDictionary.TryParse(text, Origin, bare: true, out token, out reason);
        token = null;
        reason = string.Empty;
        if (secret is not IDictionary dictionary)
        {
            reason = $"it is a {secret.GetType().Name}";
            return false;
        }

        try
        {
            token = TokenDictionary.FromHashtable(TokenEntries.Unwrap(dictionary), Origin);
            return true;
        }
        catch (TickTickException malformed)
        {
            reason = malformed.Problem.TrimEnd('.');
            return false;
        }
    }

    private static string? Text(object secret) => secret switch
    {
        string text => text,
        SecureString secure => SecretText.Reveal(secure),
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => null,
    };

    // The name is a hash, because the names of vaults and secrets can contain characters that file names cannot.
    private string LockPath()
    {
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes($"{vault}\n{name}"));
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(
            folder.Length > 0 ? folder : Path.GetTempPath(),
            "TickTick.PowerShell",
            BitConverter.ToString(hash, 0, 8).Replace("-", string.Empty) + ".lock");
    }
}
