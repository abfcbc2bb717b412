using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>
/// The calls of the Open API, for one command. Each resource's calls are in the resource's file. Safe for many threads.
/// </summary>
/// <remarks>
/// Every call throws <see cref="TickTickException"/> with one of these ids: <c>NotFound</c>, <c>PermissionDenied</c>,
/// <c>ScopeMissing</c>, <c>InvalidToken</c>, <c>RateLimited</c>, <c>ServiceUnavailable</c>, <c>ServiceUnreachable</c>,
/// <c>RequestTimeout</c>, <c>RequestInvalid</c>, <c>ResponseInvalid</c>, <c>OutcomeUnknown</c>.
/// Source: developer.ticktick.com, "API reference".
/// </remarks>
internal sealed partial class OpenApiClient
{
    /// <summary>The scope without which nothing can be read.</summary>
    public const string ReadScope = "tasks:read";

    /// <summary>The scope without which nothing can be changed.</summary>
    public const string WriteScope = "tasks:write";

    private readonly OpenApiConnection _connection;
    private readonly IReporter _reporter;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Makes a client: see <see cref="OpenApiConnection.For"/>.</summary>
    internal OpenApiClient(OpenApiConnection connection, IReporter reporter, CancellationToken cancellationToken)
    {
        _connection = connection;
        _reporter = reporter;
        _cancellationToken = cancellationToken;
    }

    private string ServiceName => _connection.Service.Name;

    /// <summary>An id as a part of a path.</summary>
    private static string Segment(string? id, string what)
    {
        if (id is null || id.Trim().Length == 0) throw Invalid($"The {what} has no ID. Pass an object that a Get- cmdlet returned.");
        if (id is "." or "..") throw Invalid($"'{id}' is no id of a {what}.");
        return Uri.EscapeDataString(id);
    }

    private static TickTickException Invalid(string message) => new("RequestInvalid", FailureKind.InvalidInput, message);

    private static TickTickException NotFound(string what) =>
        new("NotFound", FailureKind.NotFound, $"{what} does not exist, or this account cannot see it. Check the ID or the name.");

    private JsonReadContext NewContext() => new(_connection.Zone);

    private ServiceRequest Request(HttpMethod method, string path, bool isIdempotent, byte[]? body = null) =>
        new(method, new Uri(_connection.Service.ApiBaseAddress, path), isIdempotent) { Body = body };

