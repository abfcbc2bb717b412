using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Sandbox.OAuth;

/// <summary>The scopes there are, and how they are written.</summary>
internal static class Scopes
{
    /// <summary>Reading tasks, projects and the rest.</summary>
    public const string Read = "tasks:read";

    /// <summary>Changing them.</summary>
    public const string Write = "tasks:write";

    /// <summary>Both, in the order in which the service writes them.</summary>
    public static readonly IReadOnlyList<string> All = [Read, Write];

    /// <summary>Reads a space-separated list (RFC 6749 §3.3).</summary>
    public static IReadOnlyList<string> Parse(string? text, out string? unknown)
    {
        string[] names = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        unknown = names.FirstOrDefault(name => !All.Contains(name, StringComparer.Ordinal));
        return names.Length == 0 ? All : [.. All.Where(scope => names.Contains(scope, StringComparer.Ordinal))];
    }
}
