using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>
/// Sends requests with one <see cref="HttpClient"/>, retries them if possible, and enforces the timeout. Thread-safe.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    /// <summary>The maximum size of a response in bytes, which no response of this service reaches.</summary>
    private const int MaximumBodyLength = 256 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly ConnectionSettings _settings;
    private readonly RateGovernor? _governor;
    private readonly TimeProvider _clock;
    private readonly Lazy<RetryPipeline> _retries;
    private readonly CancellationTokenSource _end = new();
    private readonly int _maximumBodyLength;
    private readonly OutsideProxy? _proxy;

    // The last response that refused a request because of the rate limit.
    private ServiceResponse? _refusal;

    /// <summary>Initializes a client. No network connection is opened before the first request.</summary>
    public ServiceClient(ConnectionSettings settings, RateGovernor? governor = null, TimeProvider? clock = null, int maximumBodyLength = MaximumBodyLength)
    {
        _maximumBodyLength = maximumBodyLength;
        _proxy = OutsideProxy.For(settings);
        _settings = settings;
        _governor = governor;
        _clock = clock ?? TimeProvider.System;
        _http = CreateClient();
        _retries = new Lazy<RetryPipeline>(() => new RetryPipeline(_settings, governor is not null, _clock));
    }

    /// <summary>Sends a request until a response arrives that a retry would not change.</summary>
    /// <exception cref="TickTickException">
    /// <c>ServiceUnreachable</c>, <c>RequestTimeout</c>, <c>SessionDisconnected</c>. <c>OutcomeUnknown</c>: the request
    /// is not idempotent, and the connection broke after it was sent. <c>ResponseInvalid</c>: the response is too long.
    /// </exception>
    public async Task<ServiceResponse> SendAsync(ServiceRequest request, IReporter reporter, CancellationToken cancellationToken) =>
        (await TrySendAsync(request, reporter, cancellationToken).ConfigureAwait(false)).EnsureResponse();

    /// <summary>
    /// Sends a request until the result is one that a retry would not change. A missing response is not an exception.
    /// </summary>
    /// <exception cref="TickTickException"><c>SessionDisconnected</c>.</exception>
    public async Task<SendResult> TrySendAsync(ServiceRequest request, IReporter reporter, CancellationToken cancellationToken)
    {
        using var budget = new TimeBudget(_settings.Timeout, _clock, cancellationToken);
        var exchange = new Exchange(request, reporter, budget);
        long started = _clock.GetTimestamp();
        try
        {
            while (true)
            {
                // Most commands never need the pipeline, and creating one takes as long as a request.
                SendResult? first = _retries.IsValueCreated ? null : await AttemptAsync(exchange).ConfigureAwait(false);
                SendResult result = first is { Response.IsSuccess: true } ? first
                    : await _retries.Value.ExecuteAsync(exchange, first, AttemptAsync).ConfigureAwait(false);
                if (_governor is null || result.Response is not { IsOverLimit: true } refusal) return result;
                if (_clock.GetElapsedTime(started) + (refusal.RetryAfter ?? TimeSpan.Zero) > RateGovernor.LongestWait) return result;

                // The request was rejected before it was carried out, so it is sent again when the governor allows
                // it, without a limit on the number of attempts.
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && budget.IsSpent)
        {
            // What the service said to the attempts before says more than that the time is over.
            return exchange.LastResponse is { } last && !exchange.Request.Changes ? SendResult.Answered(last) : TimedOut(exchange);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        // It stays usable for the calls that are still ending.
        _end.Cancel();
        _http.Dispose();
    }

    private HttpClient CreateClient()
    {
        var http = new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = _maximumBodyLength };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(
            "TickTick.PowerShell", typeof(ServiceClient).Assembly.GetName().Version?.ToString(3)));
        return http;
    }

#if NET
    private SocketsHttpHandler CreateHandler() => new()
    {
        ConnectTimeout = _settings.ConnectTimeout,
        Proxy = _proxy,
        UseProxy = _proxy is not null,
        // A redirect could send a token to another host, and no request of this service returns one.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
    };
