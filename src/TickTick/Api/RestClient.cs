using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>Sends requests for which this version has no method.</summary>
internal sealed class RestClient(OpenApiClient api)
{
    // These requests only read, although their method is POST.
    private static readonly string[] ReadingPosts = ["task/filter", "task/completed", "task/search"];

    private static readonly Regex HiddenSeparator = new("%2f|%5c", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Sends any request of the Open API with the access token of the session.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the path leads to another host, or a request that
    /// reads cannot have a body.</exception>
    public async Task<ServiceResponse> InvokeAsync(HttpMethod method, string path, byte[]? body = null)
    {
        Uri address = Resolve(path);
        bool reads = OnlyReads(method, path);
        if (body is not null && (method == HttpMethod.Get || method == HttpMethod.Head))
            throw ApiErrors.Invalid($"{method} does not take a body.", "Put the values into the path, such as focus?type=0, or use another method.");

        // RFC 9110 §9.2.2: of the methods that change something, PUT and DELETE are idempotent.
        bool repeatable = reads || method == HttpMethod.Put || method == HttpMethod.Delete;
        var request = new ServiceRequest(method, address, repeatable) { Body = body };
        SendResult result = await (repeatable ? api.SendAsync(request, writes: !reads) : api.SendOnceAsync(request)).ConfigureAwait(false);
        ServiceResponse response = result.EnsureResponse();
        if (method == HttpMethod.Delete && response.IsRemovedBefore) return response with { Body = default };
        return response.IsSuccess
            ? response
            : throw api.Failure(request, response, $"{method} {RelativePath(address)}");
    }

    /// <summary>Sends any request of the Open API and reads the JSON of the response.</summary>
    public async Task<object?> InvokeJsonAsync(HttpMethod method, string path, byte[]? body = null)
    {
        ServiceResponse response = await InvokeAsync(method, path, body).ConfigureAwait(false);
        try
        {
            return response.IsBlank ? null : JsonValue.Parse(response.Body);
        }
        catch (JsonException exception)
        {
            throw api.ResponseInvalid(api.Request(method, Resolve(path).AbsoluteUri, isIdempotent: false), exception);
        }
    }

    /// <summary>Returns whether a request changes nothing.</summary>
    public bool OnlyReads(HttpMethod method, string path) =>
        method == HttpMethod.Get || method == HttpMethod.Head
        || (method == HttpMethod.Post && ReadingPosts.Contains(RelativePath(Resolve(path)), StringComparer.Ordinal));

    private string RelativePath(Uri address) => address.AbsolutePath.Substring(api.Connection.Service.ApiBaseAddress.AbsolutePath.Length);

    /// <summary>
    /// Resolves a path below the service's base address. No path may send the access token to another host.
    /// </summary>
    private Uri Resolve(string path)
    {
        Uri root = api.Connection.Service.ApiBaseAddress;
        string relative = path.Trim();
        // The service's reference prints paths with their root, and people paste whole addresses.
        string prefix = Array.Find([root.AbsoluteUri, root.AbsolutePath, root.AbsolutePath.Substring(1), "/"], start => relative.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ?? string.Empty;
        relative = relative.Substring(prefix.Length);
        string pathOnly = relative.Split('?', '#')[0];
        string[] segments = Uri.UnescapeDataString(pathOnly).Split('/');
        bool escapes = relative.Length == 0 || relative.IndexOfAny(['\\', '#']) >= 0 || relative[0] is '/' or '?'
            || segments.Contains("..") || segments.Contains(".") || pathOnly.Contains(':')
            || HiddenSeparator.IsMatch(pathOnly);
        if (!escapes && Uri.TryCreate(root.AbsoluteUri + relative, UriKind.Absolute, out Uri? address)
            && address.AbsoluteUri.StartsWith(root.AbsoluteUri, StringComparison.Ordinal))
        {
            return address;
        }

        throw ApiErrors.Invalid($"'{path}' is not a path of {root}.", "Specify the part that follows it, such as task/search or project/inbox/data.");
    }
}
