using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using TickTick.Tests.Authorization.Loopback;
using Xunit;

namespace TickTick.Tests.Authorization;

[Collection(TimedTests.Name)]
public sealed class AuthorizationCodeFlowTests
{
    private readonly int _port = AuthorizationFixtures.FreePort();
    private readonly RecordingReporter _reporter = new();
    private readonly AuthorizationRequest _request;

    private Task<LoopbackReply>? _page;

    public AuthorizationCodeFlowTests() => _request = AuthorizationFixtures.Request($"http://127.0.0.1:{_port}");

    [Fact]
    public async Task The_browser_is_opened_after_the_port_listens_and_the_code_is_returned()
    {
        var user = new ScriptedUser();
        await using AuthorizationGrant grant = await RunAsync(user, Redirect("code=mtmoDK"));
        Assert.Equal("mtmoDK", grant.Code);
        Assert.Same(_request, grant.Request);
        Assert.Equal(_request.ProofKey.Verifier, grant.CodeVerifier);
        Assert.Contains(_request.Url, Assert.Single(user.Shown));
        Assert.Empty(user.Questions);

        await grant.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Contains("signed in", (await _page!).Body);
    }

    [Fact]
    public async Task A_failed_exchange_is_shown_on_the_page()
    {
        await using AuthorizationGrant grant = await RunAsync(new ScriptedUser(), Redirect("code=mtmoDK"));
        await grant.CompleteAsync(ResultPage.NotSignedIn(new TickTickException("InvalidClient", "The <client secret> is wrong.", "Copy it again.")));
        Assert.Contains("The &lt;client secret&gt; is wrong.", (await _page!).Body);
    }

    [Fact]
    public async Task A_denied_authorization_ends_the_sign_in_and_is_shown_on_the_page()
    {
        TickTickException failure = await FailAsync(new ScriptedUser(), Redirect("error=access_denied"));
        Assert.Equal("AuthorizationDenied", failure.ErrorId);
        Assert.Contains("Access not allowed", (await _page!).Body);
        await AssertClosedAsync();
    }

    [Fact]
    public async Task Another_error_is_reported_in_the_services_words()
    {
        TickTickException failure = await FailAsync(new ScriptedUser(), Redirect("error=invalid_scope&error_description=%3Cb%3Eno%1b+such+scope"));
        Assert.Equal("AuthorizationFailed", failure.ErrorId);
        Assert.Contains("'invalid_scope: <b>no such scope'", failure.Message);
        Assert.Contains("invalid_scope: &lt;b&gt;no such scope", (await _page!).Body);
    }

    [Fact]
    public async Task Without_a_user_the_error_is_immediate_and_has_a_remedy()
    {
        TickTickException failure = await FailAsync(new ScriptedUser { CanAnswer = false }, _ => throw new InvalidOperationException("opened"));
        Assert.Equal("InteractionRequired", failure.ErrorId);
        Assert.Equal(FailureKind.Interaction, failure.Kind);
        Assert.Equal("Run Connect-TickTick at a prompt as this user, or set $env:TICKTICK_ACCESS_TOKEN.", failure.Remedy);
    }

    [Fact]
    public async Task The_wait_shows_the_remaining_time_every_second_and_ends_at_its_timeout()
    {
        var elapsed = Stopwatch.StartNew();
        TickTickException failure = await FailAsync(new ScriptedUser(), _ => true, new AuthorizationCodeFlowOptions { Timeout = TimeSpan.FromSeconds(2.2) });
        Assert.InRange(elapsed.Elapsed.TotalSeconds, 2.1, 4);
        Assert.Equal("SignInTimeout", failure.ErrorId);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        Assert.Contains("within 2.2 seconds", failure.Message);
        Assert.Contains($"register exactly {_request.RedirectUri} on https://developer.ticktick.com/manage", failure.Message);

        WorkProgress[] waits = [.. _reporter.ProgressRecords.Where(p => !p.IsCompleted)];
        Assert.InRange(waits.Length, 3, 4);
        Assert.Equal(waits.OrderByDescending(p => p.Remaining), waits);
        Assert.All(waits, p => Assert.InRange(p.PercentComplete, 0, 100));
        Assert.True(_reporter.ProgressRecords[^1].IsCompleted);
        await AssertClosedAsync();
    }

