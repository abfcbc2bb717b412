using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Dates;
using TickTick.Api.Reconciliation;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>
/// Sends requests of the Open API for one command: with the session's access token, and with the service's failures
/// as exceptions. The clients of the resources are built on it. Thread-safe.
/// </summary>
/// <remarks>
/// Every method throws <see cref="TickTickException"/> with one of these IDs: <c>NotFound</c>,
/// <c>PermissionDenied</c>, <c>ScopeMissing</c>, <c>InvalidToken</c>, <c>RateLimited</c>, <c>ServiceUnavailable</c>,
/// <c>ServiceUnreachable</c>, <c>RequestTimeout</c>, <c>RequestInvalid</c>, <c>ResponseInvalid</c>,
/// <c>OutcomeUnknown</c>. Source: developer.ticktick.com, "API reference".
/// </remarks>
internal sealed class OpenApiClient
{
    /// <summary>The scope that is required to read.</summary>
    public const string ReadScope = "tasks:read";

    /// <summary>The scope that is required to change anything.</summary>
    public const string WriteScope = "tasks:write";

    /// <summary>Initializes a client (see <see cref="OpenApiConnection.For"/>).</summary>
    internal OpenApiClient(OpenApiConnection connection, IReporter reporter, CancellationToken cancellationToken)
    {
        Connection = connection;
        Reporter = reporter;
        CancellationToken = cancellationToken;
    }

    public OpenApiConnection Connection { get; }

    public IReporter Reporter { get; }

    /// <summary>Gets the token that is cancelled when the command stops.</summary>
    public CancellationToken CancellationToken { get; }

    public string ServiceName => Connection.Service.Name;

    /// <summary>Encodes an ID as a path segment.</summary>
    public static string Segment(string? id, string what)
    {
        if (id is null || id.Trim().Length == 0) throw ApiErrors.Invalid($"The {what} has no ID.", "Pass an object that a Get-TickTick cmdlet returned.");
        if (id is "." or "..") throw ApiErrors.Invalid($"'{id}' is not the ID of a {what}.", "Pass an object that a Get-TickTick cmdlet returned.");
        return Uri.EscapeDataString(id);
    }

    /// <summary>Formats an instant for the query of a path.</summary>
    public static string Query(DateTimeOffset date) => Uri.EscapeDataString(ApiDate.Format(date));

    /// <summary>Formats a day for the query of a path.</summary>
    public static string Query(DateTime day) => ApiDay.ToNumber(day).ToString(CultureInfo.InvariantCulture);

    public static string ErrorSuffix(ServiceResponse response) => response.Error is { } error ? $" ({error})" : string.Empty;

    /// <summary>
    /// Throws if the access token is known not to grant the write scope, before the command sends a request.
    /// </summary>
    /// <exception cref="TickTickException"><c>ScopeMissing</c>.</exception>
    public async Task RequireWriteScopeAsync()
    {
        AccessGrant grant = await Connection.Tokens.GetAsync(CancellationToken).ConfigureAwait(false);
        RequireScope(grant, WriteScope, "this command");
    }

    public JsonReadContext NewContext() => new(Connection.Zone, Connection.Service.WebApp, Connection.LearnInboxId, Connection.Clock);

    public ServiceRequest Request(HttpMethod method, string path, bool isIdempotent, byte[]? body = null) =>
        new(method, new Uri(Connection.Service.ApiBaseAddress, path), isIdempotent) { Body = body };

    /// <summary>
    /// Sends a request with the access token of the session. A rejected token is replaced once. A missing response is not an
    /// exception.
    /// </summary>
    /// <exception cref="TickTickException"><c>InvalidToken</c>, <c>ScopeMissing</c>.</exception>
    public async Task<SendResult> SendAsync(ServiceRequest request, bool writes)
    {
        AccessGrant grant = await Connection.Tokens.GetAsync(CancellationToken).ConfigureAwait(false);
        SendResult result = await SendAsync(request, grant, writes).ConfigureAwait(false);
        if (writes) Connection.CountChange();
        if (IsTokenRejected(result.Response))
        {
            Reporter.Verbose($"{ServiceName} rejected the access token. Looking for another one.");
            AccessGrant? other = await Connection.Tokens.ReplaceAsync(grant.Token, CancellationToken).ConfigureAwait(false);
            if (other is not null && other.Token != grant.Token)
                result = await SendAsync(request, other, writes).ConfigureAwait(false);
            grant = other ?? grant;
        }

        if (IsTokenRejected(result.Response))
        {
            throw new TickTickException(
                ErrorIds.InvalidToken,
                $"{ServiceName} rejected the access token{ErrorSuffix(result.Response!)}. It has expired, was revoked, or belongs to another service.",
                grant.Renewal);
        }

        return result.Response is { StatusCode: HttpStatusCode.Forbidden, Error.IsScopeMissing: true } refusal
            ? throw ScopeMissing(grant, $"The access token does not include the scope that {request} requires{ErrorSuffix(refusal)}.")
            : result;
    }

