using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;

namespace TickTick.Tokens;

/// <summary>The names of Unicode characters, as CPython 3.11 knows them (Unicode 14.0, aliases too), for <c>\N{…}</c>.</summary>
/// <remarks>The table is a resource made by <c>tests/TickTick.Tests/Tokens/Corpus/names.py</c>; it is opened at the first name.</remarks>
internal static class PythonCharacterNames
{
    private const string HangulPrefix = "HANGUL SYLLABLE ";
    private const string IdeographPrefix = "CJK UNIFIED IDEOGRAPH-";
    private const int FirstHangul = 0xAC00;

    private static readonly Lazy<Dictionary<string, int>> Table = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    // The Jamo short names (Unicode §3.12), in the order of their indices.
    private static readonly string[] Leads = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];

    private static readonly string[] Vowels =
        ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];

    private static readonly string[] Tails =
        ["", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"];

    private static readonly (int First, int Last)[] Ideographs =
    [
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B738), (0x2B740, 0x2B81D),
        (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0), (0x30000, 0x3134A),
    ];

    /// <summary>Finds a character by its name.</summary>
    internal static bool TryFind(string name, out int scalar)
    {
        if (name.StartsWith(HangulPrefix, StringComparison.Ordinal)) return TryFindHangul(name.Substring(HangulPrefix.Length), out scalar);
        if (name.StartsWith(IdeographPrefix, StringComparison.Ordinal)) return TryFindIdeograph(name.Substring(IdeographPrefix.Length), out scalar);
        return Table.Value.TryGetValue(name, out scalar);
    }

    private static bool TryFindHangul(string syllable, out int scalar)
    {
        int lead = TakeLongest(Leads, syllable, 0, out int vowelStart);
        int vowel = TakeLongest(Vowels, syllable, vowelStart, out int tailStart);
        int tail = TakeLongest(Tails, syllable, tailStart, out int end);
        scalar = FirstHangul + (((lead * Vowels.Length) + vowel) * Tails.Length) + tail;
        return lead >= 0 && vowel >= 0 && tail >= 0 && end == syllable.Length;
    }

    private static int TakeLongest(string[] parts, string syllable, int start, out int end)
    {
        int found = -1;
        end = start;
        for (int i = 0; i < parts.Length; i++)
        {
            if (string.CompareOrdinal(syllable, start, parts[i], 0, parts[i].Length) != 0) continue;
            if (found >= 0 && parts[i].Length <= end - start) continue;
            found = i;
            end = start + parts[i].Length;
        }

        return found;
    }

    private static bool TryFindIdeograph(string digits, out int scalar)
    {
        scalar = 0;
        if (digits.Length is not (4 or 5)) return false;
        foreach (char digit in digits)
        {
            if (digit is not ((>= '0' and <= '9') or (>= 'A' and <= 'F'))) return false;
        }

        scalar = int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        foreach ((int first, int last) in Ideographs)
        {
            if (scalar >= first && scalar <= last) return true;
        }

        return false;
    }

    private static Dictionary<string, int> Load()
    {
        using Stream resource = typeof(PythonCharacterNames).Assembly.GetManifestResourceStream("TickTick.Tokens.character-names.deflate")
            ?? throw new InvalidOperationException("The table of character names is missing from the assembly.");
        using var inflated = new DeflateStream(resource, CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.ASCII);
        // ASCII names only, and no culture may have a say in their case.
        var table = new Dictionary<string, int>(36_000, StringComparer.OrdinalIgnoreCase);
        int scalar = 0;
        while (reader.ReadLine() is { } line)
        {
            // "=4A" says which character comes next; any other line names it.
            if (line[0] == '=') scalar = int.Parse(line.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            else table[line] = scalar++;
        }

        return table;
    }
}
