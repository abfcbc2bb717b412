using System;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>An environment variable that contains a token dictionary or a bare token.</summary>
internal sealed class EnvironmentTokenSource(string variable, TickTickService service, TimeProvider clock) : ITokenSource
{
    // A bare token or a ticktick-py dictionary does not name its service. It must not be sent to an arbitrary service,
    // so it belongs to the one that the environment names.
    private static TickTickService UnmarkedService => TickTickService.FromEnvironment;

    /// <inheritdoc />
    public string Name => $"Environment variable {variable}";

    private string Remedy => $"Set $env:{variable} to a token, or to the text of the cache file.";

    private string ServiceRemedy =>
        $"If the token in $env:{variable} is for {service}, set $env:{TickTickEnvironment.ServiceVariable} to {service}, or add \"service\": \"{service}\" to its dictionary.";

    /// <inheritdoc />
    public ValueTask<TokenLookup> LookAsync(IReporter reporter, CancellationToken cancellationToken) => new(Look());

    private TokenLookup Look()
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(text)) return new TokenLookup(null, "is not set", Remedy);

        var origin = new TokenOrigin(TokenSource.EnvironmentVariable, UnmarkedService, clock);
        if (TokenDictionary.TryParse(text!, origin, allowBareToken: true, out AccessToken? token, out string reason))
            return new TokenLookup(token, string.Empty, token!.Service.Equals(service) ? Remedy : ServiceRemedy);
        throw new TickTickException(
            ErrorIds.EnvironmentVariableMalformed,
            $"The environment variable {variable} does not contain a valid token: {reason}.",
            $"{Remedy} To ignore it, run Remove-Item Env:{variable}");
    }
}
