using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Text.Json;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Tokens;

public sealed class PythonLiteralTests
{
    [Fact]
    public void Every_case_of_the_corpus_is_read_or_refused_as_CPython_does()
    {
        int cases = 0;
        var wrong = new List<string>();
        foreach (string line in ReadCorpus().Skip(1))
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 2000 });
            string text = Text(document.RootElement[0]);
            string expected = document.RootElement[1].ValueKind == JsonValueKind.Null ? "refused" : Canonical(document.RootElement[1]);
            string actual = Read(text);
            cases++;
            if (expected != actual) wrong.Add($"{Shown(text)}\n    CPython {Shown(expected)}\n    here    {Shown(actual)}");
        }

        Assert.True(cases >= 5000, $"Only {cases} cases were found.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases} differ:\n{string.Join("\n", wrong.Take(20))}");
    }

    [Fact]
    public void The_corpus_says_which_CPython_made_it() => Assert.Contains("3.11", ReadCorpus().First(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{1:")]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("'a' ")]
    [InlineData("'\\N{LATIN SMALL LETTER A}' ")]
    [InlineData("9")]
    [InlineData("1.")]
    [InlineData("0x")]
    [InlineData("\\\n")]
    [InlineData("#")]
    public void A_megabyte_of_anything_is_answered_and_soon(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        var watch = Stopwatch.StartNew();
        foreach (string whole in new[] { text, "{'a': " + text, "{'a': 0." + text + "}" }) Read(whole);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_refusal_says_where_and_what_but_not_the_content()
    {
        var refused = Assert.Throws<PythonLiteralException>(() => PythonLiteral.Parse("{'access_token':\n 'secret-value' 5}"));
        Assert.Equal("expected ',' or '}' at line 2, character 17", refused.Message);
    }

    private static string Read(string text)
    {
        try
        {
            return Canonical(PythonLiteral.Parse(text));
        }
        catch (PythonLiteralException)
        {
            return "refused";
        }
    }

    private static IEnumerable<string> ReadCorpus()
    {
        using Stream resource = typeof(PythonLiteralTests).Assembly.GetManifestResourceStream("literals.jsonl.gz")!;
        using var inflated = new GZipStream(resource, CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : FromHex(element[0].GetString()!);

    private static string FromHex(string hex)
    {
        var text = new StringBuilder();
        for (int i = 0; i < hex.Length; i += 4) text.Append((char)int.Parse(hex.Substring(i, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static string Canonical(JsonElement element)
    {
        string kind = element[0].GetString()!;
        return kind switch
        {
            "l" or "u" => $"{kind}[{string.Join(",", element[1].EnumerateArray().Select(Canonical))}]",
            "S" => $"S[{string.Join(",", element[1].EnumerateArray().Select(Canonical).OrderBy(item => item, StringComparer.Ordinal))}]",
            "d" => $"d[{string.Join(",", element[1].EnumerateArray().Select(pair => Canonical(pair[0]) + ":" + Canonical(pair[1])))}]",
            _ => kind + string.Join("/", element.EnumerateArray().Skip(1).Select(part => part.GetString())),
        };
    }

    private static string Canonical(object? value) => value switch
    {
        null => "n",
        true => "t",
        false => "F",
        PythonEllipsis => "e",
        string text => "s" + string.Concat(text.Select(character => ((int)character).ToString("x4", CultureInfo.InvariantCulture))),
        PythonBytes bytes => "b" + string.Concat(bytes.Characters.Select(character => ((int)character).ToString("x2", CultureInfo.InvariantCulture))),
        BigInteger integer => "i" + Shown(integer),
        double real => "f" + Bits(real),
        Complex complex => "c" + Bits(complex.Real) + "/" + Bits(complex.Imaginary),
        List<object?> list => $"l[{string.Join(",", list.Select(Canonical))}]",
        PythonTuple tuple => $"u[{string.Join(",", tuple.Items.Select(Canonical))}]",
        HashSet<PythonKey> set => $"S[{string.Join(",", set.Select(item => Canonical(item.Value)).OrderBy(item => item, StringComparer.Ordinal))}]",
        PythonDictionary dictionary => $"d[{string.Join(",", dictionary.Select(pair => Canonical(pair.Key.Value) + ":" + Canonical(pair.Value)))}]",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static string Shown(BigInteger integer)
    {
        if (BigInteger.Abs(integer) < BigInteger.Pow(10, 300)) return integer.ToString(CultureInfo.InvariantCulture);
        string hex = BigInteger.Abs(integer).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return (integer.Sign < 0 ? "-0x" : "0x") + hex;
    }

    private static string Bits(double real) => BitConverter.DoubleToInt64Bits(real).ToString("x16", CultureInfo.InvariantCulture);

    private static string Shown(string text)
    {
        string escaped = string.Concat(text.Select(character => character is >= ' ' and < '\x7f' ? character.ToString() : $"<{(int)character:x}>"));
        return escaped.Length > 300 ? escaped.Substring(0, 300) + "…" : escaped;
    }
}
