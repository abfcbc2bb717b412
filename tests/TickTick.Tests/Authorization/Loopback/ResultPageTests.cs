using System;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;
using Xunit;

namespace TickTick.Tests.Authorization.Loopback;

/// <summary>Tests the last page of a sign-in in a real browser.</summary>
public sealed class ResultPageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    // WCAG 2.2 §1.4.3 applies to each text against the nearest opaque background.
    private const string LeastContrast = """
        (() => {
          const numbers = color => color.match(/[\d.]+/g).map(Number);
          const light = color => numbers(color).slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const behind = element => { for (let e = element; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((numbers(c)[3] ?? 1) === 1) return c; } };
          const contrast = element => { const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x); return (a + .05) / (b + .05); };
          return Math.min(...[...document.querySelectorAll('h1, p, footer, footer b')].filter(e => e.offsetParent).map(contrast));
        })()
        """;

    private readonly int _port = AuthorizationFixtures.FreePort();

    [Theory]
    [InlineData("success", "You’re signed in")]
    [InlineData("denied", "Access not allowed")]
    [InlineData("refused", "You’re not signed in")]
    [InlineData("failed", "You’re not signed in")]
    [InlineData("forged", "Not the answer to this sign-in")]
    public async Task The_page_shows_the_result_and_removes_the_code_from_the_address_bar(string outcome, string heading)
    {
        Chromium browser = await chromium.GetPageAsync();
        await browser.CallAsync("Emulation.setDeviceMetricsOverride", new { width = 1100, height = 720, deviceScaleFactor = 1, mobile = false });
        await ShowAsync(browser, outcome);

        Assert.Equal(heading, await browser.EvaluateAsync("document.querySelector('h1').innerText"));
        Assert.StartsWith(heading, await browser.EvaluateAsync("document.title"));
        Assert.Equal("en", await browser.EvaluateAsync("document.documentElement.lang"));
        Assert.Equal("1", await browser.EvaluateAsync("[...document.querySelectorAll('svg')].filter(s => getComputedStyle(s).display !== 'none').length"));
        Assert.Equal("0", await browser.EvaluateAsync("performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length"));
        Assert.Equal("", await browser.EvaluateAsync("document.referrer"));
        await AssertCodeIsForgottenAsync(browser);

        foreach (string scheme in new[] { "light", "dark" })
        {
            await browser.PreferAsync(scheme);
            double contrast = Convert.ToDouble(await browser.EvaluateAsync(LeastContrast), CultureInfo.InvariantCulture);
            Assert.True(contrast >= 4.5, $"{scheme}: {contrast}");
            string background = await browser.EvaluateAsync("getComputedStyle(document.querySelector('main')).backgroundColor");
            Assert.Equal(scheme == "light" ? "rgb(255, 255, 255)" : "rgb(22, 28, 40)", background);
            await browser.PictureAsync($"{outcome}-{scheme}");
        }

        // The console reports the status of a rejected redirect and must not report anything else.
        Assert.All(browser.Complaints, complaint => Assert.Contains("the server responded with a status of 400", complaint));
        Assert.Equal(outcome == "forged" ? 1 : 0, browser.Complaints.Count);
    }

#if NET
    [Fact]
    public async Task The_address_with_the_code_is_no_entry_in_the_browsers_history()
    {
        await using Chromium browser = await Chromium.StartAsync();
        await ShowAsync(browser, "success");

        string[] history = await browser.EndAndReadHistoryAsync();

        Assert.Contains(history, visit => visit == $"http://127.0.0.1:{_port}/callback");
        Assert.DoesNotContain(history, visit => visit.Contains("mtmoDK"));
    }
#endif

    [Fact]
    public async Task The_page_is_complete_after_the_listener_has_closed()
    {
        Chromium browser = await chromium.GetPageAsync();
        await ShowAsync(browser, "success");
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(_port));
        Assert.Equal("true", await browser.EvaluateAsync("document.body.innerText.includes('return to PowerShell') && document.querySelector('footer') !== null"));
    }

    [Fact]
    public async Task The_page_fits_a_narrow_window()
    {
        Chromium browser = await chromium.GetPageAsync();
        await browser.CallAsync("Emulation.setDeviceMetricsOverride", new { width = 320, height = 640, deviceScaleFactor = 1, mobile = true });
        await ShowAsync(browser, "refused");
        await browser.PreferAsync("light");
        Assert.Equal("true", await browser.EvaluateAsync("document.documentElement.scrollWidth <= 320"));
        await browser.PictureAsync("narrow");
    }

    [Fact]
    public async Task Text_from_the_service_is_shown_and_never_executed()
    {
        Chromium browser = await chromium.GetPageAsync();
        await ShowAsync(browser, "refused");
        Assert.Contains("<img src=x onerror=\"window.pwned=1\">", await browser.EvaluateAsync("document.querySelector('.detail').innerText"));
        Assert.Equal("0", await browser.EvaluateAsync("document.images.length"));
        Assert.Empty(browser.Complaints);

        await browser.EvaluateAsync("document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.pwned = 1' }))");
        Assert.Equal("undefined", await browser.EvaluateAsync("window.pwned"));
        Assert.NotEmpty(browser.Complaints);
    }

    private async Task ShowAsync(Chromium browser, string outcome)
    {
        AuthorizationRequest request = AuthorizationFixtures.Request($"http://127.0.0.1:{_port}/callback");
        await using LoopbackListener listener = AuthorizationCodeFlow.Listen(request, SilentReporter.Instance);
        string answer = outcome switch
        {
            "denied" => "error=access_denied",
            "refused" => "error=invalid_scope&error_description=" + Uri.EscapeDataString("Invalid scope: <img src=x onerror=\"window.pwned=1\"></p><script>window.pwned=1</script>"),
            _ => "code=mtmoDK",
        };
        string state = outcome == "forged" ? "wrong" : AuthorizationFixtures.State;
        Task<JsonElement> navigating = browser.CallAsync("Page.navigate", new { url = $"http://127.0.0.1:{_port}/callback?{answer}&state={state}" });
        if (outcome != "forged")
        {
            AuthorizationResponse response = AuthorizationResponse.Parse(await listener.WaitAsync(TestContext.Current.CancellationToken), request.State);
            await listener.CompleteAsync(outcome switch
            {
                "success" => ResultPage.SignedIn(request.Service),
                "failed" => ResultPage.NotSignedIn(new TickTickException(ErrorIds.InvalidClient, "TickTick does not accept the client secret.", "Copy it again from https://developer.ticktick.com/manage, and run Connect-TickTick again.")),
                _ => ResultPage.NotAuthorized(request.Service, response.Error!),
            });
        }

        await navigating;
        await browser.UntilAsync("document.readyState === 'complete' && document.querySelector('h1') !== null");
    }

    private async Task AssertCodeIsForgottenAsync(Chromium browser)
    {
        string clean = $"http://127.0.0.1:{_port}/callback";
        Assert.Equal(clean, await browser.EvaluateAsync("location.href"));
        JsonElement history = await browser.CallAsync("Page.getNavigationHistory");
        Assert.Equal(["about:blank", clean], history.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("url").GetString()));
    }
}
