using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TickTick.Sandbox.OpenApi;
using TickTick.Sandbox.OpenApi.Tasks;

namespace TickTick.Sandbox;

/// <summary>Registers and maps the Open API.</summary>
internal static class OpenApiServices
{
    public static IServiceCollection AddOpenApi(this IServiceCollection services) => services
        .AddSingleton<RateLimiter>()
        .AddSingleton<ApiGate>()
        .AddSingleton<Stamp>()
        .AddSingleton<TaskEditor>()
        .AddSingleton<TaskApi>()
        .AddSingleton<TaskQueryApi>()
        .AddSingleton<CommentApi>()
        .AddSingleton<ProjectApi>()
        .AddSingleton<ProjectGroupApi>()
        .AddSingleton<ColumnApi>()
        .AddSingleton<TagApi>()
        .AddSingleton<FocusApi>()
        .AddSingleton<HabitApi>()
        .AddSingleton<HabitCheckinApi>()
        .AddSingleton<CountdownApi>();

    public static void MapOpenApi(this IEndpointRouteBuilder routes)
    {
        IServiceProvider services = routes.ServiceProvider;
        RouteGroupBuilder api = routes.MapGroup("/open/v1").AddEndpointFilter(services.GetRequiredService<ApiGate>());
        services.GetRequiredService<TaskApi>().Map(api);
        services.GetRequiredService<TaskQueryApi>().Map(api);
        services.GetRequiredService<CommentApi>().Map(api);
        services.GetRequiredService<ProjectApi>().Map(api);
        services.GetRequiredService<ProjectGroupApi>().Map(api);
        services.GetRequiredService<ColumnApi>().Map(api);
        services.GetRequiredService<TagApi>().Map(api);
        services.GetRequiredService<FocusApi>().Map(api);
        services.GetRequiredService<HabitApi>().Map(api);
        services.GetRequiredService<HabitCheckinApi>().Map(api);
        services.GetRequiredService<CountdownApi>().Map(api);
        api.Map("/{**path}", (HttpContext _) => new ApiError(404, "not_found", "Not found"));
    }
}
