using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Threading;
using TickTick.Api.Dates;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>
/// Holds what all requests of a session share: the HTTP client, the access token, the rate governor, and the state of
/// the resources' clients. Thread-safe.
/// </summary>
internal sealed class OpenApiConnection : IDisposable
{
    private readonly ConcurrentDictionary<Type, object> _shared = new();
    private int _isZoneReported;
    private int _changes;
    private volatile string? _inboxId;

    /// <summary>Initializes a connection. No network connection is opened before the first request.</summary>
    public OpenApiConnection(
        TickTickService service,
        IAccessTokenProvider tokens,
        ConnectionSettings? settings = null,
        RateGovernor? governor = null,
        TimeProvider? clock = null,
        TimeZoneInfo? zone = null)
    {
        Service = service;
        Tokens = tokens;
        Settings = settings ?? ConnectionSettings.Default;
        Clock = clock ?? TimeProvider.System;
        Zone = zone ?? TimeZoneInfo.Local;
        // Windows has a setting instead.
        if (zone is null && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) UnknownZone = TimeZones.UnknownName(Environment.GetEnvironmentVariable("TZ"), Zone);
        Http = new ServiceClient(Settings, governor, Clock);
    }

    public TickTickService Service { get; }

    public IAccessTokenProvider Tokens { get; }

    /// <summary>Gets the proxy, timeout and retry settings.</summary>
    public ConnectionSettings Settings { get; }

    public TimeProvider Clock { get; }

    /// <summary>Gets the user's time zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Gets the IANA ID of the user's time zone, or null if there is none.</summary>
    public string? ZoneId => UnknownZone is null ? TimeZones.IanaId(Zone) : null;

    /// <summary>Gets the name of the user's time zone if this machine does not know it and uses UTC instead.</summary>
    public string? UnknownZone { get; }

    /// <summary>Warns, once in a session, that this machine does not know the user's time zone or its IANA ID.</summary>
    public void WarnOfZone(IReporter reporter)
    {
        if (Interlocked.Exchange(ref _isZoneReported, 1) != 0) return;
        string problem = UnknownZone is null
            ? $"The time zone of this machine, '{Zone.Id}', has no IANA ID, so the service receives the dates without it."
            : $"This machine does not know the time zone '{UnknownZone}' of TZ, so dates and times are read as UTC.";
        reporter.Warning($"{problem} Install tzdata, and set TZ to an IANA name such as Europe/Rome.");
    }

    public ServiceClient Http { get; }

    /// <summary>Gets the real ID of the account's Inbox, or null if none of its tasks was read yet.</summary>
    public string? InboxId => _inboxId;

    /// <summary>Sets the real ID of the Inbox, which a response contains.</summary>
    public void LearnInboxId(string id) => Interlocked.CompareExchange(ref _inboxId, id, null);

    /// <summary>Gets how many changes were sent so far. What was read before the last one may be outdated.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Counts a change, which may have been carried out.</summary>
    public void CountChange() => Interlocked.Increment(ref _changes);

    /// <summary>Creates the client for one command.</summary>
    public OpenApiClient For(IReporter reporter, CancellationToken cancellationToken) => new(this, reporter, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => Http.Dispose();

    /// <summary>
    /// Returns the state of one type that all requests of the session share, such as the projects read last.
    /// </summary>
    internal T Shared<T>(Func<T> create)
        where T : class => (T)_shared.GetOrAdd(typeof(T), _ => create());
}
