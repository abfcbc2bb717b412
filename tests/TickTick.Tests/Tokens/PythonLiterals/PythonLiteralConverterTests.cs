using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using TickTick.Tokens.PythonLiterals;
using Xunit;

namespace TickTick.Tests.Tokens.PythonLiterals;

public sealed class PythonLiteralConverterTests
{
    private const string WriteRandomDictionaries = """
        import json, random, struct, sys
        random.seed(int(sys.argv[1]))
        ranges = [(32, 127), (0, 32), (127, 161), (0xA0, 0x3000), (0xD800, 0xE000), (0xE000, 0x10000), (0x10000, 0x110000)]
        def text():
            return ''.join(random.choice('\'"\\') if random.random() < .2 else chr(random.randrange(*random.choice(ranges))) for _ in range(random.randrange(8)))
        def number():
            real = struct.unpack('>d', random.getrandbits(64).to_bytes(8, 'big'))[0]
            return real if abs(real) < float('inf') else 1e16
        def value(depth):
            kinds = [text, number, random.random, lambda: float(10 ** random.randrange(25)), lambda: random.choice([True, False, None, -0.0, 1e-07]),
                     lambda: random.getrandbits(random.choice([1, 8, 64, 900])) * random.choice([1, -1])]
            if depth > 0:
                kinds += [lambda: dictionary(depth - 1), lambda: [value(depth - 1) for _ in range(random.randrange(4))], lambda: tuple(value(depth - 1) for _ in range(random.randrange(4)))]
            return random.choice(kinds)()
        def dictionary(depth):
            return {text(): value(depth) for _ in range(random.randrange(5))}
        with open(sys.argv[2], 'w', encoding='utf-8', newline='\n') as literals, open(sys.argv[3], 'w', newline='\n') as answers:
            for _ in range(3000):
                made = dictionary(4)
                literals.write(str(made) + '\n')
                answers.write(json.dumps(made, separators=(',', ':')) + '\n')
        """;

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData(" {'a': 1,\n 'b': 2}\n", "{\"a\":1,\"b\":2}")]
    [InlineData("{'a': {'b': [1, (2,)], 'c': ()}, 'd': []}", "{\"a\":{\"b\":[1,[2]],\"c\":[]},\"d\":[]}")]
    [InlineData("{'a': (1, 2,), 'b': [3,],}", "{\"a\":[1,2],\"b\":[3]}")]
    [InlineData("{'a': True, 'b': False, 'c': None}", "{\"a\":true,\"b\":false,\"c\":null}")]
    [InlineData("[0, -1, 1637192935, 123456789012345678901234567890]", "[0,-1,1637192935,123456789012345678901234567890]")]
    [InlineData("[0.1, -0.0, 1637192935.25, 1e+16, 1e-07, 1.5e+300]", "[0.1,-0.0,1637192935.25,1e+16,1e-07,1.5e+300]")]
    [InlineData("{\"it's\": 'say \"x\"'}", "{\"it's\":\"say \\u0022x\\u0022\"}")]
    [InlineData(@"'\'\""\\\n\r\t'", @"""'\u0022\u005c\u000a\u000d\u0009""")]
    [InlineData(@"'\x00\x1b\x7f\xe9'", "\"\\u0000\\u001b\x7fé\"")]
    [InlineData(@"'é\u0105\u2028'", "\"éą\u2028\"")]
    [InlineData("'\U0001f600'", @"""\ud83d\ude00""")]
    [InlineData(@"'\U0001f600'", @"""\ud83d\ude00""")]
    [InlineData(@"'\ud800'", @"""\ud800""")]
    [InlineData("'tab\there'", @"""tab\u0009here""")]
    public void Python_output_is_converted_to_the_same_value_in_JSON(string literal, string json) =>
        Assert.Equal(json, PythonLiteralConverter.ToJson(literal));

    [Theory]
    [InlineData("{'a': 1} # note", "comments are not supported at line 1, character 10")]
    [InlineData("{'a': b'x'}", "a string prefix such as b'…' is not supported at line 1, character 7")]
    [InlineData("{u'a': 1}", "a string prefix such as b'…' is not supported at line 1, character 2")]
    [InlineData("{'a': '''x'''}", "triple quotes are not supported at line 1, character 7")]
    [InlineData("{'a': 'x' 'y'}", "adjacent strings are not supported at line 1, character 11")]
    [InlineData("{'a': 0x1f}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': 1_000}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': 007}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': .5}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': 5.}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': 2j}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': +1}", "only decimal numbers as Python prints them are supported at line 1, character 7")]
    [InlineData("{'a': inf}", "inf and nan are not supported because JSON has no form for them at line 1, character 7")]
    [InlineData("{'a': -inf}", "inf and nan are not supported because JSON has no form for them at line 1, character 7")]
    [InlineData("{'a': nan}", "inf and nan are not supported because JSON has no form for them at line 1, character 7")]
    [InlineData(@"'\N{BULLET}'", "only the escapes that Python prints are supported at line 1, character 2")]
    [InlineData(@"'\101'", "only the escapes that Python prints are supported at line 1, character 2")]
    [InlineData(@"'\x4'", "expected a character in 2 hexadecimal digits at line 1, character 2")]
    [InlineData(@"'\u 123'", "expected a character in 4 hexadecimal digits at line 1, character 2")]
    [InlineData(@"'\U00110000'", "expected a character in 8 hexadecimal digits at line 1, character 2")]
    [InlineData("{1: 'a'}", "expected a key in quotes at line 1, character 2")]
    [InlineData("{'a', 'b'}", "expected ':' at line 1, character 5")]
    [InlineData("('a')", "expected ',' as in a tuple of one item at line 1, character 5")]
    [InlineData("{'a': true}", "expected a value at line 1, character 7")]
    [InlineData("[,]", "expected a value at line 1, character 2")]
    [InlineData("{'a': 1", "expected ',' or '}' at line 1, character 8")]
    [InlineData("{'a': 'secret", "expected a closing quote at line 1, character 14")]
    [InlineData("{'a':\n 'secret' 5}", "expected ',' or '}' at line 2, character 11")]
    [InlineData("{}, 1", "expected the end of the text at line 1, character 3")]
    [InlineData("", "expected a value at line 1, character 1")]
    public void Text_that_Python_never_prints_is_rejected_with_position_and_reason(string literal, string message)
    {
        var refused = Assert.Throws<PythonLiteralException>(() => PythonLiteralConverter.ToJson(literal));
        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public void Brackets_nest_as_deep_as_the_JSON_reader_allows()
    {
        string deepest = new string('[', PythonLiteralConverter.MaximumDepth) + new string(']', PythonLiteralConverter.MaximumDepth);
        using JsonDocument document = JsonDocument.Parse(PythonLiteralConverter.ToJson(deepest));
        var refused = Assert.Throws<PythonLiteralException>(() => PythonLiteralConverter.ToJson($"[{deepest}]"));
        Assert.StartsWith("more than 64 nested brackets", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{'a':")]
    [InlineData("-")]
    [InlineData("'a' ")]
    [InlineData("9")]
    [InlineData("1.")]
    [InlineData("\\x41")]
    [InlineData("\n")]
    [InlineData("a")]
    public void A_megabyte_of_any_text_is_processed_quickly(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        var watch = Stopwatch.StartNew();
        foreach (string whole in new[] { text, "{'a': " + text, "{'a': '" + text + "'}" })
        {
            try
            {
                PythonLiteralConverter.ToJson(whole);
            }
            catch (PythonLiteralException)
            {
                // A rejection is a valid result, too.
            }
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Random_Python_dictionaries_are_converted_as_Python_writes_JSON()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["write.py"], WriteRandomDictionaries);
        int seed = Environment.TickCount;
        string? output = PeerProcess.Run(
            "python3",
            string.Format(CultureInfo.InvariantCulture, "\"{0}\" {1} \"{2}\" \"{3}\"", folder["write.py"], seed, folder["literals"], folder["answers"]),
            out int exitCode);
        if (output is null) Assert.Skip("There is no python3 on PATH.");
        Assert.Equal(0, exitCode);

        string[] literals = Lines(folder["literals"]);
        string[] answers = Lines(folder["answers"]);
        Assert.Equal((3000, 3000), (literals.Length, answers.Length));
        for (int i = 0; i < literals.Length; i++)
        {
            string json = PythonLiteralConverter.ToJson(literals[i]);
            Assert.True(Plain(answers[i]) == Plain(json), $"With seed {seed}: {literals[i]}");
        }
    }

    // Only a line feed ends a line, because the texts contain every other line separator unescaped.
    private static string[] Lines(string path) => File.ReadAllText(path).TrimEnd('\n').Split('\n');

    /// <summary>
    /// Returns JSON with every escape sequence replaced by its character, so that different escapes of the same text
    /// compare as equal.
    /// </summary>
    private static string Plain(string json)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                plain.Append(json[i]);
                continue;
            }

            char kind = json[++i];
            if (kind == 'u')
            {
                plain.Append((char)int.Parse(json.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                plain.Append(kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => kind });
            }
        }

        return plain.ToString();
    }
}
