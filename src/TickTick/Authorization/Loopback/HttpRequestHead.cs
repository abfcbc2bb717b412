using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace TickTick.Authorization.Loopback;

/// <summary>Represents the parts of an HTTP request that the loopback listener needs.</summary>
internal sealed record HttpRequestHead(string Host, string Path, string Query)
{
    private static readonly Regex RequestLine = new(@"^GET (/[!""$->@-~]*)(?:\?([!""$-~]*))? HTTP/1\.[01]$", RegexOptions.CultureInvariant);

    // Folded lines and spaces before the colon could hide another Host (RFC 9112 §5).
    private static readonly Regex Header = new(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+:", RegexOptions.CultureInvariant);

    /// <summary>
    /// Parses the head of a GET request as browsers send it, with the path in the request line and one <c>Host</c>. Returns
    /// null for anything else.
    /// </summary>
    public static HttpRequestHead? Parse(string text)
    {
        string[] lines = text.Split(["\r\n"], StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || RequestLine.Match(lines[0]) is not { Success: true } request) return null;
        if (!lines.Skip(1).All(Header.IsMatch)) return null;
        string[] hosts = [.. lines.Where(static line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))];
        return hosts.Length == 1 ? new HttpRequestHead(hosts[0].Substring(5).Trim(' ', '\t'), request.Groups[1].Value, request.Groups[2].Value) : null;
    }
}
