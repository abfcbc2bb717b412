using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TickTick.Sandbox.Control;
using TickTick.Sandbox.Faults;
using TickTick.Sandbox.OAuth;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox;

/// <summary>Runs a local TickTick service: sign-in page, token endpoint and Open API on 127.0.0.1.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app) => _app = app;

    /// <summary>Gets the base URL, such as <c>http://127.0.0.1:5000</c>.</summary>
    public Uri Origin => new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public static async Task<SandboxServer> StartAsync(SandboxOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        AddServices(builder.Services, options.Settings);

        WebApplication app = builder.Build();
        Route(app);
        await app.StartAsync();
        if (options.WithSamples) app.Services.GetRequiredService<SampleAccount>().Fill();
        return new SandboxServer(app);
    }

    /// <summary>Waits until Ctrl+C, a termination signal, or a call of <see cref="Stop"/>.</summary>
    public Task WaitForStopAsync() => _app.WaitForShutdownAsync(CancellationToken.None);

    public void Stop() => _app.Lifetime.StopApplication();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(IServiceCollection services, SandboxSettings settings) => services
        .AddSingleton(new SettingsStore(settings))
        .AddSingleton<SandboxClock>()
        .AddSingleton<AppRegistry>()
        .AddSingleton<IssuedCodeStore>()
        .AddSingleton<IssuedTokenStore>()
        .AddSingleton<AuthorizationEndpoint>()
        .AddSingleton<OAuthTokenEndpoint>()
        .AddSingleton<FaultPlan>()
        .AddSingleton<FaultMiddleware>()
        .AddSingleton<RequestLog>()
        .AddSingleton<RequestRecorder>()
        .AddSingleton<Account>()
        .AddOpenApi()
        .AddSingleton<ControlApi>()
        .AddSingleton<SampleAccount>();

    private static void Route(WebApplication app)
    {
        IServiceProvider services = app.Services;
        RequestRecorder recorder = services.GetRequiredService<RequestRecorder>();
        app.Use((context, next) => context.Request.Path.StartsWithSegments(ControlApi.Root, StringComparison.Ordinal)
            ? next(context)
            : recorder.InvokeAsync(context, next));

        services.GetRequiredService<ControlApi>().Map(app);
        services.GetRequiredService<AuthorizationEndpoint>().Map(app);
        services.GetRequiredService<OAuthTokenEndpoint>().Map(app);
        app.MapOpenApi();
    }
}
