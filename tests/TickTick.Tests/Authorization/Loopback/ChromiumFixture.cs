using System;
using System.Threading.Tasks;

namespace TickTick.Tests.Authorization.Loopback;

/// <summary>Provides each test of a class with the empty page of one browser. To start a browser takes longer than a test.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    private Chromium? _browser;

    /// <summary>Gets the page, or skips the test if the browser is not installed.</summary>
    internal async Task<Chromium> GetPageAsync()
    {
        _browser ??= await Chromium.StartAsync();
        await _browser.ResetAsync();
        return _browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
    }
}
