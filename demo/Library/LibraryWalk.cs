using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.Demo.Library;

/// <summary>The walk for a machine without PowerShell: the same steps, through the library that the cmdlets call.</summary>
internal sealed class LibraryWalk
{
    private static readonly TimeSpan LongLife = TimeSpan.FromDays(180);
    private static readonly TimeSpan NearlyLongLife = TimeSpan.FromDays(179);

    private readonly Screen _screen;
    private readonly DemoHome _home;
    private readonly DemoSandbox _sandbox;
    private readonly DemoApp _app;
    private readonly DemoUser _user;
    private readonly ScreenReporter _reporter;
    private readonly TokenSourceOptions _places;
    private readonly Dictionary<string, Dictionary<string, string>> _story;
    private readonly HashSet<string> _secrets;

    /// <summary>Makes a walk.</summary>
    public LibraryWalk(Screen screen, DemoHome home, DemoSandbox sandbox, DemoApp app)
    {
        _screen = screen;
        _home = home;
        _sandbox = sandbox;
        _app = app;
        _user = new DemoUser(screen);
        _reporter = new ScreenReporter(screen);
        _places = new TokenSourceOptions { Service = TickTickService.Parse(sandbox.Origin), Store = new FileTokenStore(home.CacheFile) };
        _story = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(Repository.Story))!;
        _secrets = [app.ClientSecret];
    }

    /// <summary>Walks.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using (TickTickSession session = await SignInAsync(cancellationToken))
            {
                await UseAsync(session, cancellationToken);
                await AskSessionAsync(session, cancellationToken);
            }

            await AskPlacesAsync(cancellationToken);
            await SignInAgainAsync(cancellationToken);
            await ExpireAsync(cancellationToken);
            await GoElsewhereAsync(cancellationToken);
            Disconnect();
            _screen.CheckSilence(_secrets);
            Chapter("next");
            _screen.Command("PS>", "Import-Module ./artifacts/TickTick.PowerShell");
            _screen.Command("PS>", "Connect-TickTick -ClientId <client id> -ClientSecret (Read-Host -AsSecureString)");
            _screen.Command("PS>", "Get-TickTickToken");
        }
        catch (Exception failure) when (failure is TickTickException or HttpRequestException or IOException or InvalidOperationException)
        {
            _screen.Error(failure.Message);
            _screen.Check(false, "Every step of the demo succeeds.");
        }

        return Math.Min(_screen.FailureCount, 1);
    }

    private async Task<TickTickSession> SignInAsync(CancellationToken cancellationToken)
    {
        Chapter("signIn");
        Command("session.GetTokenAsync(demand, user, reporter)");
        TickTickSession session = CreateSession();
        AccessToken token = await AskAsync(session, new TokenRequest { NoSession = "is being made anew" }, cancellationToken);
        _screen.Check(token.Source == TokenSource.SignIn, "No place had a token, so the user was asked, and the service issued one.");
        _screen.Check(File.Exists(_home.CacheFile), "The cache file is there.");
        return session;
    }

    private async Task UseAsync(TickTickSession session, CancellationToken cancellationToken)
    {
        Chapter("use");
        AccessToken token = await AskAsync(session, new TokenRequest(), cancellationToken);
        _screen.Check(token.ExpiresIn > NearlyLongLife, "The token is good for 180 days.");
        Command("GET open/v1/project, Authorization: Bearer …");
        using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        _screen.Output(await client.GetStringAsync(new Uri(token.Service.ApiBaseAddress, "project"), cancellationToken));
        _screen.Check(true, "The service took the token: these are the lists of the account, none so far.");
    }

    private async Task AskSessionAsync(TickTickSession session, CancellationToken cancellationToken)
    {
        Chapter("session");
        Command("session.GetTokenAsync(demand, user, reporter)");
        AccessToken token = await AskAsync(session, new TokenRequest(), cancellationToken);
        _screen.Check(token.Source == TokenSource.Session, "The session answered.");
    }

    private async Task AskPlacesAsync(CancellationToken cancellationToken)
    {
        Chapter("environment");
        Environment.SetEnvironmentVariable(TickTickEnvironment.AccessTokenVariable, await File.ReadAllTextAsync(_home.CacheFile, cancellationToken));
        Command("new TickTickSession(settings).GetTokenAsync(demand, user, reporter)");
        using (TickTickSession session = CreateSession())
        {
            AccessToken token = await AskAsync(session, new TokenRequest { NoSession = "has not been made" }, cancellationToken);
            _screen.Check(token.Source == TokenSource.EnvironmentVariable, "The environment variable answered.");
        }

        Chapter("cacheFile");
        Environment.SetEnvironmentVariable(TickTickEnvironment.AccessTokenVariable, null);
        Command("new TickTickSession(settings).GetTokenAsync(demand, user, reporter)");
        using (TickTickSession session = CreateSession())
        {
            AccessToken token = await AskAsync(session, new TokenRequest { NoSession = "has not been made" }, cancellationToken);
            _screen.Check(token.Source == TokenSource.CacheFile, "The cache file answered.");
        }
    }

    private async Task SignInAgainAsync(CancellationToken cancellationToken)
    {
        Chapter("newSignIn");
        Command("new TickTickSession(settings with { NoBrowser = true }).GetTokenAsync(demand with { Force = true }, user, reporter)");
        using TickTickSession session = CreateSession(noBrowser: true);
        AccessToken token = await AskAsync(session, new TokenRequest { Force = true }, cancellationToken);
        _screen.Check(token.Source == TokenSource.SignIn, "The user was asked although the file had a token.");
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        Chapter("expiry");
        await _sandbox.RenewTokensAsync(TimeSpan.FromSeconds(30));
        Command("session.GetTokenAsync(demand with { Force = true }, user, reporter)");
        using TickTickSession session = CreateSession();
        AccessToken old = await AskAsync(session, new TokenRequest { Force = true }, cancellationToken);
        _screen.Check(!old.LivesLongerThan(TokenRequest.DefaultMinimumLifetime, DateTimeOffset.UtcNow), "That token will not do.");

        Chapter("renewal");
        await _sandbox.RenewTokensAsync(LongLife);
        Command("session.GetTokenAsync(demand, user, reporter)");
        AccessToken renewed = await AskAsync(session, new TokenRequest(), cancellationToken);
        _screen.Check(renewed.Source == TokenSource.SignIn && renewed.ExpiresIn > NearlyLongLife, "A new token, good for 180 days.");
    }

    private async Task GoElsewhereAsync(CancellationToken cancellationToken)
    {
        Chapter("runbook");
        string dictionary = await File.ReadAllTextAsync(_home.CacheFile, cancellationToken);
        int withToken = await RunElsewhereAsync("TICKTICK_ACCESS_TOKEN={…} runbook", [_sandbox.Origin], dictionary, cancellationToken);
        _screen.Check(withToken == 0, "The environment variable answered, and the service takes the token.");
        int withoutToken = await RunElsewhereAsync("runbook", [_sandbox.Origin], null, cancellationToken);
        _screen.Check(withoutToken == 1, "Without it the runbook fails at once, and says what it needs.");

        Chapter("scheduledTask");
        int withFile = await RunElsewhereAsync("task ~/.token-oauth", [_sandbox.Origin, _home.CacheFile], null, cancellationToken);
        _screen.Check(withFile == 0, "The cache file answered, and the service takes the token.");
    }

    private void Disconnect()
    {
        Chapter("disconnect");
        Command("store.Remove()");
        new FileTokenStore(_home.CacheFile).Remove();
        _screen.Check(!File.Exists(_home.CacheFile), "The file is gone.");
    }

    private async Task<int> RunElsewhereAsync(string command, string[] arguments, string? dictionary, CancellationToken cancellationToken)
    {
        _screen.Command("$", command);
        ProcessStartInfo start = Repository.DotNet([Repository.DemoProgram, ElsewhereProgram.Verb, .. arguments]);
        _home.Bare(start);
        if (dictionary is not null) start.Environment[TickTickEnvironment.AccessTokenVariable] = dictionary;
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        await foreach (string line in Lines(process.StandardOutput, cancellationToken)) _screen.Output(line.TrimStart());
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    private static async IAsyncEnumerable<string> Lines(StreamReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line) yield return line;
    }

    private async Task<AccessToken> AskAsync(TickTickSession session, TokenRequest demand, CancellationToken cancellationToken)
    {
        AccessToken token = await session.GetTokenAsync(demand, _user, _reporter, cancellationToken);
        _secrets.Add(token.Value);
        _screen.Output($"{token}, source: {token.Source}");
        return token;
    }

    private TickTickSession CreateSession(bool noBrowser = false) => new(
        _places.ToSettings() with
        {
            ClientId = _app.ClientId,
            ClientSecret = SecretText.Protect(_app.ClientSecret),
            RedirectUri = _app.RedirectUri,
            NoBrowser = noBrowser,
        },
        browser: _user);

    private void Command(string command) => _screen.Command("C#>", command);

    private void Chapter(string name) => _screen.Chapter(_story[name]["title"], _story[name]["text"]);
}
