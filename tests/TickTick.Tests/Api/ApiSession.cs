using System;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Http;
using TickTick.Sessions;
using Xunit;

namespace TickTick.Tests.Api;

/// <summary>Represents a connection to a sandbox with short waits.</summary>
internal sealed class ApiSession : IDisposable
{
    private ApiSession(OpenApiConnection connection) => Connection = connection;

    public OpenApiConnection Connection { get; }

    public RecordingReporter Reporter { get; } = new();

    public TickTickClient Client => new(Connection.For(Reporter, TestContext.Current.CancellationToken));

    public static async Task<ApiSession> OpenAsync(
        SandboxProcess sandbox,
        RateGovernor? governor = null,
        IAccessTokenProvider? tokens = null,
        int retries = 3,
        TimeSpan? timeout = null,
        TimeZoneInfo? zone = null)
    {
        tokens ??= new FixedTokens(new AccessGrant(await sandbox.IssueTokenAsync(), ["tasks:read", "tasks:write"]));
        var settings = new ConnectionSettings
        {
            RetryInterval = TimeSpan.FromMilliseconds(20),
            MaximumRetryCount = retries,
            Timeout = timeout ?? TimeSpan.FromSeconds(60),
        };
        TickTickService service = TickTickService.Parse(sandbox.Origin.GetLeftPart(UriPartial.Authority));
        return new ApiSession(new OpenApiConnection(service, tokens, settings, governor, zone: zone));
    }

    public TickTickClient ClientWith(CancellationToken cancellationToken) => new(Connection.For(Reporter, cancellationToken));

    public void Dispose() => Connection.Dispose();
}
