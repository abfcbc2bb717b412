using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Authorization.Loopback;

/// <summary>Represents the parts of an HTTP request that the loopback listener needs.</summary>
internal sealed record HttpRequestHead(string Method, string? Authority, string Path, string Query)
{
    /// <summary>Parses a request head.</summary>
    public static int Parse(string text, out HttpRequestHead? head)
    {
        head = null;
        string[] lines = text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        string[] parts = lines[0].Split(' ');
        if (parts.Length != 3 || !IsToken(parts[0]) || !IsVersion(parts[2])) return 400;
        if (parts[2][5] != '1') return 505;

        var hosts = new List<string>();
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':');
            // Request smuggling uses folded lines and spaces before the colon (RFC 9112 §5).
            if (colon < 0 || !IsToken(line.Substring(0, colon))) return 400;
            if (colon == 4 && line.StartsWith("Host", StringComparison.OrdinalIgnoreCase)) hosts.Add(line.Substring(5).Trim(' ', '\t'));
        }

        // RFC 9112 §3.2: HTTP/1.0 has no Host header.
        if (hosts.Count > 1 || (hosts.Count == 0 && parts[2] != "HTTP/1.0")) return 400;
        return TryReadTarget(parts[0], parts[1], hosts.FirstOrDefault(), out head) ? 200 : 400;
    }

    private static bool TryReadTarget(string method, string target, string? authority, out HttpRequestHead? head)
    {
        head = null;
        if (target.Contains('#')) return false;
        const string scheme = "http://";
        if (target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            // The absolute form takes precedence over the Host header (RFC 9112 §3.2.2).
            string rest = target.Substring(scheme.Length);
            int end = rest.IndexOfAny(['/', '?']);
            authority = end < 0 ? rest : rest.Substring(0, end);
            target = end < 0 ? "/" : rest[end] == '/' ? rest.Substring(end) : "/" + rest.Substring(end);
        }

        if (target.Length == 0 || target[0] != '/') return false;
        int question = target.IndexOf('?');
        head = question < 0
            ? new HttpRequestHead(method, authority, target, "")
            : new HttpRequestHead(method, authority, target.Substring(0, question), target.Substring(question + 1));
        return true;
    }

    private static bool IsVersion(string text) =>
        text.Length == 8 && text.StartsWith("HTTP/", StringComparison.Ordinal) && IsDigit(text[5]) && text[6] == '.' && IsDigit(text[7]);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsToken(string text) => text.Length > 0 && text.All(c =>
        IsDigit(c) || c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') || "!#$%&'*+-.^_`|~".Contains(c));
}