    [Fact]
    public async Task Cancellation_ends_the_sign_in_within_a_second_and_closes_the_port()
    {
        using var cancellation = new CancellationTokenSource();
        var flow = new AuthorizationCodeFlow(new ScriptedBrowser(_ => true), new ScriptedUser(), _reporter);
        Task<AuthorizationGrant> running = flow.RunAsync(_request, new AuthorizationCodeFlowOptions(), cancellation.Token);
        var elapsed = Stopwatch.StartNew();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(1), $"took {elapsed.Elapsed}");
        await AssertClosedAsync();
    }

    [Fact]
    public async Task Without_a_browser_the_user_is_prompted_for_the_redirect()
    {
        var user = new ScriptedUser($"http://127.0.0.1:{_port}/?code=mtmoDK&state={AuthorizationFixtures.State}");
        await using AuthorizationGrant grant = await RunAsync(user, _ => false);
        Assert.Equal("mtmoDK", grant.Code);
        Assert.Contains(_request.Url, Assert.Single(user.Shown));
        Assert.Equal("Enter the URL that the browser was redirected to", Assert.Single(user.Questions));
        await grant.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        await AssertClosedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_redirect_counts_although_the_launcher_fails(bool failsFirst)
    {
        Func<string, bool> redirect = Redirect("code=mtmoDK");
        var user = new ScriptedUser { Answer = static _ => new TaskCompletionSource<string?>().Task };
        await using AuthorizationGrant grant = await new AuthorizationCodeFlow(new ScriptedBrowser(_ => false) { Launcher = OpenAsync }, user, _reporter)
            .RunAsync(_request, new AuthorizationCodeFlowOptions(), TestContext.Current.CancellationToken);

        Assert.Equal("mtmoDK", grant.Code);
        // A redirect that comes at once may come before the address is shown.
        Assert.InRange(user.Shown.Count(shown => shown.Contains(_request.Url, StringComparison.Ordinal)), failsFirst ? 1 : 0, 1);
        await grant.CompleteAsync(ResultPage.SignedIn(TickTickService.TickTick));
        Assert.Contains("signed in", (await _page!).Body);

        async Task<bool> OpenAsync(string url)
        {
            if (!failsFirst) redirect(url);
            else _ = Task.Run(async () => { while (user.Questions.IsEmpty) await Task.Delay(5); redirect(url); }, TestContext.Current.CancellationToken);
            await Task.Yield();
            return false;
        }
    }

    [Fact]
    public async Task A_launcher_that_does_not_return_delays_neither_the_address_nor_the_sign_in()
    {
        var user = new ScriptedUser();
        Func<string, bool> redirect = Redirect("code=mtmoDK");
        var launcher = new TaskCompletionSource<bool>();
        Task<AuthorizationGrant> running = new AuthorizationCodeFlow(new ScriptedBrowser(_ => false) { Launcher = _ => launcher.Task }, user, _reporter)
            .RunAsync(_request, new AuthorizationCodeFlowOptions(), TestContext.Current.CancellationToken);

        Assert.Contains(_request.Url, Assert.Single(user.Shown));
        redirect(_request.Url);
        await using AuthorizationGrant grant = await running;
        Assert.Equal("mtmoDK", grant.Code);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("https://localhost:8443/callback", true)]
    [InlineData("https://example.org/callback", false)]
    public async Task NoBrowser_or_a_remote_redirect_URI_prompts_for_the_redirect_and_opens_no_browser(string redirect, bool noBrowser)
    {
        AuthorizationRequest request = AuthorizationFixtures.Request(redirect);
        var user = new ScriptedUser(redirect + "?code=mtmoDK&state=" + AuthorizationFixtures.State);
        var flow = new AuthorizationCodeFlow(new ScriptedBrowser(_ => throw new InvalidOperationException("opened")), user, _reporter);
        await using AuthorizationGrant grant = await flow.RunAsync(request, new AuthorizationCodeFlowOptions { NoBrowser = noBrowser }, TestContext.Current.CancellationToken);
        Assert.Equal("mtmoDK", grant.Code);
        Assert.Contains(request.Url, Assert.Single(user.Shown));
    }

    [Fact]
    public async Task A_wrong_paste_can_be_corrected_twice()
    {
        await using AuthorizationGrant grant = await PasteAsync(new ScriptedUser("", _request.Url, "mtmoDK"));
        Assert.Equal("mtmoDK", grant.Code);
        Assert.Equal(2, _reporter.Warnings.Count);

        var stubborn = new ScriptedUser("a b", "a b", "a b", "mtmoDK");
        Assert.Equal("RedirectInvalid", (await Assert.ThrowsAsync<TickTickException>(() => PasteAsync(stubborn))).ErrorId);
        Assert.Equal(3, stubborn.Questions.Count);
    }

    [Theory]
    [InlineData("?code=mtmoDK&state=wrong", "StateMismatch")]
    [InlineData("?error=access_denied&state=" + AuthorizationFixtures.State, "AuthorizationDenied")]
    [InlineData(null, "InteractionRequired")]
    public async Task A_wrong_state_a_denial_and_the_end_of_input_end_the_prompts(string? answer, string id)
    {
        var user = new ScriptedUser(answer, "mtmoDK");
        Assert.Equal(id, (await Assert.ThrowsAsync<TickTickException>(() => PasteAsync(user))).ErrorId);
        Assert.Single(user.Questions);
    }

    [Fact]
    public async Task An_unanswered_prompt_ends_at_the_timeout()
    {
        var options = new AuthorizationCodeFlowOptions { NoBrowser = true, Timeout = TimeSpan.FromMilliseconds(100) };
        TickTickException failure = await FailAsync(new ScriptedUser { Answer = static _ => new TaskCompletionSource<string?>().Task }, _ => true, options);
        Assert.Equal("SignInTimeout", failure.ErrorId);
    }

    [Fact]
    public async Task No_secret_is_reported()
    {
        await using AuthorizationGrant grant = await RunAsync(new ScriptedUser(), Redirect("code=mtmoDK"));
        string told = string.Join("\n", _reporter.VerboseLines.Concat(_reporter.Warnings).Concat(_reporter.ProgressRecords.Select(p => p.ToString())).Append(grant.ToString()!));
        Assert.DoesNotContain("mtmoDK", told);
        Assert.DoesNotContain(_request.ProofKey.Verifier, told);
        Assert.DoesNotContain(AuthorizationFixtures.State, told);
    }

    /// <summary>Simulates a browser in which the user decides at once.</summary>
    private Func<string, bool> Redirect(string answer) => url =>
    {
        Assert.Equal(_request.Url, url);
        _page = RawClient.ExchangeAsync(_port, RawClient.Get(_port, $"/?{answer}&state={AuthorizationFixtures.State}"));
        return true;
    };

    private Task<AuthorizationGrant> RunAsync(ScriptedUser user, Func<string, bool> open, AuthorizationCodeFlowOptions? options = null) =>
        new AuthorizationCodeFlow(new ScriptedBrowser(open), user, _reporter)
            .RunAsync(_request, options ?? new AuthorizationCodeFlowOptions(), TestContext.Current.CancellationToken);

    private Task<AuthorizationGrant> PasteAsync(ScriptedUser user) => RunAsync(user, _ => true, new AuthorizationCodeFlowOptions { NoBrowser = true });

    private Task<TickTickException> FailAsync(ScriptedUser user, Func<string, bool> open, AuthorizationCodeFlowOptions? options = null) =>
        Assert.ThrowsAsync<TickTickException>(() => RunAsync(user, open, options));

    private async Task AssertClosedAsync() => await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(_port));
}
