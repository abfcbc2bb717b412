using System;
using System.Collections.Concurrent;
using System.Threading;
using TickTick.Api.Dates;
using TickTick.Api.Projects;
using TickTick.Api.Reconciliation;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>
/// Holds what all requests of a session share: the HTTP client, the access token, the rate governor, the project
/// names, and the resources that the session created. Thread-safe.
/// </summary>
internal sealed class OpenApiConnection : IDisposable
{
    private readonly ConcurrentDictionary<Type, object> _inquiries = new();

    /// <summary>Initializes a connection. No network connection is opened before the first request.</summary>
    public OpenApiConnection(
        TickTickService service,
        IAccessTokenProvider tokens,
        ConnectionSettings? settings = null,
        IRequestGovernor? governor = null,
        TimeProvider? clock = null,
        TimeZoneInfo? zone = null)
    {
        Service = service;
        Tokens = tokens;
        Settings = settings ?? ConnectionSettings.Default;
        Clock = clock ?? TimeProvider.System;
        Zone = zone ?? TimeZoneInfo.Local;
        Http = new ServiceClient(Settings, governor, Clock);
    }

    public TickTickService Service { get; }

    public IAccessTokenProvider Tokens { get; }

    /// <summary>Gets the proxy, timeout and retry settings.</summary>
    public ConnectionSettings Settings { get; }

    public TimeProvider Clock { get; }

    /// <summary>Gets the user's time zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Gets the IANA ID of the user's time zone, or UTC if there is none.</summary>
    public string ZoneId => TimeZones.IanaId(Zone) ?? "UTC";

    public ServiceClient Http { get; }

    public ProjectDirectory Projects { get; } = new();

    /// <summary>Creates the client for one command.</summary>
    public OpenApiClient For(IReporter reporter, CancellationToken cancellationToken) => new(this, reporter, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => Http.Dispose();

    /// <summary>Returns the reconciler of one resource type.</summary>
    internal CreateReconciler<T> Reconciler<T>()
        where T : TickTickResource, new() =>
        (CreateReconciler<T>)_inquiries.GetOrAdd(typeof(T), _ => new CreateReconciler<T>(Clock));
}
