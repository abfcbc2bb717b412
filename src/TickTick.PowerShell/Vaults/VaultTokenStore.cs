using System;
using System.Collections;
using System.IO;
using System.Management.Automation.Language;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Files;
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
    public string Parameters => $" -Vault '{CodeGeneration.EscapeSingleQuotedStringContent(vault)}' -SecretName '{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";

    /// <inheritdoc />
    public TokenSource Source => TokenSource.Vault;

    /// <inheritdoc />
    public async Task<TokenStoreContent> ReadAsync(CancellationToken cancellationToken)
    {
        object? secret;
        try
        {
            secret = await _secrets.GetAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (TickTickException failure)
        {
            return new TokenStoreContent(null, new TokenStoreNotice(failure.ErrorId, failure.Problem, failure.Remedy));
        }

        if (secret is null) return TokenStoreContent.Absent;
        return TryParse(secret, out AccessToken? token, out string reason)
            ? new TokenStoreContent(token)
            : new TokenStoreContent(null, Foreign(reason));
    }

    /// <inheritdoc />
    public async Task WriteAsync(AccessToken token, CancellationToken cancellationToken)
    {
        string? existing = await ReadForWritingAsync(cancellationToken).ConfigureAwait(false);
        await _secrets.SetAsync(name, TokenDictionary.ToJson(token, existing), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken).ConfigureAwait(false)).IsAbsent) return false;
        await ReadForWritingAsync(cancellationToken).ConfigureAwait(false);
        await _secrets.RemoveAsync(name, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc />
    /// <remarks>
    /// A vault has no lock, so this one is local to the machine. If another machine signs in at the same time, the
    /// last token written remains.
    /// </remarks>
    public async Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken)
    {
        await ReadForWritingAsync(cancellationToken).ConfigureAwait(false);
        foreach (string folder in new[] { Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Path.GetTempPath() })
        {
            try
            {
                if (folder.Length > 0) return await new FileLock(LockPath(folder)).AcquireAsync(waiting, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The home directory of a service can be read-only, and the vault can be written all the same.
            }
        }

        return new CancellationTokenSource();
    }

    // The existing dictionary, whose other keys are preserved, or null if there is none.
    private async Task<string?> ReadForWritingAsync(CancellationToken cancellationToken)
    {
        object? secret = await _secrets.GetAsync(name, cancellationToken).ConfigureAwait(false);
        if (secret is null) return null;
        if (!TryParse(secret, out _, out string reason)) throw Foreign(reason).ToException();
        return Text(secret) is { } text && TokenDictionary.TryParse(text, Origin, allowBareToken: false, out _, out _) ? text : null;
    }

    private TokenStoreNotice Foreign(string reason) => new(
        ErrorIds.VaultSecretForeign,
        $"The secret {name} of the vault {vault} does not contain a token ({reason}), so it is not changed.",
        "Specify another secret with -SecretName.");

    private static bool TryParse(object secret, out AccessToken? token, out string reason)
    {
        if (Text(secret) is { } text) return TokenDictionary.TryParse(text, Origin, allowBareToken: true, out token, out reason);
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
    private string LockPath(string folder)
    {
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes($"{vault}\n{name}"));
        return Path.Combine(
            folder,
            "TickTick.PowerShell",
            BitConverter.ToString(hash, 0, 8).Replace("-", string.Empty) + ".lock");
    }
}