    private Task<SendResult> SendAsync(ServiceRequest request, AccessGrant grant, bool writes)
    {
        RequireScope(grant, writes ? WriteScope : ReadScope, request);
        ServiceRequest signed = request with { AuthorizationScheme = "Bearer", AuthorizationParameter = grant.Token, Changes = writes };
        return Connection.Http.TrySendAsync(signed, Reporter, CancellationToken);
    }

    private static bool IsTokenRejected(ServiceResponse? response) =>
        response is { StatusCode: HttpStatusCode.Unauthorized, IsForeign: false };

    private static void RequireScope(AccessGrant grant, string scope, object what)
    {
        if (grant.Scopes is not { Count: > 0 } scopes || scopes.Contains(scope, StringComparer.Ordinal)) return;
        throw ScopeMissing(grant, $"The access token does not include the scope {scope}, which {what} requires. Nothing was sent.");
    }

    private static TickTickException ScopeMissing(AccessGrant grant, string message) =>
        new(ErrorIds.ScopeMissing, message, $"Sign in again with {grant.SignInCommand} -Scope {ReadScope},{WriteScope}.");

    /// <summary>Sends an idempotent request until a usable response arrives.</summary>
    public async Task<TResult> CallAsync<TResult>(ServiceRequest request, bool writes, string what, Func<ServiceResponse, TResult> read)
    {
        for (int attempt = 0; ; attempt++)
        {
            ServiceResponse response = (await SendAsync(request, writes).ConfigureAwait(false)).EnsureResponse();
            if (!response.IsSuccess) throw Failure(request, response, what);
            try
            {
                return read(response);
            }
            catch (JsonException exception)
            {
                if (attempt >= Connection.Settings.MaximumRetryCount) throw ResponseInvalid(request, exception);
            }

            Reporter.Verbose($"{request}: the response is not valid JSON. Retrying.");
            await Delays.DelayAsync(Connection.Settings.RetryInterval, Connection.Clock, CancellationToken).ConfigureAwait(false);
        }
    }

    public TickTickException ResponseInvalid(ServiceRequest request, Exception? exception) => new(
        ErrorIds.ResponseInvalid,
        $"{request}: the response is not valid. The sign-in portal of a network, a proxy or a web filter may have replaced it.",
        $"Open {ServiceName} in a browser on this network, then run the command again.",
        exception is JsonException ? null : exception);

    public Task<T> GetAsync<T>(string path, ResourceSchema<T> schema, string what)
        where T : TickTickResource, new() => GetAsync(path, what, response => ReadResource(response, schema) ?? throw ApiErrors.NotFound(what));

    public Task<List<T>> ListAsync<T>(string path, ResourceSchema<T> schema, string what)
        where T : TickTickResource, new() => GetAsync(path, what, response => ReadResources(response, schema));

    /// <summary>Sends a GET request until a usable response arrives.</summary>
    public Task<TResult> GetAsync<TResult>(string path, string what, Func<ServiceResponse, TResult> read) =>
        CallAsync(Request(HttpMethod.Get, path, isIdempotent: true), writes: false, what, read);

    /// <summary>
    /// Sends the assigned values of a resource, and warns about those that the service ignores. The documented response is
    /// the updated resource, but an empty response occurs, too. The properties of the identity are sent although they are not
    /// assigned.
    /// </summary>
    public async Task<T> ChangeAsync<T>(string path, T sent, ResourceSchema<T> schema, string what, Func<Task<T>> readBack, params string[] identity)
        where T : TickTickResource, new()
    {
        T? answered = await CallAsync(
            Request(HttpMethod.Post, path, isIdempotent: true, schema.ToUpdateBody(sent, identity)),
            writes: true,
            what,
            response => response.IsBlank ? null : ReadResource(response, schema) ?? throw ApiErrors.NotFound(what)).ConfigureAwait(false);
        T changed = answered ?? await readBack().ConfigureAwait(false);
        WarnAboutIgnoredFields(sent, changed);
        return changed;
    }

    /// <summary>
    /// Warns about fields that the service silently ignored. Requires a response with the whole resource.
    /// </summary>
    public void WarnAboutIgnoredFields(TickTickResource sent, TickTickResource returned)
    {
        IReadOnlyList<string> ignored = ResourceComparison.IgnoredFields(sent, returned);
        string name = returned.ToString() is { Length: > 0 } shown ? shown : sent.ToString()!;
        if (ignored.Count > 0) Reporter.Warning($"{ServiceName} ignored these values of '{name}': {string.Join(", ", ignored)}. Get it again to see the current values.");
    }

