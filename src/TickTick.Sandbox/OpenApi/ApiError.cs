using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Represents an error in the format of the Open API: <c>{"errorId","errorCode","errorMessage","data"}</c>.
/// </summary>
internal sealed record ApiError(int StatusCode, string ErrorCode, string ErrorMessage) : IResult
{
    /// <summary>Returns the error for a resource that does not exist.</summary>
    public static ApiError NotFound(string what) => new(404, what + "_not_found", what + " not found");

    /// <summary>Returns the error for an invalid request.</summary>
    public static ApiError BadRequest(string message) => new(400, "invalid_parameter", message);

    /// <summary>Returns the error for an exceeded rate limit: status 500, not 429.</summary>
    public static ApiError QueryLimit(int limit) => new(
        500,
        "exceed_query_limit",
        string.Create(CultureInfo.InvariantCulture, $"Query rate limit exceeded. Maximum {limit} requests per minute. Please try again later."));

    /// <summary>Returns the body, which has a new ID each time.</summary>
    public string ToJson() => new JsonObject
    {
        ["errorId"] = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 8) + "@sandbox",
        ["errorCode"] = ErrorCode,
        ["errorMessage"] = ErrorMessage,
        ["data"] = null,
    }.ToJsonString(SandboxJson.Wire);

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCode;
        httpContext.Response.ContentType = MediaTypeNames.Application.Json + ";charset=UTF-8";
        return httpContext.Response.WriteAsync(ToJson(), httpContext.RequestAborted);
    }
}
