using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Sessions;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Sessions;

public sealed class TokenResolverTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IDisposable
{
    private static readonly TimeSpan Days = TimeSpan.FromDays(100);
    private readonly SessionFixture _fixture = new(sandbox.Origin);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_environment_variable_takes_precedence_over_the_cache_file()
    {
        _fixture.SetVariable(_fixture.Dictionary("from-variable", Days));
        _fixture.SetFile(_fixture.Dictionary("from-file", Days));
        using TickTickSession session = _fixture.Session();

        AccessToken token = await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent);

        Assert.Equal("from-variable", token.Value);
        Assert.Equal(TokenSource.EnvironmentVariable, token.Source);
        Assert.Equal(TokenSource.EnvironmentVariable, session.Source);
    }

    [Fact]
    public async Task The_session_takes_precedence_over_all_other_sources()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", Days));
        using TickTickSession session = _fixture.Session();
        await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent);
        _fixture.SetVariable(_fixture.Dictionary("from-variable", Days));

        AccessToken token = await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent);

        Assert.Equal("from-file", token.Value);
        Assert.Equal(TokenSource.Session, token.Source);
        Assert.Same(token, session.TryGetCachedToken(TimeSpan.Zero));
    }

    [Fact]
    public async Task A_token_that_expires_too_soon_is_skipped_in_every_source()
    {
        _fixture.SetVariable(_fixture.Dictionary("from-variable", TimeSpan.FromSeconds(30)));
        _fixture.SetFile(_fixture.Dictionary("from-file", TimeSpan.FromMinutes(5)));
        using TickTickSession session = _fixture.Session();

        Assert.Equal("from-file", (await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent)).Value);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() =>
            _fixture.GetTokenAsync(session, new TokenRequest { MinimumLifetime = TimeSpan.FromHours(1) }, ScriptedUser.Absent));
        Assert.Equal("InteractionRequired", failure.ErrorId);
        Assert.Equal(3, failure.Message.Split(';').Count(source => source.Contains("which is less than 3600 s (-MinimumLifetime)")));
    }

    [Theory]
    [InlineData("{'access_token': ")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("a token with spaces")]
    public async Task An_invalid_environment_variable_ends_the_search(string text)
    {
        _fixture.SetVariable(text);
        _fixture.SetFile(_fixture.Dictionary("from-file", Days));
        using TickTickSession session = _fixture.Session();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Equal("EnvironmentVariableMalformed", failure.ErrorId);
        Assert.Contains(_fixture.Variable, failure.Message);
        Assert.DoesNotContain("access_token': ", failure.Message);
    }

    [Fact]
    public async Task An_invalid_cache_file_causes_a_warning_and_is_skipped()
    {
        await sandbox.PermitAnyLoopbackRedirectAsync();
        _fixture.SetFile("shopping: milk, eggs");
        using TickTickSession session = _fixture.Session(settings => settings with { ClientId = null });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Equal("ClientIdRequired", failure.ErrorId);
        Assert.Contains(_fixture.CachePath, Assert.Single(_fixture.Reporter.Warnings));
        Assert.Equal("shopping: milk, eggs", File.ReadAllText(_fixture.CachePath));
    }

    [Fact]
    public async Task An_expired_token_of_another_service_is_not_one_of_this()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", -Days, service: "Dida365"));
        using TickTickSession session = _fixture.Session(settings => settings with { ClientId = null });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.DoesNotContain("has expired", failure.Message, StringComparison.Ordinal);
        Assert.Contains("its token is for Dida365", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_another_service_is_skipped_and_never_sent()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", Days, service: "Dida365"));
        _fixture.SetVariable("bare-token-of-an-unknown-service");
        using TickTickSession session = _fixture.Session(settings => settings with { ClientId = null });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session));

        Assert.Contains("its token is for Dida365", failure.Message);
        Assert.Contains("its token is for TickTick", failure.Message);
        Assert.Contains("TICKTICK_SERVICE", failure.Message);
        Assert.DoesNotContain("bare-token", failure.Message + _fixture.Reporter.Everything);
    }

    [Fact]
    public async Task A_token_of_another_app_is_skipped()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", Days, more: ", \"client_id\": \"another-app\""));
        using TickTickSession session = _fixture.Session();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session, user: ScriptedUser.Absent));

        Assert.Contains("belongs to another app (client ID another-app)", failure.Message);
    }

    [Fact]
    public async Task A_ticktick_py_file_belongs_to_the_TickTick_service()
    {
        _fixture.SetFile("""{"access_token": "from-python", "token_type": "bearer", "expires_in": 14772375, "scope": "tasks:read tasks:write", "expire_time": 4070908800, "readable_expire_time": "Thu Jan  1 00:00:00 2099"}""");
        using TickTickSession session = _fixture.Session(settings => settings with { Service = TickTickService.TickTick });

        AccessToken token = await _fixture.GetTokenAsync(session, user: ScriptedUser.Absent);

        Assert.Equal("from-python", token.Value);
        Assert.Equal(TickTickService.TickTick, token.Service);
    }

    [Fact]
    public async Task When_no_source_has_a_token_the_error_starts_with_the_remedy_and_ends_with_the_sources()
    {
        using TickTickSession session = _fixture.Session(settings => settings with { ClientId = null });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() =>
            _fixture.GetTokenAsync(session, new TokenRequest { NoSession = "does not exist" }, ScriptedUser.Absent));

        Assert.EndsWith("access token is available, and this host cannot sign in interactively.", failure.Problem);
        Assert.Equal(
            $"Run Connect-TickTick -Service {_fixture.Service} -CachePath '{_fixture.CachePath}' at a prompt as this user, or set $env:{_fixture.Variable}. Sources tried: Session: does not exist; "
            + $"Environment variable {_fixture.Variable}: is not set; Cache file {_fixture.CachePath}: contains no token.",
            failure.Remedy);
        Assert.Equal($"{failure.Problem} {failure.Remedy}", failure.Message);
        Assert.Equal(3, _fixture.Reporter.VerboseLines.Count);
    }

    [Fact]
    public async Task An_expired_token_is_named_as_the_reason()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", TimeSpan.FromDays(-1)));
        using TickTickSession session = _fixture.Session();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session, user: ScriptedUser.Absent));

        Assert.EndsWith("access token has expired, and this host cannot sign in interactively.", failure.Problem);
        Assert.StartsWith($"Run Connect-TickTick -Service {_fixture.Service} -CachePath '{_fixture.CachePath}' at a prompt as this user", failure.Remedy);
    }

    [Fact]
    public async Task A_disabled_source_is_not_used()
    {
        _fixture.SetFile(_fixture.Dictionary("from-file", Days));
        using TickTickSession session = _fixture.Session(settings => settings with { Store = null });

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => _fixture.GetTokenAsync(session, user: ScriptedUser.Absent));

        Assert.Contains("Cache file: is not used (-NoCache).", failure.Message);
    }

    [Fact]
    public async Task A_token_that_the_service_rejected_is_skipped()
    {
        _fixture.SetVariable(_fixture.Dictionary("refused", Days));
        _fixture.SetFile(_fixture.Dictionary("good", Days));
        using TickTickSession session = _fixture.Session();
        session.MarkRejected("refused");

        Assert.Equal("good", (await session.FindTokenAsync(new TokenRequest(), _fixture.Reporter, TestContext.Current.CancellationToken))!.Value);
        Assert.Contains(_fixture.Reporter.VerboseLines, line => line.EndsWith("the service rejected its token.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disconnected_session_reports_it()
    {
        TickTickSession session = _fixture.Session();
        session.Dispose();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(async () => await session.FindTokenAsync(new TokenRequest(), _fixture.Reporter, TestContext.Current.CancellationToken));
        Assert.Equal("SessionDisconnected", failure.ErrorId);
    }
}