    /// <summary>Deletes a resource. A resource that a retry does not find was deleted by the first attempt.</summary>
    public async Task DeleteAsync(string path, string what)
    {
        ServiceRequest request = Request(HttpMethod.Delete, path, isIdempotent: true);
        ServiceResponse response = (await SendAsync(request, writes: true).ConfigureAwait(false)).EnsureResponse();
        if (IsDone(response) || response.IsRemovedBefore) return;
        throw Failure(request, response, what);
    }

    // The service has also returned success without a body for a resource that does not exist.
    public T? ReadResource<T>(ServiceResponse response, ResourceSchema<T> schema)
        where T : TickTickResource, new() => response.IsBlank ? null : schema.Read(response.Body, NewContext());

    // A response without a list is not an empty list: a backup without its tasks would replace a complete one.
    public List<T> ReadResources<T>(ServiceResponse response, ResourceSchema<T> schema)
        where T : TickTickResource, new() => schema.ReadList(response.Body, NewContext());

    public TickTickException Failure(ServiceRequest request, ServiceResponse response, string what)
    {
        string words = ErrorSuffix(response);
        int status = response.Status;
        if (response.IsForeign && status < 500) return response.ToForeignFailure(what, Connection.Service);
        if (response.IsOverLimit)
        {
            return new TickTickException(
                ErrorIds.RateLimited,
                $"{what}: the rate limit of {ServiceName} is reached{words}. Other clients of the account count, too.",
                $"Run the command again {After(response.RetryAfter)}.");
        }

        return status switch
        {
            404 => new TickTickException(ErrorIds.NotFound, $"{Missing(response, what)} does not exist, or this account cannot see it{words}.", request.Uri.AbsolutePath.IndexOf("/task/", StringComparison.Ordinal) >= 0 ? ApiErrors.FindTask : ApiErrors.CheckId),
            403 => new TickTickException(ErrorIds.PermissionDenied, $"{what}: this account does not have permission{words}.", "Ask the owner of the project for write access."),
            _ when response.IsFailure => new TickTickException(ErrorIds.ServiceUnavailable, $"{what}: {ServiceName} failed with HTTP {status}{words}.", "Run the command again later."),
            >= 400 => new TickTickException(ErrorIds.RequestInvalid, $"{what}: {ServiceName} rejected the request with HTTP {status}{words}.", "Correct the values and run the command again."),
            _ => ResponseInvalid(request, null),
        };
    }

    // What is created or changed cannot be missing if its project is.
    private static string Missing(ServiceResponse response, string what) =>
        response.Error?.Code == "project_not_found" && !what.StartsWith("The project", StringComparison.Ordinal) ? "The project of " + char.ToLowerInvariant(what[0]) + what.Substring(1) : what;

    private static string After(TimeSpan? wait) =>
        wait is { TotalMinutes: > 1 } time ? FormattableString.Invariant($"in {Math.Ceiling(time.TotalMinutes):0} minutes") : "in a minute";

    /// <summary>
    /// Creates a resource once. If the outcome of the request is unknown, it checks for the resource before it
    /// retries.
    /// </summary>
    public async Task<T> CreateAsync<T>(CreateOperation<T> operation, T sent)
        where T : TickTickResource, new()
    {
        CreateReconciler<T> reconciler = Reconciler<T>();
        ServiceRequest request = Request(HttpMethod.Post, operation.Path, isIdempotent: false, operation.Schema.ToCreateBody(sent));
        string what = Capitalize(operation.What);
        var age = new Age(Connection.Clock);
        for (int attempt = 0; ; attempt++)
        {
            SendResult outcome = await SendOnceAsync(request).ConfigureAwait(false);
            if (outcome.Response is { IsSuccess: true } response)
            {
                T? created = TryReadResource(response, operation.Schema);
                if (created is not null && operation.Id(created) is { Length: > 0 } id)
                {
                    // A concurrent create of an equal resource may have claimed this one, so its own resource is
                    // still to be found.
                    if (operation.IsUnique || reconciler.TryClaim(id))
                    {
                        WarnAboutIgnoredFields(sent, created);
                        return created;
                    }

                    outcome = SendResult.Unknown(request, "the response belongs to another create with the same values", mayStillRun: false);
                }
                else
                {
                    outcome = SendResult.Unknown(request, "the response is not valid", mayStillRun: false);
                }
            }
            else if (outcome.Response is { } refusal)
            {
                throw Failure(request, refusal, what);
            }

            Reporter.Verbose($"{request}: {outcome.Reason}. Checking whether {operation.What} was created.");
            (CreateOutcome found, T? resource) = await FindOutAsync(operation, sent, age, outcome).ConfigureAwait(false);
            if (found == CreateOutcome.Found)
            {
                Reporter.Verbose($"{what} was created.");
                WarnAboutIgnoredFields(sent, resource!);
                return resource!;
            }

            if (found != CreateOutcome.Absent || outcome.MayStillRun) throw OutcomeUnknown(operation, outcome, null);
            if (attempt >= Connection.Settings.MaximumRetryCount)
            {
                throw new TickTickException(
                    ErrorIds.ServiceUnavailable,
                    $"{what} was not created: {outcome.Reason}, {attempt + 1} times.",
                    "Run the command again later.");
            }

            Reporter.Verbose($"{what} was not created. Sending it again ({attempt + 1} of {Connection.Settings.MaximumRetryCount}).");
        }
    }

