using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace TickTick.Http;

/// <summary>
/// Sends calls over one <see cref="HttpClient"/>, retries what may be retried, and keeps to the time limit.
/// Safe for many threads.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    /// <summary>The most bytes of one answer; more is no answer of this service.</summary>
    private const int MaximumBodyLength = 256 * 1024 * 1024;

    // A minute clears the service's limit; an account that many programs share may need several.
    private static readonly TimeSpan LongestLimitWait = TimeSpan.FromMinutes(10);

    // This many calls must fail to connect, each with all its retries, before the calls after them are no longer sent.
    private const int FailuresUntilBreak = 3;

    // The calls that were answered a moment ago count, too: bulk work that runs into an outage has up to a minute's limit of them.
    private const double FailureRatio = 0.02;

    // Long enough for the rest of a bulk command to fail at once, short enough that the next command finds a service that is back.
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestSampling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestSampling = TimeSpan.FromHours(1);

    private readonly HttpClient _http;
    private readonly ConnectionSettings _settings;
    private readonly IRequestGovernor? _governor;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<ServiceResponse> _pipeline;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ConditionalWeakTable<IReporter, object> _warned = new();
    private readonly CancellationTokenSource _end = new();

    /// <summary>Makes a client. Nothing is opened before the first call.</summary>
    public ServiceClient(ConnectionSettings settings, IRequestGovernor? governor = null, TimeProvider? clock = null)
    {
        _settings = settings;
        _governor = governor;
        _clock = clock ?? TimeProvider.System;
        _http = CreateClient(settings);
        var pipeline = new ResiliencePipelineBuilder<ServiceResponse> { TimeProvider = _clock };
        pipeline.AddCircuitBreaker(CreateCircuitBreaker(settings));
        if (settings.MaximumRetryCount > 0) pipeline.AddRetry(CreateRetry(settings));
        _pipeline = pipeline.Build();
    }

    /// <summary>Sends one call until an answer comes that a further try would not change.</summary>
    /// <exception cref="TickTickException">
    /// <c>ServiceUnreachable</c>, <c>RequestTimeout</c>; <c>OutcomeUnknown</c> where the call must not be sent twice and
    /// the connection broke after it was sent; <c>ResponseInvalid</c> where the answer is longer than any of this service.
    /// </exception>
    public async Task<ServiceResponse> SendAsync(ServiceRequest request, IReporter reporter, CancellationToken cancellationToken)
    {
        using var budget = new TimeBudget(_settings.Timeout, _clock, cancellationToken);
        var exchange = new Exchange(request, reporter, budget);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, budget.Token);
        context.Properties.Set(Keys.Exchange, exchange);
        long started = _clock.GetTimestamp();
        try
        {
            while (true)
            {
                ServiceResponse response = await _pipeline
                    .ExecuteAsync(static (c, client) => client.AttemptAsync(c), context, this)
                    .ConfigureAwait(false);
                if (_governor is null || !IsOverLimit(response)) return response;
                if (_clock.GetElapsedTime(started) + (response.RetryAfter ?? TimeSpan.Zero) > LongestLimitWait) return response;

                // Refused before it was carried out: sent again as soon as the governor gives it a turn, however often that takes.
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && budget.IsSpent)
        {
            throw TimedOut(exchange);
        }
        catch (AttemptFailedException failure)
        {
            throw failure.ToTickTickException(request);
        }
        catch (BrokenCircuitException exception) when (exception.InnerException is AttemptFailedException failure)
        {
            WarnThatNothingIsSent(request, reporter);
            throw failure.ToTickTickException(request);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        // It stays usable for the calls that are still ending.
        _end.Cancel();
        _http.Dispose();
    }

    private static bool IsOverLimit(ServiceResponse response) =>
        (int)response.StatusCode == 429 || response.Error?.Code == ServiceError.QueryLimit;

    private static HttpClient CreateClient(ConnectionSettings settings)
    {
        var http = new HttpClient(CreateHandler(settings)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaximumBodyLength };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(
            "TickTick.PowerShell", typeof(ServiceClient).Assembly.GetName().Version?.ToString(3)));
        return http;
    }

    private static HttpClientHandler CreateHandler(ConnectionSettings settings)
    {
        var handler = new HttpClientHandler
        {
            // A redirect could carry a token to another host, and no call of this service answers with one.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        else if (SystemProxy is { } system)
            handler.Proxy = new OutsideProxy(system, settings.ProxyCredential);
#if !NET
        FrameworkHttp.Prepare(handler);
#endif
        return handler;
    }

#if NET
    private static IWebProxy? SystemProxy => HttpClient.DefaultProxy;
#else
    private static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;
#endif

    // Around the retries: a call alone has all of them, and an outage that they outlast breaks no circuit.
    private CircuitBreakerStrategyOptions<ServiceResponse> CreateCircuitBreaker(ConnectionSettings settings) => new()
    {
        ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Exception is AttemptFailedException { MayHaveBeenCarriedOut: false }),
        FailureRatio = FailureRatio,
        MinimumThroughput = FailuresUntilBreak,
        SamplingDuration = SamplingDuration(settings),
        BreakDuration = BreakDuration,
        StateProvider = _circuit,
    };

    // Calls that follow one another, each with its retries, must fall into it.
    private static TimeSpan SamplingDuration(ConnectionSettings settings)
    {
        double retrySeconds = settings.RetryInterval.TotalSeconds * (Math.Pow(2, settings.MaximumRetryCount) - 1);
        double seconds = 2 * FailuresUntilBreak * retrySeconds;
        return seconds >= LongestSampling.TotalSeconds ? LongestSampling
            : seconds <= ShortestSampling.TotalSeconds ? ShortestSampling
            : TimeSpan.FromSeconds(seconds);
    }

    // Once for each command, however many calls it has left.
    private void WarnThatNothingIsSent(ServiceRequest request, IReporter reporter)
    {
        object mine = new();
        if (!ReferenceEquals(_warned.GetValue(reporter, _ => mine), mine)) return;
        reporter.Warning(FormattableString.Invariant(
            $"{request.Uri.Host} cannot be reached, so the remaining calls fail without being sent. The next attempt is possible in {BreakDuration.TotalSeconds:0} seconds."));
    }

    private RetryStrategyOptions<ServiceResponse> CreateRetry(ConnectionSettings settings) => new()
    {
        MaxRetryAttempts = settings.MaximumRetryCount,
        Delay = settings.RetryInterval,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        MaxDelay = TimeSpan.FromMinutes(5),
        ShouldHandle = arguments => new ValueTask<bool>(ShouldRetry(arguments.Context, arguments.Outcome)),
        DelayGenerator = static arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result?.RetryAfter),
        OnRetry = arguments =>
        {
            Exchange exchange = arguments.Context.Properties.GetValue(Keys.Exchange, null!);
            string why = arguments.Outcome.Result?.ToString() ?? arguments.Outcome.Exception!.Message;
            exchange.Reporter.Verbose(FormattableString.Invariant(
                $"{exchange.Request}: {why}. Retrying in {arguments.RetryDelay.TotalSeconds:0.0} s ({arguments.AttemptNumber + 1} of {_settings.MaximumRetryCount})."));
            return default;
        },
    };

    private bool ShouldRetry(ResilienceContext context, Outcome<ServiceResponse> outcome)
    {
        Exchange exchange = context.Properties.GetValue(Keys.Exchange, null!);
        bool repeatable = exchange.Request.IsIdempotent;
        if (outcome.Exception is AttemptFailedException failure)
        {
            // Others have found out already that no connection can be made.
            if (!failure.MayHaveBeenCarriedOut && _circuit.CircuitState == CircuitState.Open) return false;
            return failure.Retryable && (repeatable || !failure.MayHaveBeenCarriedOut);
        }

        if (outcome.Result is not { } response) return false;

        // With a governor the limit is waited for, not retried against.
        if (IsOverLimit(response) && _governor is not null) return false;
        // To wait past the time limit for an answer that is known now would help nobody.
        if (response.RetryAfter > exchange.Budget.Remaining || response.RetryAfter > LongestLimitWait) return false;
        return IsOverLimit(response) || response.Status switch
        {
            405 or 429 => true,
            503 => repeatable || response.RetryAfter is not null,
            500 or 502 or 504 => repeatable,
            _ => false,
        };
    }

    private async ValueTask<ServiceResponse> AttemptAsync(ResilienceContext context)
    {
        Exchange exchange = context.Properties.GetValue(Keys.Exchange, null!);
        if (_governor is null) return await SendOnceAsync(exchange, context).ConfigureAwait(false);

        exchange.Budget.Pause();
        await _governor.WaitForTurnAsync(exchange.Reporter, context.CancellationToken).ConfigureAwait(false);
        exchange.Budget.Resume();
        ServiceResponse? answer = null;
        bool sent = true;
        try
        {
            return answer = await SendOnceAsync(exchange, context).ConfigureAwait(false);
        }
        catch (AttemptFailedException failure) when (!failure.MayHaveBeenCarriedOut)
        {
            sent = false;
            throw;
        }
        finally
        {
            if (!sent) _governor.NotSent();
            else if (answer is not null && IsOverLimit(answer)) _governor.LimitExceeded(answer.RetryAfter);
            else _governor.Answered();
        }
    }

    private async Task<ServiceResponse> SendOnceAsync(Exchange exchange, ResilienceContext context)
    {
        if (_end.IsCancellationRequested) throw Disconnected();
        exchange.Attempts++;
        using HttpRequestMessage message = CreateMessage(exchange.Request);
#if NET
        HttpClient http = _http;
#else
        FrameworkHttp.Prepare(exchange.Request.Uri, _settings.Proxy);
        // .NET Framework may send a call again by itself where a kept connection turns out to be closed, a POST too. A
        // client of its own has no kept connection.
        using HttpClient? own = !exchange.Request.IsIdempotent ? CreateClient(_settings) : null;
        HttpClient http = own ?? _http;
        using CancellationTokenRegistration ending = _end.Token.Register(static client => ((HttpClient?)client)?.Dispose(), own);
#endif
        try
        {
            using HttpResponseMessage response = await http
                .SendAsync(message, HttpCompletionOption.ResponseContentRead, context.CancellationToken)
                .ConfigureAwait(false);
            byte[] body = await ReadBodyAsync(response, context.CancellationToken).ConfigureAwait(false);
            return new ServiceResponse(
                response.StatusCode,
                body,
                RetryAfter(response),
                response.Headers.Date,
                response.IsSuccessStatusCode ? null : ServiceError.Read(body, SecretsOf(exchange.Request)),
                exchange.Attempts);
        }
        catch (Exception exception) when (_end.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            if (exception is ObjectDisposedException) exchange.Attempts--;
            throw exchange.Request.IsIdempotent || exception is ObjectDisposedException
                ? Disconnected()
                : AttemptFailedException.OutcomeUnknown(exchange.Request, "the session was disconnected before the response arrived", mayStillRun: true, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or WebException
            || (exception is OperationCanceledException && !context.CancellationToken.IsCancellationRequested))
        {
            var failure = AttemptFailedException.From(exception);
            if (!failure.MayHaveBeenCarriedOut) exchange.Attempts--;
            throw failure;
        }
    }

    private static Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
#if NET
        return response.Content.ReadAsByteArrayAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return response.Content.ReadAsByteArrayAsync();
#endif
    }

    private static List<string> SecretsOf(ServiceRequest request)
    {
        var secrets = new List<string>(request.Secrets);
        if (request.AuthorizationParameter is { } parameter) secrets.Add(parameter);
        return secrets;
    }

    private static HttpRequestMessage CreateMessage(ServiceRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri);
        message.Headers.ExpectContinue = false;
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.AuthorizationScheme is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue(request.AuthorizationScheme, request.AuthorizationParameter);

        // A call without content may be sent a second time by the HTTP stack itself when a pooled connection turns out
        // to be closed; one with content, even empty, is not.
        if (request.Body is not null || request.Method == HttpMethod.Post)
        {
            message.Content = new ByteArrayContent(request.Body ?? []);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        return message;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? _clock.GetUtcNow()),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TickTickException Disconnected() =>
        new("SessionDisconnected", FailureKind.InvalidInput, "This session was disconnected. Run Connect-TickTick to create a new session.");

    private TickTickException TimedOut(Exchange exchange)
    {
        string limit = FormattableString.Invariant($"{_settings.Timeout.TotalSeconds:0.#} s");
        return !exchange.Request.IsIdempotent && exchange.Attempts > 0
            ? AttemptFailedException.OutcomeUnknown(exchange.Request, $"no response arrived within {limit}", mayStillRun: true, null)
            : new TickTickException(
                "RequestTimeout",
                FailureKind.Timeout,
                $"{exchange.Request}: no response arrived within {limit}. Run the command again, or increase -TimeoutSec.");
    }

    private sealed class Exchange(ServiceRequest request, IReporter reporter, TimeBudget budget)
    {
        public ServiceRequest Request { get; } = request;

        public IReporter Reporter { get; } = reporter;

        public TimeBudget Budget { get; } = budget;

        /// <summary>Attempts that the service may have received.</summary>
        public int Attempts { get; set; }
    }

    // A static field of one of Polly's structs would load Polly with this type, which every session has for later.
    private static class Keys
    {
        public static readonly ResiliencePropertyKey<Exchange> Exchange = new("exchange");
    }
}