#else
    private HttpClientHandler CreateHandler()
    {
        var handler = new HttpClientHandler
        {
            Proxy = _proxy,
            UseProxy = _proxy is not null,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
        FrameworkHttp.Prepare(handler);
        return handler;
    }
#endif

    private async Task<SendResult> AttemptAsync(Exchange exchange)
    {
        if (_governor is null) return await SendOnceAsync(exchange).ConfigureAwait(false);

        exchange.Budget.Pause();
        bool isTurn = await _governor.WaitForTurnAsync(exchange.Reporter, exchange.Budget.Token).ConfigureAwait(false);
        exchange.Budget.Resume();
        // The service has refused a request for so long that this one is not sent.
        if (!isTurn) return SendResult.Answered(_refusal! with { RetryAfter = _governor.RefusedFor });
        SendResult? result = null;
        try
        {
            return result = await SendOnceAsync(exchange).ConfigureAwait(false);
        }
        finally
        {
            if (result is { MayHaveBeenCarriedOut: false }) _governor.NotSent();
            else if (result?.Response is { IsOverLimit: true } refusal) _governor.LimitExceeded((_refusal = refusal).RetryAfter);
            else _governor.Answered();
        }
    }

    private async Task<SendResult> SendOnceAsync(Exchange exchange)
    {
        CancellationToken cancellationToken = exchange.Budget.Token;
        if (_end.IsCancellationRequested) throw Disconnected();

        // Noted before the last moment at which a stopped command prevents the request, so that none is sent unnoticed.
        if (exchange.Request.Changes) SentChanges.Add();
        cancellationToken.ThrowIfCancellationRequested();
        exchange.Attempts++;
        long started = _clock.GetTimestamp();
        using HttpRequestMessage message = CreateMessage(exchange.Request);
#if NET
        HttpClient http = _http;
#else
        FrameworkHttp.Prepare(exchange.Request.Uri, _proxy);
        // .NET Framework can repeat a request, even a POST, if an open connection turns out to be closed. A separate
        // client has no open connection.
        using HttpClient? own = !exchange.Request.IsIdempotent ? CreateClient() : null;
        HttpClient http = own ?? _http;
        using CancellationTokenRegistration ending = _end.Token.Register(static client => ((HttpClient?)client)?.Dispose(), own);
#endif
        try
        {
            using HttpResponseMessage response = await http
                .SendAsync(message, Completion, cancellationToken)
                .ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
                return Unanswered(exchange, ConnectionFailure.ResultOfProxy(exchange.Request, _proxy?.Before(exchange.Request.Uri)));
            ReadOnlySequence<byte> body = WithoutMark(await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false));
            exchange.Reporter.Verbose(FormattableString.Invariant(
                $"{exchange.Request}: {(int)response.StatusCode} {response.StatusCode}, {_clock.GetElapsedTime(started).TotalMilliseconds:0} ms"));
            exchange.LastResponse = new ServiceResponse(
                response.StatusCode,
                body,
                RetryAfter(response),
                response.Headers.Date,
                response.IsSuccessStatusCode ? null : ServiceError.Read(body, exchange.Request.AllSecrets),
                exchange.Attempts);
            return SendResult.Answered(exchange.LastResponse);
        }
        catch (Exception exception) when (_end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (exception is ObjectDisposedException) exchange.Attempts--;
            return exchange.Request.IsIdempotent || exception is ObjectDisposedException
                ? throw Disconnected()
                : SendResult.Unknown(exchange.Request, "the session was disconnected before the response arrived", mayStillRun: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or WebException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Unanswered(exchange, ConnectionFailure.Result(exchange.Request, exception, _proxy?.Before(exchange.Request.Uri)));
        }
    }

    private static SendResult Unanswered(Exchange exchange, SendResult result)
    {
        if (!result.MayHaveBeenCarriedOut) exchange.Attempts--;
        return result;
    }

#if NET
    private const HttpCompletionOption Completion = HttpCompletionOption.ResponseHeadersRead;

    private async Task<ReadOnlySequence<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // HttpClient no longer ends a response whose headers it has returned.
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        using Stream stream = await response.Content.ReadAsStreamAsync(reading.Token).ConfigureAwait(false);
        return await ResponseBody.ReadAsync(stream, _maximumBodyLength, reading.Token).ConfigureAwait(false);
    }
#else
    // A response of .NET Framework cannot be cancelled after its headers.
    private const HttpCompletionOption Completion = HttpCompletionOption.ResponseContentRead;

    private static async Task<ReadOnlySequence<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ReadOnlySequence<byte>(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false));
    }
#endif

    // Some servers send a byte order mark, which is not part of JSON (RFC 8259 §8.1).
    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> body) => body.First.Span is [0xEF, 0xBB, 0xBF, ..] ? body.Slice(3) : body;

    private static HttpRequestMessage CreateMessage(ServiceRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri);
        message.Headers.ExpectContinue = false;
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.AuthorizationScheme is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue(request.AuthorizationScheme, request.AuthorizationParameter);

        // The HTTP stack can repeat a request without content if a pooled connection turns out to be closed, but not
        // one with content, even if it is empty.
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

    /// <summary>Returns the error for a session that was ended.</summary>
    public static TickTickException Disconnected() =>
        new(ErrorIds.SessionDisconnected, "This session was disconnected.", "Run Connect-TickTick to create a new session.");

    private SendResult TimedOut(Exchange exchange)
    {
        string limit = FormattableString.Invariant($"{_settings.Timeout.TotalSeconds:0.#} s");
        return !exchange.Request.IsIdempotent && exchange.Attempts > 0
            ? SendResult.Unknown(exchange.Request, $"no response arrived within {limit}", mayStillRun: true)
            : new SendResult
            {
                Failure = new TickTickException(
                    ErrorIds.RequestTimeout,
                    $"{exchange.Request}: no response arrived within {limit}." + (exchange.Attempts > 0 ? exchange.Request.DoubtOfChange : null),
                    "Run the command again, or increase -TimeoutSec."),
                MayHaveBeenCarriedOut = exchange.Attempts > 0,
            };
    }
}