    private async Task<(CreateOutcome Outcome, T? Resource)> FindOutAsync<T>(
        CreateOperation<T> operation,
        T sent,
        Age age,
        SendResult outcome)
        where T : TickTickResource, new()
    {
        const int Looks = 3;
        TimeSpan settle = TimeSpan.FromTicks(Connection.Settings.RetryInterval.Ticks / 2);
        for (int look = 1; ; look++)
        {
            (CreateOutcome Outcome, T? Resource) result;
            try
            {
                result = await Reconciler<T>()
                    .ReconcileAsync(operation, sent, age, settle, Reporter, (reporter, token) => ReadExistingAsync(operation, reporter, token), CancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TickTickException exception)
            {
                throw OutcomeUnknown(operation, outcome, exception);
            }

            // A resource of uncertain origin may belong to another operation whose response has not arrived yet, and
            // a request in progress may still create one.
            bool final = result.Outcome == CreateOutcome.Found || (result.Outcome == CreateOutcome.Absent && !outcome.MayStillRun);
            if (final || look == Looks) return result;
            settle += settle;
        }
    }

    private static TickTickException OutcomeUnknown<T>(CreateOperation<T> operation, SendResult outcome, TickTickException? lookFailure)
        where T : TickTickResource, new()
    {
        string why = lookFailure is null
            ? "the existing items do not show it"
            : $"the check failed, too ({lookFailure.ErrorId})";
        return new TickTickException(
            ErrorIds.OutcomeUnknown,
            $"{Capitalize(operation.What)} may have been created: {outcome.Reason}, and {why}. It was not sent again.",
            $"Check with {operation.Check} before you run the command again.",
            lookFailure);
    }

    /// <summary>
    /// Sends a request that must not be carried out twice. The result has no response if its outcome is unknown.
    /// </summary>
    public async Task<SendResult> SendOnceAsync(ServiceRequest request)
    {
        SendResult result = await SendAsync(request, writes: true).ConfigureAwait(false);
        if (result.Failure is { } failure) return failure.Kind == FailureKind.OutcomeUnknown ? result : throw failure;
        ServiceResponse response = result.Response!;
        if (response.IsSuccess && !IsDone(response)) return SendResult.Unknown(request, "the response is not valid", mayStillRun: false);
        if (!response.IsFailure) return result;
        // As the service asks, but not for longer than a response may take.
        TimeSpan limit = Connection.Settings.Timeout > TimeSpan.Zero ? Connection.Settings.Timeout : RateGovernor.LongestWait;
        if (!request.IsIdempotent && response.RetryAfter is { } wait && wait <= limit) await Delays.DelayAsync(wait, Connection.Clock, CancellationToken).ConfigureAwait(false);
        return SendResult.Unknown(request, $"{ServiceName} failed with HTTP {response.Status}{ErrorSuffix(response)}", mayStillRun: response.Status == 504);
    }

    // A portal or a web filter answers every request with its own page, and not each of them with an error.
    private static bool IsDone(ServiceResponse response) => response.IsSuccess && (response.IsBlank || JsonText.IsValid(response.Body));

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

    private CreateReconciler<T> Reconciler<T>()
        where T : TickTickResource, new() => Connection.Shared(() => new CreateReconciler<T>(Connection.Clock));

    /// <summary>
    /// Gets the current resources in a request that several commands share, so it does not depend on this command's
    /// reporter and cancellation.
    /// </summary>
    private Task<Snapshot<T>> ReadExistingAsync<T>(CreateOperation<T> operation, IReporter reporter, CancellationToken cancellationToken)
        where T : TickTickResource, new() => Connection.For(reporter, cancellationToken).GetAsync(
            operation.ExistingPath,
            "The look",
            response => new Snapshot<T>(operation.ReadExisting?.Invoke(response) ?? ReadResources(response, operation.Schema), response.Date));

    private static string Capitalize(string clause) => char.ToUpperInvariant(clause[0]) + clause.Substring(1);
}
