using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TickTick.Sandbox.OAuth;

/// <summary>
/// Represents a token request. As in Spring, a parameter can be in the query or in the form. ticktick-py sends them
/// in the query.
/// </summary>
internal sealed class TokenGrantRequest
{
    private readonly Dictionary<string, string> _parameters;
    private readonly string? _basic;

    private TokenGrantRequest(Dictionary<string, string> parameters, string? basic)
    {
        _parameters = parameters;
        _basic = basic;
    }

    /// <summary>Gets a parameter, or null if it is missing or empty (RFC 6749 §3.2).</summary>
    public string? this[string name] => _parameters.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    public static async Task<TokenGrantRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(request.Query);
        if (request.HasFormContentType) Add(await request.ReadFormAsync(cancellationToken));

        bool hasBasic = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header)
            && header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);
        return new TokenGrantRequest(parameters, hasBasic ? header!.Parameter ?? "" : null);

        void Add(IEnumerable<KeyValuePair<string, StringValues>> values)
        {
            foreach ((string name, StringValues value) in values) parameters.TryAdd(name, value.Count > 0 ? value[0] ?? "" : "");
        }
    }

    /// <summary>Identifies the client (RFC 6749 §2.3) by HTTP Basic or by the parameters in the body.</summary>
    public bool TryIdentifyClient(AppRegistry apps, [NotNullWhen(true)] out RegisteredApp? app, out bool provedBySecret)
    {
        provedBySecret = false;
        if (_basic is null) return TryMatch(apps, this["client_id"], this["client_secret"], out app, ref provedBySecret);

        app = null;
        if (DecodeBasic(_basic) is not var (id, secret)) return false;

        // RFC 6749 §2.3.1 requires form encoding before Base64, but most clients, including the documented example,
        // omit it.
        return TryMatch(apps, id, secret, out app, ref provedBySecret)
            || TryMatch(apps, FormDecode(id), FormDecode(secret), out app, ref provedBySecret);
    }

    private static bool TryMatch(AppRegistry apps, string? id, string? secret, [NotNullWhen(true)] out RegisteredApp? app, ref bool provedBySecret)
    {
        if (!apps.TryFind(id, out app)) return false;
        if (string.IsNullOrEmpty(secret)) return true;

        provedBySecret = app.ClientSecret == secret;
        return provedBySecret;
    }

    private static (string Id, string Secret)? DecodeBasic(string parameter)
    {
        var buffer = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, buffer, out int length)) return null;

        string pair = Encoding.UTF8.GetString(buffer, 0, length);
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (pair[..colon], pair[(colon + 1)..]);
    }

    private static string FormDecode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
