using System;
using System.Collections.Generic;
using System.Globalization;

namespace TickTick.Tokens;

/// <summary>
/// The order in which the places that may have a token are asked, as ticktick-py has it: this session, the environment
/// variable, the token store. What comes after them, a new sign-in, is the caller's.
/// </summary>
internal sealed class TokenResolver
{
    private readonly TickTickService _service;
    private readonly string? _clientId;
    private readonly string _variable;
    private readonly ITokenStore? _store;
    private readonly string _noStore;
    private readonly TimeProvider _clock;

    /// <summary>Makes an order.</summary>
    public TokenResolver(TickTickService service, string? clientId, string variable, ITokenStore? store, string noStore, TimeProvider clock)
    {
        _service = service;
        _clientId = clientId;
        _variable = variable;
        _store = store;
        _noStore = noStore;
        _clock = clock;
    }

    /// <summary>The last token a place gave that is too old but can be refreshed (RFC 6749 §6).</summary>
    public AccessToken? Refreshable { get; private set; }

    /// <summary>The places that were asked and gave no token, in order.</summary>
    public List<SkippedSource> SkippedSources { get; } = [];

    /// <summary>Asks one place after the other.</summary>
    /// <exception cref="TickTickException"><c>EnvironmentVariableMalformed</c>: the variable holds something that is no token.</exception>
    public AccessToken? Ask(AccessToken? own, string? refused, TokenRequest demand, IReporter reporter) =>
        AskSession(own, refused, demand, reporter)
        ?? AskEnvironment(refused, demand, reporter)
        ?? AskStore(refused, demand, reporter);

    /// <summary>Asks the token store alone, as after a wait for somebody else's sign-in.</summary>
    public AccessToken? AskStore(string? refused, TokenRequest demand, IReporter reporter)
    {
        string remedy = _store?.Source == TokenSource.Vault
            ? "Sign in once with Connect-TickTick and the same -Vault and -SecretName."
            : "Sign in once with Connect-TickTick as this user, or use another file with -CachePath.";
        if (demand.Force) return Pass(StorePlace, "is skipped (-Force)", remedy, reporter);
        if (_store is null || demand.SkipStore)
            return Pass(StorePlace, _store is null ? _noStore : "is not used (-NoCache)", "Omit -NoCache, or specify a file with -CachePath.", reporter);

        TokenStoreContent content = _store.Read();
        if (content.Problem is { } problem)
        {
            reporter.Warning(problem.Message);
            return Pass(StorePlace, $"cannot be used ({problem.Id})", problem.Message, reporter);
        }

        if (content.Advice is { } advice) reporter.Warning(advice.Message);
        return content.Token is { } token
            ? Judge(token, StorePlace, remedy, refused, demand, reporter)
            : Pass(StorePlace, "contains no token", remedy, reporter);
    }

    private AccessToken? AskSession(AccessToken? own, string? refused, TokenRequest demand, IReporter reporter)
    {
        const string remedy = "Run Connect-TickTick, or pass a session with -Session.";
        if (demand.Force) return Pass("This runspace's session", "is skipped (-Force)", remedy, reporter);
        return own is null
            ? Pass("This runspace's session", demand.NoSession ?? "has no token yet", remedy, reporter)
            : Judge(own, "This runspace's session", remedy, refused, demand, reporter);
    }

    private AccessToken? AskEnvironment(string? refused, TokenRequest demand, IReporter reporter)
    {
        string place = $"Environment variable {_variable}";
        string remedy = $"Set $env:{_variable} to a token, or to the text of the cache file.";
        if (demand.Force) return Pass(place, "is skipped (-Force)", remedy, reporter);
        string? text = Environment.GetEnvironmentVariable(_variable);
        if (string.IsNullOrWhiteSpace(text)) return Pass(place, "is not set", remedy, reporter);

        if (!TokenDictionary.TryParse(text!, new TokenOrigin(TokenSource.EnvironmentVariable, UnmarkedService, _clock), bare: true, out AccessToken? token, out string reason))
        {
            throw new TickTickException(
                "EnvironmentVariableMalformed",
                FailureKind.InvalidInput,
                $"The environment variable {_variable} does not contain a valid token: {reason}. {remedy} To ignore it, run Remove-Item Env:{_variable}");
        }

        return Judge(token!, place, token!.Service.Equals(_service) ? remedy : ServiceRemedy(remedy), refused, demand, reporter);
    }

    // A bare token or a ticktick-py dictionary does not say whose it is. It must not travel to whatever service is
    // asked for, so it counts as the one that the environment itself names.
    private static TickTickService UnmarkedService => TickTickService.FromEnvironment;

    private string ServiceRemedy(string remedy) =>
        $"{remedy} A value without a \"service\" key counts as {UnmarkedService}'s: set $env:{TickTickEnvironment.ServiceVariable} to {_service}, or add \"service\": \"{_service}\" to the dictionary.";

    private string StorePlace => _store is null ? "Cache file" : AtStart(_store.Description);

    // "the cache file X" begins a line here, not a sentence.
    private static string AtStart(string description)
    {
        const string article = "the ";
        string name = description.StartsWith(article, StringComparison.Ordinal) ? description.Substring(article.Length) : description;
        return char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private AccessToken? Judge(AccessToken token, string place, string remedy, string? refused, TokenRequest demand, IReporter reporter)
    {
        if (!token.Service.Equals(_service))
            return Pass(place, $"its token is for {token.Service}, not for {_service}", remedy, reporter);
        if (_clientId is not null && token.ClientId is not null && token.ClientId != _clientId)
            return Pass(place, $"its token belongs to another app (client id {token.ClientId})", remedy, reporter);
        if (token.Value == refused)
            return Pass(place, "the service rejected its token", remedy, reporter);
        DateTimeOffset now = _clock.GetUtcNow();
        if (!token.LivesLongerThan(demand.MinimumLifetime, now))
        {
            if (token.RefreshToken is not null) Refreshable ??= token;
            return Pass(place, Age(token, now, demand.MinimumLifetime), remedy, reporter);
        }

        reporter.Verbose($"{place}: returned a token for {_service}, {Life(token, now)}.");
        return token;
    }

    private AccessToken? Pass(string place, string why, string remedy, IReporter reporter)
    {
        var passed = new SkippedSource(place, why, remedy);
        int asked = SkippedSources.FindIndex(p => p.Place == place);
        if (asked < 0) SkippedSources.Add(passed);
        else SkippedSources[asked] = passed;
        reporter.Verbose(passed.ToString());
        return null;
    }

    private static string Age(AccessToken token, DateTimeOffset now, TimeSpan minimum)
    {
        TimeSpan left = token.ExpiresAt!.Value - now;
        return left <= TimeSpan.Zero
            ? $"its token expired at {Instant(token.ExpiresAt.Value)}"
            : string.Format(CultureInfo.InvariantCulture, "its token expires in {0:0} s, which is less than {1:0.###} s (-MinimumLifetime)", left.TotalSeconds, minimum.TotalSeconds);
    }

    private static string Life(AccessToken token, DateTimeOffset now) => token.ExpiresAt is { } end
        ? string.Format(CultureInfo.InvariantCulture, "valid until {0} ({1:0.#} days)", Instant(end), (end - now).TotalDays)
        : "without an expiry time";

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
