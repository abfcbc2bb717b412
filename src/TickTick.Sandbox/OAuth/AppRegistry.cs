using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TickTick.Sandbox.OAuth;

/// <summary>
/// Holds the registered apps. For the live service, <c>developer.ticktick.com/manage</c> does this.
/// </summary>
internal sealed class AppRegistry
{
    /// <summary>The app that is always registered.</summary>
    public static readonly RegisteredApp Default = new(
        "sandbox-client",
        "sandbox-secret",
        "Sandbox app",
        [
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/",
            "http://127.0.0.1:8080/callback",
            "http://localhost:8080",
            "http://localhost:8080/",
            "http://localhost:8080/callback",
            "http://localhost:8765/callback",
        ]);

    private readonly ConcurrentDictionary<string, RegisteredApp> _apps = new(StringComparer.Ordinal);

    /// <summary>Initializes a registry that contains the default app.</summary>
    public AppRegistry() => Reset();

    /// <summary>Registers an app, or replaces the app with the same client ID.</summary>
    public void Register(RegisteredApp app) => _apps[app.ClientId] = app;

    public bool TryFind(string? clientId, [NotNullWhen(true)] out RegisteredApp? app)
    {
        app = null;
        return clientId is not null && _apps.TryGetValue(clientId, out app);
    }

    /// <summary>Removes all apps except the default app.</summary>
    public void Reset()
    {
        _apps.Clear();
        Register(Default);
    }
}
