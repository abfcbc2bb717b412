using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace TickTick.Http;

/// <summary>
/// Retries requests that failed, and sends no more of them while the service cannot be reached. Thread-safe.
/// </summary>
internal sealed class RetryPipeline
{
    // The number of requests that must fail to connect, each with all of its retries, before the following ones are
    // not sent.
    private const int FailuresUntilBreak = 3;

    // The ratio is low, because requests that were answered a moment ago count, too: a bulk command that meets an
    // outage has up to a minute's limit of them.
    private const double FailureRatio = 0.02;

    private static readonly ResiliencePropertyKey<Exchange> Key = new("exchange");

    // Long enough for the rest of a bulk command to fail at once, and short enough for the next command to find a
    // service that is available again.
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestSampling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestSampling = TimeSpan.FromHours(1);

    private readonly bool _isGoverned;
    private readonly ResiliencePipeline<SendResult> _pipeline;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ConditionalWeakTable<IReporter, object> _warned = new();

    // What opened the circuit, for the requests that are not sent.
    private SendResult? _unreachable;

    /// <summary>Initializes a pipeline.</summary>
    /// <param name="settings">The settings of the connection.</param>
    /// <param name="isGoverned">Whether a request waits for the rate limit instead of being retried.</param>
    /// <param name="clock">The clock.</param>
    public RetryPipeline(ConnectionSettings settings, bool isGoverned, TimeProvider clock)
    {
        _isGoverned = isGoverned;
        var pipeline = new ResiliencePipelineBuilder<SendResult> { TimeProvider = clock };
        pipeline.AddCircuitBreaker(CreateCircuitBreaker(settings));
        if (settings.MaximumRetryCount > 0) pipeline.AddRetry(CreateRetry(settings));
        _pipeline = pipeline.Build();
    }

    /// <summary>Makes attempts until the result is one that a retry would not change.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="first">The result of the first attempt, or null if none was made.</param>
    /// <param name="attempt">Makes an attempt.</param>
    public async Task<SendResult> ExecuteAsync(Exchange exchange, SendResult? first, Func<Exchange, Task<SendResult>> attempt)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, exchange.Budget.Token);
        context.Properties.Set(Key, exchange);
        try
        {
            return await _pipeline.ExecuteAsync(
                async _ =>
                {
                    SendResult result = first ?? await attempt(exchange).ConfigureAwait(false);
                    first = null;
                    if (IsUnreachable(result)) _unreachable = result;
                    return result;
                },
                context).ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            // This request was sent before others opened the circuit, and may have been carried out.
            if (first is not null) return first;
            WarnThatNothingIsSent(exchange);
            return _unreachable!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsUnreachable(SendResult? result) => result is { Response: null, MayHaveBeenCarriedOut: false };

    // The circuit breaker is outside of the retries: a single request makes all of its retries, and a short outage
    // does not open the circuit.
    private CircuitBreakerStrategyOptions<SendResult> CreateCircuitBreaker(ConnectionSettings settings) => new()
    {
        ShouldHandle = static arguments => new ValueTask<bool>(IsUnreachable(arguments.Outcome.Result)),
        FailureRatio = FailureRatio,
        MinimumThroughput = FailuresUntilBreak,
        SamplingDuration = SamplingDuration(settings),
        BreakDuration = BreakDuration,
        StateProvider = _circuit,
    };

    // Consecutive requests, each with its retries, must fall into the sampling duration.
    private static TimeSpan SamplingDuration(ConnectionSettings settings)
    {
        double retrySeconds = settings.RetryInterval.TotalSeconds * (Math.Pow(2, settings.MaximumRetryCount) - 1);
        double connectSeconds = settings.ConnectTimeout.TotalSeconds * (settings.MaximumRetryCount + 1);
        double seconds = 2 * FailuresUntilBreak * (retrySeconds + connectSeconds);
        return seconds >= LongestSampling.TotalSeconds ? LongestSampling
            : seconds <= ShortestSampling.TotalSeconds ? ShortestSampling
            : TimeSpan.FromSeconds(seconds);
    }

    // Warns once per command, regardless of how many requests remain.
    private void WarnThatNothingIsSent(Exchange exchange)
    {
        object mine = new();
        if (!ReferenceEquals(_warned.GetValue(exchange.Reporter, _ => mine), mine)) return;
        exchange.Reporter.Warning(FormattableString.Invariant(
            $"{exchange.Request.Uri.Host} cannot be reached, so the remaining calls fail without being sent. The next attempt is possible in {BreakDuration.TotalSeconds:0} seconds."));
    }

    private RetryStrategyOptions<SendResult> CreateRetry(ConnectionSettings settings) => new()
    {
        MaxRetryAttempts = settings.MaximumRetryCount,
        Delay = settings.RetryInterval,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        MaxDelay = TimeSpan.FromMinutes(5),
        ShouldHandle = arguments => new ValueTask<bool>(ShouldRetry(ExchangeOf(arguments.Context), arguments.Outcome.Result)),
        DelayGenerator = static arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result?.Response?.RetryAfter),
        OnRetry = arguments =>
        {
            Exchange exchange = ExchangeOf(arguments.Context);
            SendResult result = arguments.Outcome.Result!;
            string why = result.Response?.ToString() ?? result.Reason;
            exchange.Reporter.Verbose(FormattableString.Invariant(
                $"{exchange.Request}: {why}. Retrying in {arguments.RetryDelay.TotalSeconds:0.0} s ({arguments.AttemptNumber + 1} of {settings.MaximumRetryCount})."));
            return default;
        },
    };

    private static Exchange ExchangeOf(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    private bool ShouldRetry(Exchange exchange, SendResult? result)
    {
        bool repeatable = exchange.Request.IsIdempotent;
        if (result is null) return false;
        if (result.Response is not { } response)
        {
            // Other requests have already found that no connection is possible.
            if (!result.MayHaveBeenCarriedOut && _circuit.CircuitState == CircuitState.Open) return false;
            return result.IsTransient && (repeatable || !result.MayHaveBeenCarriedOut);
        }

        // With a governor, the request waits for the limit instead of being retried.
        if (response.IsOverLimit && _isGoverned) return false;
        // Waiting beyond the timeout for a result that is already known has no benefit.
        if (response.RetryAfter > exchange.Budget.Remaining || response.RetryAfter > RateGovernor.LongestWait) return false;
        return response.IsOverLimit || response.Status switch
        {
            405 or 429 => true,
            408 or 425 or 500 or 502 or 503 or 504 => repeatable,
            _ => false,
        };
    }
}
