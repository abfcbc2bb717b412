using System;

namespace TickTick.Tokens;

/// <summary>
/// Recognizes the text that PowerShell produces when an object is converted to a string by mistake, and the value of a header.
/// </summary>
internal static class FailedConversion
{
    // The beginning of every DPAPI blob, which ConvertFrom-SecureString writes on Windows.
    private const string ProtectedPrefix = "01000000d08c9ddf0115d1118c7a00c04fc297eb";

    private static readonly string[] TypeRoots = ["System.", "Microsoft.", "TickTick."];

    /// <summary>
    /// Returns why a text is not a token, or null if it is none of these.
    /// </summary>
    internal static string? Explain(string text)
    {
        if (text.StartsWith("System.Security.SecureString", StringComparison.Ordinal))
            return "it is the name of a .NET type, which a SecureString becomes without ConvertFrom-SecureString -AsPlainText";
        if (text.StartsWith(ProtectedPrefix, StringComparison.OrdinalIgnoreCase))
            return "it is an encrypted SecureString instead of the text that ConvertFrom-SecureString -AsPlainText returns";
        if (text.StartsWith("@{", StringComparison.Ordinal) || IsTypeName(text))
            return "it is the name of an object, which a dictionary becomes without ConvertTo-Json, and a SecureString without ConvertFrom-SecureString -AsPlainText";
        if (text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return "it is the value of an Authorization header: leave out the word Bearer";
        return null;
    }

    private static bool IsTypeName(string text)
    {
        foreach (string root in TypeRoots)
        {
            if (text.StartsWith(root, StringComparison.Ordinal) && text.Length > root.Length && text[root.Length] is >= 'A' and <= 'Z') return true;
        }

        return false;
    }
}
