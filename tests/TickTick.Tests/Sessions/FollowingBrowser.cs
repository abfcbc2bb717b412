using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Tests.Sessions;

/// <summary>
/// Simulates a browser whose user authorizes every request: it follows the service's redirect to the listener.
/// </summary>
internal sealed class FollowingBrowser : IBrowser
{
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <summary>Gets how many times the browser was opened.</summary>
    public int Openings { get; private set; }

    /// <summary>Gets the last page, which is complete when the sign-in is.</summary>
    public Task<string> LastPage { get; private set; } = Task.FromResult(string.Empty);

    /// <inheritdoc />
    public Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken)
    {
        Openings++;
        LastPage = Task.Run(() => FollowAsync(url), cancellationToken);
        return Task.FromResult(true);
    }

    private static async Task<string> FollowAsync(string url)
    {
        for (int hop = 0; hop < 5; hop++)
        {
            using HttpResponseMessage response = await Http.GetAsync(url);
            if (response.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) return await response.Content.ReadAsStringAsync();
            url = new Uri(new Uri(url), response.Headers.Location!).AbsoluteUri;
        }

        throw new InvalidOperationException("The redirects do not end.");
    }
}
