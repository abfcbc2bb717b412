using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TickTick.Sandbox.OAuth;

/// <summary>The registered apps: what <c>developer.ticktick.com/manage</c> keeps for the live service.</summary>
internal sealed class AppRegistry
{
    /// <summary>The app that is registered from the start.</summary>
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

    /// <summary>Makes a registry with the default app.</summary>
    public AppRegistry() => Reset();

    /// <summary>Registers an app, or replaces the one of its client id.</summary>
    public void Register(RegisteredApp app) => _apps[app.ClientId] = app;

    /// <summary>Finds an app.</summary>
    public bool TryFind(string? clientId, [NotNullWhen(true)] out RegisteredApp? app)
    {
        app = null;
        return clientId is not null && _apps.TryGetValue(clientId, out app);
    }

    /// <summary>Forgets all apps but the default one.</summary>
    public void Reset()
    {
        _apps.Clear();
        Register(Default);
    }
}
