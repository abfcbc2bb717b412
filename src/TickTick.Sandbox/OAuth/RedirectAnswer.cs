using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace TickTick.Sandbox.OAuth;

/// <summary>Redirects the browser to the client (RFC 6749 §4.1.2).</summary>
internal sealed class RedirectAnswer(string redirectUri, string name, string value, string? state) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        char separator = redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string location = $"{redirectUri}{separator}{name}={Uri.EscapeDataString(value)}";
        if (state is not null) location += $"&state={Uri.EscapeDataString(state)}";

        httpContext.Response.StatusCode = StatusCodes.Status302Found;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
