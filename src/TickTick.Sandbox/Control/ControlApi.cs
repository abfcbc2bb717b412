using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.Faults;
using TickTick.Sandbox.OAuth;
using TickTick.Sandbox.OpenApi;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.Control;

/// <summary>
/// Provides <c>/sandbox</c>: requests that control the sandbox and do not exist in the live service. Faults and rate
/// limits do not apply to them.
/// </summary>
internal sealed class ControlApi(
    SettingsStore settings,
    SandboxClock clock,
    AppRegistry apps,
    IssuedCodeStore codes,
    IssuedTokenStore tokens,
    FaultPlan faults,
    RequestLog log,
    RateLimiter limiter,
    Account account,
    SampleAccount sample,
    Stamp stamp)
{
    /// <summary>The path prefix of these requests.</summary>
    public const string Root = "/sandbox";

    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder control = routes.MapGroup(Root);
        control.MapGet("/settings", () => Answer(settings.Current));
        MapControl<JsonObject>(control, "/settings", settings.Change);
        control.MapGet("/clock", DescribeClock);
        MapControl<ClockChange>(control, "/clock", AdvanceClock);
        MapControl<AppRegistration>(control, "/apps", RegisterApp);
        MapControl<PersonalTokenRequest>(control, "/tokens", IssueToken);
        control.MapDelete("/tokens", RevokeTokens);
        control.MapGet("/faults", () => Answer(faults.Triggers.Select(trigger => new { trigger.Rule, Strikes = trigger.StrikeCount })));
        MapControl<List<FaultRule>>(control, "/faults", AddFaults);
        control.MapDelete("/faults", EndFaults);
        control.MapGet("/requests", () => Answer(new { Counts = log.Counts(), Requests = log.List() }));
        control.MapDelete("/requests", ForgetRequests);
        control.MapGet("/state", DescribeState);
        MapControl<List<JsonObject>>(control, "/countdowns", AddCountdowns);
        control.MapPost("/samples", FillAccount);
        control.MapPost("/reset", Reset);
    }

    private IResult DescribeClock() => Answer(new { Now = clock.GetUtcNow(), OffsetSeconds = clock.Offset.TotalSeconds });

    private object AdvanceClock(ClockChange change)
    {
        clock.Advance(TimeSpan.FromSeconds(change.AdvanceSeconds));
        return new { Now = clock.GetUtcNow(), OffsetSeconds = clock.Offset.TotalSeconds };
    }

    private object RegisterApp(AppRegistration registration)
    {
        IReadOnlyList<string> redirectUris = registration.RedirectUris ?? AppRegistry.Default.RedirectUris;
        if (redirectUris.FirstOrDefault(uri => !RegisteredApp.CanRegister(uri)) is { } bad)
            throw new JsonException($"'{bad}' cannot be registered: the service accepts only http and https URIs without a fragment.");

        var app = new RegisteredApp(registration.ClientId, registration.ClientSecret, registration.Name ?? registration.ClientId, redirectUris);
        apps.Register(app);
        return app;
    }

    private object IssueToken(PersonalTokenRequest request)
    {
        IReadOnlyList<string> scopes = Scopes.Parse(request.Scope, out string? unknown);
        if (unknown is not null) throw new JsonException($"'{unknown}' is not a scope. The scopes are {string.Join(" and ", Scopes.All)}.");

        int seconds = request.ExpiresIn ?? settings.Current.TokenLifetimeSeconds;
        IssuedToken token = tokens.IssuePersonal(scopes, TimeSpan.FromSeconds(seconds));
        return new Dictionary<string, object>
        {
            ["access_token"] = token.Value,
            ["token_type"] = "bearer",
            ["expires_in"] = seconds,
            ["scope"] = token.Scope,
        };
    }

    private IResult RevokeTokens()
    {
        tokens.Clear();
        return Results.Ok();
    }

    private object AddFaults(List<FaultRule> rules)
    {
        faults.Add(rules);
        return new { InForce = faults.Triggers.Count };
    }

    private IResult EndFaults()
    {
        faults.Clear();
        return Results.Ok();
    }

    private IResult ForgetRequests()
    {
        log.Clear();
        return Results.Ok();
    }

    private object AddCountdowns(List<JsonObject> countdowns) => account.Change(() =>
    {
        foreach (JsonObject countdown in countdowns)
        {
            countdown.TryAdd("id", stamp.NewId());
            stamp.Touch(countdown);
            account.Countdowns.Put((string)countdown["id"]!, new Document(countdown));
        }

        return new { account.Countdowns.Count };
    });

    private IResult FillAccount()
    {
        sample.Fill();
        return Results.Ok();
    }

    private IResult DescribeState()
    {
        JsonObject state = account.Describe();
        state["tokens"] = JsonSerializer.SerializeToNode(
            tokens.List().Select(token => new { token.ClientId, token.Scope, token.ExpiresAt, SecondsLeft = tokens.SecondsLeft(token) }),
            SandboxJson.Control);
        return Answer(state);
    }

    private IResult Reset()
    {
        account.Clear();
        apps.Reset();
        codes.Clear();
        tokens.Clear();
        faults.Clear();
        limiter.Clear();
        settings.Reset();
        clock.Reset();
        log.Clear();
        return Results.Ok();
    }

    private static void MapControl<T>(RouteGroupBuilder control, string path, Func<T, object> handle) =>
        control.MapPost(path, (Delegate)((HttpContext context) => HandleAsync(context, handle)));

    private static IResult Answer(object value) => Results.Json(value, SandboxJson.Control);

    private static async Task<IResult> HandleAsync<T>(HttpContext context, Func<T, object> handle)
    {
        try
        {
            T request = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, SandboxJson.Control, context.RequestAborted)
                ?? throw new JsonException("The body must not be null.");
            return Answer(handle(request));
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return Results.Json(new { Error = failure.Message }, SandboxJson.Control, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