    /// <summary>Sends with the session's token; a refused one is replaced once.</summary>
    private async Task<ServiceResponse> SendAsync(ServiceRequest request, bool writes, CancellationToken cancellationToken)
    {
        AccessGrant grant = await _connection.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        ServiceResponse response = await SendAsync(request, grant, writes, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;

        _reporter.Verbose($"{ServiceName} rejected the access token. Looking for another one.");
        AccessGrant? other = await _connection.Tokens.ReplaceAsync(grant.Token, cancellationToken).ConfigureAwait(false);
        if (other is not null && other.Token != grant.Token)
            response = await SendAsync(request, other, writes, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
        throw new TickTickException(
            "InvalidToken",
            FailureKind.Authentication,
            $"{ServiceName} refused the access token{Words(response)}. It has expired, was revoked, or belongs to another service. {(other ?? grant).Renewal}");
    }

    private Task<ServiceResponse> SendAsync(ServiceRequest request, AccessGrant grant, bool writes, CancellationToken cancellationToken)
    {
        RequireScope(grant, writes ? WriteScope : ReadScope, request);
        ServiceRequest signed = request with { AuthorizationScheme = "Bearer", AuthorizationParameter = grant.Token };
        return _connection.Http.SendAsync(signed, _reporter, cancellationToken);
    }

    private static void RequireScope(AccessGrant grant, string scope, object what)
    {
        if (grant.Scopes is not { Count: > 0 } scopes || scopes.Contains(scope, StringComparer.Ordinal)) return;
        throw new TickTickException(
            "ScopeMissing",
            FailureKind.Permission,
            $"The access token does not include the scope {scope}, which {what} requires. Nothing was sent. Sign in again with Connect-TickTick -Force -Scope {ReadScope},{WriteScope}.");
    }

    /// <summary>Sends a call that may be repeated, until an answer comes that can be used.</summary>
    private async Task<TResult> CallAsync<TResult>(ServiceRequest request, bool writes, string what, Func<ServiceResponse, TResult> read)
    {
        for (int attempt = 0; ; attempt++)
        {
            ServiceResponse response = await SendAsync(request, writes, _cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess) throw Failure(request, response, what);
            try
            {
                return read(response);
            }
            catch (JsonException exception)
            {
                if (!request.IsIdempotent || attempt >= _connection.Settings.MaximumRetryCount)
                    throw ResponseInvalid(request, exception);
            }

            _reporter.Verbose($"{request}: the response is not valid JSON. Retrying.");
            await Delays.DelayAsync(_connection.Settings.RetryInterval, _connection.Clock, _cancellationToken).ConfigureAwait(false);
        }
    }

    private TickTickException ResponseInvalid(ServiceRequest request, Exception? exception) => new(
        "ResponseInvalid",
        FailureKind.Protocol,
        $"{request}: the response is not valid. A proxy or the sign-in page of a network may have replaced it. Open {ServiceName} in a browser on this network, then run the command again.",
        exception is JsonException ? null : exception);

    private Task<T> GetResourceAsync<T>(string path, ResourceSchema<T> schema, string what)
        where T : TickTickResource, new() =>
        CallAsync(
            Request(HttpMethod.Get, path, isIdempotent: true),
            writes: false,
            what,
            response => ReadResource(response, schema) ?? throw NotFound(what));

    private Task<List<T>> GetResourcesAsync<T>(string path, ResourceSchema<T> schema, string what)
        where T : TickTickResource, new() =>
        CallAsync(
            Request(HttpMethod.Get, path, isIdempotent: true),
            writes: false,
            what,
            response => ReadResources(response, schema));

    /// <summary>Changes. The documented answer is the thing as it is now; one without content has been seen, too.</summary>
    private async Task<T> ChangeAsync<T>(string path, byte[] body, ResourceSchema<T> schema, string what, Func<Task<T>> readBack)
        where T : TickTickResource, new()
    {
        T? changed = await CallAsync(
            Request(HttpMethod.Post, path, isIdempotent: true, body),
            writes: true,
            what,
            response => response.IsBlank ? null : ReadResource(response, schema) ?? throw NotFound(what)).ConfigureAwait(false);
        return changed ?? await readBack().ConfigureAwait(false);
    }

    /// <summary>Says what the service passed over without a word. For calls whose answer is the whole thing.</summary>
    private void WarnAboutIgnoredFields<T>(ResourceSchema<T> schema, T sent, T answered)
        where T : TickTickResource, new()
    {
        IReadOnlyList<string> ignored = schema.IgnoredFields(sent, answered);
        if (ignored.Count > 0) _reporter.Warning($"{ServiceName} ignored these values of '{answered}': {string.Join(", ", ignored)}. Use -PassThru to see the current values.");
    }

    /// <summary>Deletes. What is gone when the call is repeated has been deleted by the first try.</summary>
    private async Task DeleteAsync(string path, string what)
    {
        ServiceRequest request = Request(HttpMethod.Delete, path, isIdempotent: true);
        ServiceResponse response = await SendAsync(request, writes: true, _cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess || (response.Status == 404 && response.Attempts > 1)) return;
        throw Failure(request, response, what);
    }

    // What does not exist has been answered with success and without a body, too.
    private T? ReadResource<T>(ServiceResponse response, ResourceSchema<T> schema)
        where T : TickTickResource, new() => response.IsBlank ? null : schema.Read(response.Body, NewContext());

    private List<T> ReadResources<T>(ServiceResponse response, ResourceSchema<T> schema)
        where T : TickTickResource, new() => response.IsBlank ? [] : schema.ReadList(response.Body, NewContext());

    private TickTickException Failure(ServiceRequest request, ServiceResponse response, string what)
    {
        string words = Words(response);
        int status = response.Status;
        if (status == 429 || response.Error?.Code == ServiceError.QueryLimit)
        {
            return new TickTickException(
                "RateLimited",
                FailureKind.Limit,
                $"{what}: {ServiceName} accepts no more requests at the moment{words}. Other clients use the same account. Run the command again in a minute.");
        }

        return status switch
        {
            404 => new TickTickException("NotFound", FailureKind.NotFound, $"{what} does not exist, or this account cannot see it{words}. Check the ID or the name."),
            403 => new TickTickException("PermissionDenied", FailureKind.Permission, $"{what}: this account does not have permission{words}. Ask the owner of the project for write access."),
            >= 500 => new TickTickException("ServiceUnavailable", FailureKind.Connection, $"{what}: {ServiceName} failed with HTTP {status}{words}. Run the command again later."),
            >= 400 => new TickTickException("RequestInvalid", FailureKind.InvalidInput, $"{what}: {ServiceName} rejected the request with HTTP {status}{words}. Check the values."),
            _ => ResponseInvalid(request, null),
        };
    }

    private static string Words(ServiceResponse response) => response.Error is { } error ? $" ({error})" : string.Empty;

    /// <summary>Creates a thing, once: where the outcome of the call is unknown, it looks before it sends again.</summary>
    private async Task<T> CreateAsync<T>(CreateOperation<T> creation, ResourceSchema<T> schema, T sent)
        where T : TickTickResource, new()
    {
        CreateReconciler<T> inquiry = _connection.Inquiry<T>();
        ServiceRequest request = Request(HttpMethod.Post, creation.Path, isIdempotent: false, schema.ToCreation(sent));
        string what = char.ToUpperInvariant(creation.What[0]) + creation.What.Substring(1);
        DateTimeOffset firstAttempt = _connection.Clock.GetUtcNow();
        for (int attempt = 0; ; attempt++)
        {
            OnceOutcome outcome = await SendOnceAsync(request).ConfigureAwait(false);
            if (outcome.Response is { IsSuccess: true } response)
            {
                T? created = TryReadResource(response, schema);
                if (created is not null && creation.Id(created) is { Length: > 0 } id)
                {
                    // Another creation of the same may have found this one and taken it for its own: then its own is still to be found.
                    if (creation.IsUnique || inquiry.TryClaim(id)) return created;
                    outcome = OnceOutcome.Unknown("the response belongs to another create with the same values", mayStillRun: false);
                }
                else
                {
                    outcome = OnceOutcome.Unknown("the response is not valid", mayStillRun: false);
                }
            }
            else if (outcome.Response is { } refusal)
            {
                throw Failure(request, refusal, what);
            }

            _reporter.Verbose($"{request}: {outcome.Reason}. Checking whether {creation.What} was created.");
            (CreateOutcome found, T? resource) = await FindOutAsync(creation, schema, sent, firstAttempt, outcome).ConfigureAwait(false);
            if (found == CreateOutcome.Found)
            {
                _reporter.Verbose($"{what} was created.");
                return resource!;
            }

            if (found != CreateOutcome.Absent || outcome.MayStillRun) throw OutcomeUnknown(creation, what, outcome, null);
            if (attempt >= _connection.Settings.MaximumRetryCount)
            {
                throw new TickTickException(
                    "ServiceUnavailable",
                    FailureKind.Connection,
                    $"{what} was not created: {outcome.Reason}, {attempt + 1} times. Run the command again later.");
            }

            _reporter.Verbose($"{what} was not created. Sending it again ({attempt + 1} of {_connection.Settings.MaximumRetryCount}).");
        }
    }

    private async Task<(CreateOutcome CreateOutcome, T? Thing)> FindOutAsync<T>(
        CreateOperation<T> creation,
        ResourceSchema<T> schema,
        T sent,
        DateTimeOffset firstAttempt,
        OnceOutcome outcome)
        where T : TickTickResource, new()
    {
        const int Looks = 3;
        string what = char.ToUpperInvariant(creation.What[0]) + creation.What.Substring(1);
        TimeSpan settle = Half(_connection.Settings.RetryInterval);
        for (int look = 1; ; look++)
        {
            (CreateOutcome CreateOutcome, T? Thing) finding;
            try
            {
                finding = await _connection.Inquiry<T>()
                    .AskAsync(creation, schema, sent, firstAttempt, settle, _cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TickTickException exception)
            {
                throw OutcomeUnknown(creation, what, outcome, exception);
            }

            // What is doubtful now may be somebody else's whose answer is on its way; what the service is still at may yet appear.
            bool final = finding.CreateOutcome == CreateOutcome.Found || (finding.CreateOutcome == CreateOutcome.Absent && !outcome.MayStillRun);
            if (final || look == Looks) return finding;
            settle += settle;
        }
    }

    private static OutcomeUnknownException OutcomeUnknown<T>(CreateOperation<T> creation, string what, OnceOutcome outcome, TickTickException? lookFailure)
        where T : TickTickResource, new()
    {
        string why = lookFailure is null
            ? "the existing items do not show it"
            : $"the check failed, too ({lookFailure.ErrorId})";
        return new OutcomeUnknownException(
            $"{what} may have been created: {outcome.Reason}, and {why}. It was not sent again. Check with {creation.Check} before you run the command again.",
            outcome.Reason!,
            outcome.MayStillRun,
            lookFailure);
    }

    /// <summary>Sends a call that must not be carried out twice, and tells apart what is known of it.</summary>
    private async Task<OnceOutcome> SendOnceAsync(ServiceRequest request)
    {
        try
        {
            ServiceResponse response = await SendAsync(request, writes: true, _cancellationToken).ConfigureAwait(false);
            bool overLimit = response.Error?.Code == ServiceError.QueryLimit;
            int status = response.Status;
            return status >= 500 && !overLimit
                ? OnceOutcome.Unknown($"{ServiceName} failed with HTTP {status}{Words(response)}", mayStillRun: status == 504)
                : OnceOutcome.Answered(response);
        }
        catch (OutcomeUnknownException exception)
        {
            return OnceOutcome.Unknown(exception.Reason, exception.MayStillRun);
        }
    }

    private T? TryReadResource<T>(ServiceResponse response, ResourceSchema<T> schema)
        where T : TickTickResource, new()
    {
        try
        {
            return ReadResource(response, schema);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan Half(TimeSpan time) => TimeSpan.FromTicks(time.Ticks / 2);

    private static string Query(DateTimeOffset date) => Uri.EscapeDataString(ApiDate.Format(date));

    private static string Query(DateTime day) => ApiDay.ToNumber(day).ToString(CultureInfo.InvariantCulture);
}
