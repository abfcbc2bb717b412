using System;
using System.Threading.Tasks;
using TickTick.Sessions;
using Xunit;

namespace TickTick.Tests.Api;

/// <summary>Provides the base class of tests that begin with an empty account in a sandbox.</summary>
public abstract class ApiTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    private protected SandboxProcess Sandbox => sandbox;

    private protected ApiSession Session { get; private set; } = null!;

    private protected TickTickClient Client => Session.Client;

    public async ValueTask InitializeAsync()
    {
        await sandbox.ResetAsync();
        Session = await ApiSession.OpenAsync(sandbox);
    }

    public ValueTask DisposeAsync()
    {
        Session.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}
