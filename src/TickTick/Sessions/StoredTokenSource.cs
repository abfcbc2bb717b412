using System;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>A token store: the cache file or a vault.</summary>
internal sealed class StoredTokenSource(ITokenStore store) : ITokenSource
{
    /// <inheritdoc />
    public string Name => AtStart(store.Description);

    /// <inheritdoc />
    public async ValueTask<TokenLookup> LookAsync(IReporter reporter, CancellationToken cancellationToken)
    {
        string remedy = store.Source == TokenSource.Vault
            ? "Sign in once with Connect-TickTick and the same -Vault and -SecretName."
            : "Sign in once with Connect-TickTick as this user, or use another file with -CachePath.";
        TokenStoreContent content = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (content.Problem is { } problem)
        {
            // A file can be in the way by accident. A vault was named, so that nothing else may take its place.
            if (store.Source == TokenSource.Vault && problem.Id != ErrorIds.VaultSecretForeign)
                throw problem.ToException();
            reporter.Warning(problem.Message);
            return new TokenLookup(null, $"cannot be used ({problem.Id})", problem.Remedy);
        }

        if (content.Advice is { } advice) reporter.Warning(advice.Message);
        return new TokenLookup(content.Token, content.Token is null ? "contains no token" : string.Empty, remedy);
    }

    // "the cache file X" begins a line here, not a sentence.
    private static string AtStart(string description)
    {
        const string article = "the ";
        string name = description.StartsWith(article, StringComparison.Ordinal) ? description.Substring(article.Length) : description;
        return char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
