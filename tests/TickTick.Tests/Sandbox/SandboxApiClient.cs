using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Tests.Sandbox;

/// <summary>Represents a minimal client of the sandbox's Open API. Throws unless the response is 200.</summary>
internal sealed class SandboxApiClient(HttpClient http, CancellationToken cancellationToken) : IDisposable
{
    public Task<JsonElement> GetAsync(string path) => AnswerAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object body) => AnswerAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body));

    public Task DeleteAsync(string path) => AnswerAsync(HttpMethod.Delete, path, null);

    public Task<JsonElement> CreateTaskAsync(object task) => PostAsync("task", task);

    public Task<JsonElement> UpdateTaskAsync(JsonElement task, object changes)
    {
        JsonObject body = JsonSerializer.SerializeToNode(changes)!.AsObject();
        body["id"] = task.Text("id");
        body["projectId"] = task.Text("projectId");
        return PostAsync("task/" + task.Text("id"), body);
    }

    public Task CompleteAsync(JsonElement task) =>
        AnswerAsync(HttpMethod.Post, $"project/{task.Text("projectId")}/task/{task.Text("id")}/complete", null);

    public async Task<string?> ErrorAsync(HttpMethod method, string path, HttpStatusCode expected, object? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body is null ? null : JsonSerializer.Serialize(body));
        return (await OAuthClient.JsonAsync(response, expected)).Text("errorCode");
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.SendAsync(request, cancellationToken);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> AnswerAsync(HttpMethod method, string path, string? body)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        if (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentLength == 0) return default;
        return await OAuthClient.JsonAsync(response, HttpStatusCode.OK);
    }
}
