using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using TickTick.Sandbox.Faults;
using TickTick.Sandbox.OpenApi;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.Control;

/// <summary>
/// Records every request outside of <c>/sandbox</c>, and returns an error response if the sandbox itself fails.
/// </summary>
internal sealed class RequestRecorder(RequestLog log, SandboxClock clock, FaultMiddleware faults)
{
    private const int BodyLimit = 4096;
    private static readonly string[] Secret = ["client_secret", "code", "code_verifier", "refresh_token", "access_token", "token"];

    /// <summary>Passes a request through the faults to the service, and records it.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        FaultRule? fault = faults.Strike(context.Request, out int latency);
        RequestEntry entry = (await DescribeAsync(context)) with { Fault = fault?.Kind };
        bool recorded = false;

        // Recorded before the first byte is sent, so that a client that has the response finds its request in the
        // log.
        context.Response.OnStarting(() =>
        {
            Record(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        try
        {
            if (latency > 0) await Task.Delay(latency, context.RequestAborted);
            if (await faults.CarryThroughAsync(fault, context, next)) return;

            Record(null);
            FaultMiddleware.Reset(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Record(null);
        }
        catch (BadHttpRequestException failure)
        {
            await new ApiError(failure.StatusCode, "invalid_request", failure.Message).ExecuteAsync(context);
        }
#pragma warning disable CA1031 // A server answers whatever happens.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            if (context.Response.HasStarted) throw;
            await new ApiError(500, "unknown_exception", failure.GetType().Name).ExecuteAsync(context);
        }

        void Record(int? status)
        {
            if (recorded) return;
            recorded = true;
            log.Add(entry with { Status = status });
        }
    }

    private async Task<RequestEntry> DescribeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value ?? "/";
        string? pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        IEnumerable<KeyValuePair<string, StringValues>> form = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : [];
        return new RequestEntry
        {
            Number = log.NextNumber(),
            Time = clock.GetUtcNow(),
            Method = request.Method,
            Path = path,
            Call = $"{request.Method} {(pattern is null || pattern.Contains("**", StringComparison.Ordinal) ? path : pattern)}",
            Query = Masked(request.Query),
            Form = Masked(form),
            Body = request.HasJsonContentType() ? await BodyAsync(request) : null,
            Authorization = request.Headers.Authorization is [{ } header, ..] ? header.Split(' ')[0] : null,
            UserAgent = request.Headers.UserAgent.FirstOrDefault(),
        };
    }

    private static SortedDictionary<string, string> Masked(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var masked = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, StringValues value) in fields) masked[name] = Secret.Contains(name, StringComparer.Ordinal) ? "***" : value.ToString();
        return masked;
    }

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        string body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return body.Length > BodyLimit ? body[..BodyLimit] : body;
    }
}
