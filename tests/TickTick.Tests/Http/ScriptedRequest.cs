using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;

namespace TickTick.Tests.Http;

/// <summary>Represents a request that a <see cref="ScriptedServer"/> received.</summary>
internal sealed record ScriptedRequest(string Head, string Body)
{
    public string Target => Head.Split(' ')[1];

    public string Path => Target.Split('?')[0];

    /// <summary>Gets the parameters of the query and of the form.</summary>
    public IReadOnlyDictionary<string, string> Parameters => $"{Target.Substring(Path.Length).TrimStart('?')}&{Body}".Split('&')
        .Where(pair => pair.Contains('='))
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]));

    /// <summary>Gets the user and the password of HTTP Basic as they were sent, or null.</summary>
    public string? Basic => Header("Authorization") is { } value && value.StartsWith("Basic ", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(value.Substring(6)))
        : null;

    public string? Header(string name) => Head.Split(["\r\n"], StringSplitOptions.None)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line.Substring(name.Length + 1).Trim())
        .FirstOrDefault();
}
