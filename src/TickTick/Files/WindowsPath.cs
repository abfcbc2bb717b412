using System;

namespace TickTick.Files;

/// <summary>Provides paths for functions of Windows that are called directly.</summary>
internal static class WindowsPath
{
    // Less than the 260 characters of a file, because a folder must have room for a file name.
    private const int LongestWithoutPrefix = 247;

    /// <summary>
    /// Adds the prefix to a long path without which Windows limits paths to 260 characters. .NET's own methods add it,
    /// too.
    /// </summary>
    internal static string Extended(string path) =>
        path.Length <= LongestWithoutPrefix || path.StartsWith(@"\\?\", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal) ? path
        : path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC\" + path.Substring(2)
        : @"\\?\" + path;
}
