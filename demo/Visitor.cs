#nullable enable
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace TickTick.Demo;

/// <summary>Simulates the user in the browser: reads the consent page and submits Allow.</summary>
public static class Visitor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Authorizes the app.</summary>
    public static async Task<Uri> AllowAsync(string url)
    {
        using HttpClient browser = CreateBrowser();
        return await AllowAsync(browser, url);
    }

    /// <summary>Authorizes the app and follows the redirect.</summary>
    public static async Task<string> VisitAsync(string url)
    {
        using HttpClient browser = CreateBrowser();
        Uri redirect = await AllowAsync(browser, url);
        return await browser.GetStringAsync(redirect);
    }

    private static HttpClient CreateBrowser() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };

    private static async Task<Uri> AllowAsync(HttpClient browser, string url)
    {
        await browser.GetStringAsync(new Uri(url));
        using var answer = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_oauth_approval"] = "true" });
        using HttpResponseMessage response = await browser.PostAsync(new Uri(url), answer);
        return response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location is { } redirect
            ? redirect
            : throw new InvalidOperationException($"The consent page returned status {(int)response.StatusCode} instead of a redirect.");
    }
}
