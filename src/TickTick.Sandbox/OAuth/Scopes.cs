using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Sandbox.OAuth;

/// <summary>Defines the scopes and parses lists of them.</summary>
internal static class Scopes
{
    /// <summary>The scope to read tasks, projects and other resources.</summary>
    public const string Read = "tasks:read";

    /// <summary>The scope to change them.</summary>
    public const string Write = "tasks:write";

    /// <summary>All scopes, in the service's order.</summary>
    public static readonly IReadOnlyList<string> All = [Read, Write];

    /// <summary>Parses a space-separated list (RFC 6749 §3.3).</summary>
    public static IReadOnlyList<string> Parse(string? text, out string? unknown)
    {
        string[] names = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        unknown = names.FirstOrDefault(name => !All.Contains(name, StringComparer.Ordinal));
        return names.Length == 0 ? All : [.. All.Where(scope => names.Contains(scope, StringComparer.Ordinal))];
    }
}
