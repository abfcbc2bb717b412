using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization.Loopback;

namespace TickTick.Authorization;

/// <summary>
/// Runs the authorization code grant (RFC 6749 §4.1) up to the code, as RFC 8252 recommends for native apps: in the
/// user's browser, with a redirect to this machine, or with a pasted redirect if that is not possible.
/// </summary>
internal sealed class AuthorizationCodeFlow(IBrowser browser, ISignInUser user, IReporter reporter)
{
    private const int MaximumAnswers = 3;
    private static readonly TimeSpan LateRedirect = TimeSpan.FromSeconds(1);

    /// <summary>Asks the user to authorize the app.</summary>
    /// <exception cref="TickTickException">
    /// <c>InteractionRequired</c>, <c>SignInTimeout</c>, <c>AuthorizationDenied</c>, <c>AuthorizationFailed</c>,
    /// <c>StateMismatch</c> and <c>RedirectInvalid</c> (only for pasted redirects, because the listener continues to
    /// wait), and those of <see cref="LoopbackListener.Start"/>.
    /// </exception>
    public async Task<AuthorizationGrant> RunAsync(AuthorizationRequest request, AuthorizationCodeFlowOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!user.CanAnswer) throw InteractionRequired(request);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Timeout);
        try
        {
            if (!options.NoBrowser && request.RedirectUri.IsLoopback) return await ListenAsync(request, options.Timeout, timeout.Token).ConfigureAwait(false);

            user.Show("Open this address in a browser on any machine, and allow the app:", request.Url);
            return (await PasteAsync(request, redirect: null, timeout.Token).ConfigureAwait(false))!;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Timeout(request, options.Timeout);
        }
    }

    /// <summary>Listens for the redirect with the response to this request.</summary>
    internal static LoopbackListener Listen(AuthorizationRequest request, IReporter reporter, LoopbackLimits? limits = null) =>
        LoopbackListener.Start(request.RedirectUri, request.Service, query => AuthorizationResponse.Parse(query, request.State), reporter, limits);

    private async Task<AuthorizationGrant> ListenAsync(AuthorizationRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LoopbackListener listener = Listen(request, reporter);
        bool isHandedOver = false;
        try
        {
            reporter.Verbose($"Listening on {request.RedirectUri} for the redirect.");
            Task<string> redirect = listener.WaitAsync(cancellationToken);
            Task<bool> opening = browser.TryOpenAsync(request.Url, cancellationToken);
            bool hasFailedAtOnce = opening.IsCompleted && !await opening.ConfigureAwait(false);
            if (!hasFailedAtOnce) user.Show("Allow the app in the browser. If no window opens, open this address:", request.Url);

            // The redirect counts, whatever the program that opens the browser does or returns.
            await Task.WhenAny(redirect, opening).ConfigureAwait(false);
            if (!redirect.IsCompleted && !await opening.ConfigureAwait(false))
            {
                reporter.Verbose("No browser is available, so the redirect must be pasted.");
                if (hasFailedAtOnce) user.Show("No browser is available. Open this address on any machine, and allow the app:", request.Url);
                else user.Show("No browser is available. Open the address above on any machine, and allow the app.", null);
                if (await PasteAsync(request, redirect, cancellationToken).ConfigureAwait(false) is { } pasted) return pasted;
            }

            AuthorizationResponse response = await WaitAsync(redirect, request, timeout).ConfigureAwait(false);
            if (response.ToFailure(request) is { } failure)
            {
                await listener.CompleteAsync(ResultPage.NotAuthorized(request.Service, response.Error!)).ConfigureAwait(false);
                throw failure;
            }

            isHandedOver = true;
            return new AuthorizationGrant(response.Code!, request, listener);
        }
        finally
        {
            if (!isHandedOver) await listener.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<AuthorizationResponse> WaitAsync(Task<string> redirect, AuthorizationRequest request, TimeSpan timeout)
    {
        string activity = $"Signing in to {request.Service}";
        var elapsed = Stopwatch.StartNew();
        try
        {
            while (!redirect.IsCompleted)
            {
                TimeSpan remaining = timeout - elapsed.Elapsed;
                if (remaining < TimeSpan.Zero) remaining = TimeSpan.Zero;
                int percent = (int)Math.Min(100, 100 * elapsed.Elapsed.TotalSeconds / timeout.TotalSeconds);
                reporter.Progress(new WorkProgress(activity, "Allow the app in the browser. Press Ctrl+C to cancel.", percent, remaining));
                await Task.WhenAny(redirect, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)).ConfigureAwait(false);
            }

            return AuthorizationResponse.Parse(await redirect.ConfigureAwait(false), request.State);
        }
        finally
        {
            reporter.Progress(new WorkProgress(activity, "Done", IsCompleted: true));
        }
    }

    /// <summary>Prompts for the redirect. Returns null if the redirect arrives by itself before it is pasted.</summary>
    private async Task<AuthorizationGrant?> PasteAsync(AuthorizationRequest request, Task<string>? redirect, CancellationToken cancellationToken)
    {
        for (int answers = 1; ; answers++)
        {
            string? answer = await PromptAsync(redirect, cancellationToken).ConfigureAwait(false);
            if (redirect is { IsCompleted: true }) return null;
            if (answer is null) throw InteractionRequired(request);
            try
            {
                AuthorizationResponse response = PastedRedirect.Parse(answer, request);
                return response.ToFailure(request) is { } failure ? throw failure : new AuthorizationGrant(response.Code!, request);
            }
            catch (TickTickException slip) when (slip.ErrorId == ErrorIds.RedirectInvalid && answers < MaximumAnswers)
            {
                reporter.Warning(slip.Message);
            }
        }
    }

    private async Task<string?> PromptAsync(Task<string>? redirect, CancellationToken cancellationToken)
    {
        Task<string?> answer = user.PromptAsync("Enter the URL that the browser was redirected to", cancellationToken);
        // Not every host can cancel a prompt, so the sign-in does not wait for it to return.
        var cancelled = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken)))
        {
            Task first = await Task.WhenAny(answer, cancelled.Task, redirect ?? (Task)cancelled.Task).ConfigureAwait(false);
            if (first == redirect) return null;
            string? text = await (first == answer ? answer : cancelled.Task).ConfigureAwait(false);
            // This host returns no answer, but a program that opened a browser may have failed only after that.
            if (text is null && redirect is not null) await Task.WhenAny(redirect, Task.Delay(LateRedirect, cancellationToken)).ConfigureAwait(false);
            return text;
        }
    }

    private static TickTickException InteractionRequired(AuthorizationRequest request) => new(
        ErrorIds.InteractionRequired,
        $"The sign-in to {request.Service} needs an answer, and this host cannot sign in interactively.",
        "Run Connect-TickTick at a prompt as this user, or set $env:TICKTICK_ACCESS_TOKEN.");

    private static TickTickException Timeout(AuthorizationRequest request, TimeSpan timeout) => new(
        ErrorIds.SignInTimeout,
        string.Format(
            CultureInfo.InvariantCulture,
            "The sign-in was not completed within {0:0.###} seconds (-SignInTimeoutSec).",
            timeout.TotalSeconds),
        $"Run the command again and choose Allow; use -NoBrowser if the browser runs on another machine. If the page reported an invalid redirect, register exactly {request.RedirectUri} on {request.Service.ManagementPage}.");
}
