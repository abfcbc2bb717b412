using System;
using System.IO;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using TickTick.Sandbox.OpenApi;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.Faults;

/// <summary>Applies the active faults to requests.</summary>
internal sealed class FaultMiddleware(FaultPlan plan, SettingsStore settings, IHostApplicationLifetime lifetime)
{
    private const string MalformedBody = "<html><head><title>502 Bad Gateway</title></head><body>{\"unfinished\": [1, 2,";

    /// <summary>Returns the fault that applies to a request, or null.</summary>
    public FaultRule? Strike(HttpRequest request, out int latency)
    {
        FaultRule? fault = plan.Strike(request, out latency);
        latency += settings.Current.LatencyMilliseconds;
        return fault;
    }

    /// <summary>Passes a request to the service as far as the fault allows.</summary>
    public async Task<bool> CarryThroughAsync(FaultRule? fault, HttpContext context, RequestDelegate next)
    {
        switch (fault?.Kind)
        {
            case null:
                await next(context);
                return true;
            case FaultKind.ResetBefore:
                return false;
            case FaultKind.ResetAfter:
                await CarryOutAsync(context, next);
                return false;
            case FaultKind.Hang:
                await HangAsync(fault, context);
                return false;
            case FaultKind.Truncate:
                await TruncateAsync(await CarryOutAsync(context, next), context);
                return true;
            case FaultKind.Malformed:
                await CarryOutAsync(context, next);
                await AnswerAsync(fault, context, fault.Status ?? context.Response.StatusCode, fault.Body ?? MalformedBody);
                return true;
            default:
                await AnswerInsteadAsync(fault, context, next);
                return true;
        }
    }

    /// <summary>
    /// Resets the connection (RST) instead of closing it, which is what a client sees when a machine between them
    /// fails.
    /// </summary>
    public static void Reset(HttpContext context)
    {
        try
        {
            if (context.Features.Get<IConnectionSocketFeature>() is { Socket: var socket }) socket.LingerState = new LingerOption(true, 0);
        }
        catch (ObjectDisposedException)
        {
            // The client was faster.
        }

        context.Abort();
    }

    private async Task AnswerInsteadAsync(FaultRule fault, HttpContext context, RequestDelegate next)
    {
        if (fault.AfterProcessing)
        {
            await CarryOutAsync(context, next);
            context.Response.Headers.Clear();
        }

        ApiError error = fault.Kind switch
        {
            FaultKind.QueryLimit => ApiError.QueryLimit(settings.Current.RateLimit ?? 100),
            FaultKind.RetryAfter => new ApiError(fault.Status ?? 429, "too_many_requests", "Too many requests"),
            _ => new ApiError(fault.Status ?? 500, "sandbox_fault", "This fault was requested from the sandbox"),
        };
        await AnswerAsync(fault, context, error.StatusCode, fault.Body ?? error.ToJson());
    }

    private static Task AnswerAsync(FaultRule fault, HttpContext context, int status, string body)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        string? retryAfter = fault.RetryAfter?.ToString() ?? (fault.Kind == FaultKind.RetryAfter ? "1" : null);
        if (retryAfter is not null) response.Headers.RetryAfter = retryAfter;
        if (fault.Headers is not null)
        {
            foreach ((string name, string value) in fault.Headers) response.Headers[name] = value;
        }

        response.ContentType = fault.ContentType ?? MediaTypeNames.Application.Json + ";charset=UTF-8";
        response.ContentLength = null;
        if (status is < 200 or 204 or 205 or 304) return Task.CompletedTask;

        byte[] bytes = Encoding.UTF8.GetBytes(body);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>Carries out the request and returns its response without sending it to the client.</summary>
    private static async Task<byte[]> CarryOutAsync(HttpContext context, RequestDelegate next)
    {
        Stream toClient = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = toClient;
        }

        return kept.ToArray();
    }

    /// <summary>Announces all bytes and sends half of them. The server then closes the connection normally.</summary>
    private static async Task TruncateAsync(byte[] answer, HttpContext context)
    {
        context.Response.ContentLength = Math.Max(answer.Length, 2);
        await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private async Task HangAsync(FaultRule fault, HttpContext context)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await Task.Delay(fault.Milliseconds > 0 ? fault.Milliseconds : Timeout.Infinite, ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected, or the sandbox is stopping.
        }
    }
}
