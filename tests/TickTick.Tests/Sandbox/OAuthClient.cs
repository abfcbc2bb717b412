using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Tests.Sandbox;

/// <summary>Represents a minimal client of the sandbox's OAuth endpoints, which returns unparsed responses.</summary>
internal sealed class OAuthClient(SandboxProcess sandbox, CancellationToken cancellationToken)
{
    public const string RedirectUri = "http://127.0.0.1:8080";

    /// <summary>Requests the authorization page. Null omits a parameter.</summary>
    public Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string? Value)[] changes) =>
        sandbox.Control.GetAsync(AuthorizationPath(changes), cancellationToken);

    public static string AuthorizationPath(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = SandboxProcess.ClientId,
            ["scope"] = "tasks:write tasks:read",
            ["state"] = "state-1",
            ["redirect_uri"] = RedirectUri,
            ["response_type"] = "code",
        };
        foreach ((string name, string? value) in changes) parameters[name] = value;
        return "oauth/authorize?" + string.Join("&", parameters.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
    }

    public async Task<string> CodeAsync(params (string Name, string? Value)[] changes)
    {
        using HttpResponseMessage response = await AuthorizeAsync(changes);
        if (response.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"The page answered {(int)response.StatusCode}.");
        return Query(response.Headers.Location!)["code"];
    }

    /// <summary>Requests a token with the secret in the body. Null omits a parameter.</summary>
    public Task<HttpResponseMessage> ExchangeAsync(string code, params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = SandboxProcess.ClientId,
            ["client_secret"] = SandboxProcess.ClientSecret,
            ["code"] = code,
            ["grant_type"] = "authorization_code",
            ["scope"] = "tasks:write tasks:read",
            ["redirect_uri"] = RedirectUri,
        };
        foreach ((string name, string? value) in changes) parameters[name] = value;
        return PostAsync(parameters);
    }

    public async Task<HttpResponseMessage> PostAsync(IEnumerable<KeyValuePair<string, string?>> parameters, string? basic = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth/token")
        {
            Content = new FormUrlEncodedContent(parameters.Where(pair => pair.Value is not null).Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value!))),
        };
        if (basic is not null) request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        return await sandbox.Control.SendAsync(request, cancellationToken);
    }

    public async Task<JsonElement> TokenAsync(params (string Name, string? Value)[] changes)
    {
        using HttpResponseMessage response = await ExchangeAsync(await CodeAsync(changes));
        return await JsonAsync(response, HttpStatusCode.OK);
    }

    public async Task<HttpResponseMessage> GetProjectsAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "open/v1/project");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await sandbox.Control.SendAsync(request, cancellationToken);
    }

    /// <summary>Reads the body.</summary>
    public static Task<string> BodyAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        string text = await BodyAsync(response);
        if (response.StatusCode != expected) throw new InvalidOperationException($"Expected {expected}, got {(int)response.StatusCode}: {text}");
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static Dictionary<string, string> Query(Uri uri) => uri.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
}
