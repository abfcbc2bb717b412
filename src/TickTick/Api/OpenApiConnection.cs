using System;
using System.Collections.Concurrent;
using System.Threading;
using TickTick.Api.Sending;
using TickTick.Api.Time;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>
/// What all calls of one session share: the HTTP client, the token, the rate governor, the names of the projects, and what the
/// session knows to have created. Safe for many threads.
/// </summary>
internal sealed class OpenApiConnection : IDisposable
{
    private readonly ConcurrentDictionary<Type, object> _inquiries = new();

    /// <summary>Makes a connection. Nothing is opened before the first call.</summary>
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

    /// <summary>The service.</summary>
    public TickTickService Service { get; }

    /// <summary>Where the token comes from.</summary>
    public IAccessTokenProvider Tokens { get; }

    /// <summary>Proxy, time limit and retries.</summary>
    public ConnectionSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The user's time zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The IANA id of the user's time zone; UTC where it has none.</summary>
    public string ZoneId => TimeZones.IanaId(Zone) ?? "UTC";

    /// <summary>What sends.</summary>
    public ServiceClient Http { get; }

    /// <summary>The projects' names.</summary>
    public ProjectDirectory Projects { get; } = new();

    /// <summary>The client for one command.</summary>
    public OpenApiClient For(IReporter reporter, CancellationToken cancellationToken) => new(this, reporter, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => Http.Dispose();

    /// <summary>What finds out about creations of one kind of thing.</summary>
    internal CreateReconciler<T> Inquiry<T>()
        where T : TickTickResource, new() =>
        (CreateReconciler<T>)_inquiries.GetOrAdd(typeof(T), _ => new CreateReconciler<T>(Clock));
}
