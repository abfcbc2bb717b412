using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Demo.Library;

/// <summary>Somebody who signs in, at the prompt and at the browser.</summary>
internal sealed partial class DemoUser(Screen screen) : ISignInUser, IBrowser
{
    private string? _url;

    /// <inheritdoc />
    public bool CanAnswer => true;

    /// <inheritdoc />
    public void Show(string message, string url)
    {
        screen.Output(message);
        screen.Output(url);
        _url = url;
    }

    /// <inheritdoc />
    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        string redirect = (await Visitor.AllowAsync(_url!)).AbsoluteUri;
        screen.Typed($"{question}: {Code().Replace(redirect, "******")}");
        return redirect;
    }

    /// <inheritdoc />
    public async Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken)
    {
        // As with a real browser, the user takes their time while the sign-in goes on.
        Task visit = Visitor.VisitAsync(url);
        await Task.WhenAny(visit, Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken));
        return !visit.IsFaulted;
    }

    [GeneratedRegex("(?<=code=)[^&]+")]
    private static partial Regex Code();
}
