using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>Tests that the messages on the page about errors are those of the source code.</summary>
public sealed partial class ErrorPageTests
{
    private const int MinimumLength = 12;
    private static readonly string[] GeneratedFolders = ["bin", "obj"];
    private static readonly Regex[] Patterns = [.. SourceTexts().Where(text => text.Fixed >= MinimumLength).Select(text => new Regex($@"\A{text.Pattern}\z", RegexOptions.Singleline))];

    public static TheoryData<string, string> Messages
    {
        get
        {
            var messages = new TheoryData<string, string>();
            string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "help", "about_TickTick_Errors.md")).ReplaceLineEndings("\n");
            foreach (Match section in Section().Matches(page))
                messages.Add(section.Groups["id"].Value, section.Groups["message"].Value.Replace('\n', ' ').Replace("`", "", StringComparison.Ordinal).TrimEnd());
            return messages;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_on_the_page_is_a_problem_and_a_remedy_of_the_source_code(string id, string message) =>
        Assert.True(IsOfSource(message), $"The source code has no message of {id} such as: {message}");

    [Fact]
    public void A_message_that_the_source_code_does_not_have_is_found()
    {
        Assert.True(IsOfSource("A task needs a title. Specify it with -Title."));
        Assert.False(IsOfSource("A task needs a title. Use -Title."));
        Assert.False(IsOfSource("A task must have a title. Specify it with -Title."));
    }

    // The first sentences are the problem, and the others are the remedy. A value can contain a period, too.
    private static bool IsOfSource(string message) => SentenceEnd().Matches(message)
        .Any(end => Patterns.Any(p => p.IsMatch(message[..(end.Index + 1)])) && Patterns.Any(p => p.IsMatch(message[(end.Index + 2)..])));

    private static IEnumerable<(string Pattern, int Fixed)> SourceTexts() => new[] { "src/TickTick", "src/TickTick.PowerShell" }
        .SelectMany(place => Directory.EnumerateFiles(Path.Combine(Repository.Root, place), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => GeneratedFolders.Contains(part)))
        .SelectMany(File.ReadLines)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(Texts);

    // Returns the string literals of a line as patterns, in which a value can be anything.
    private static IEnumerable<(string Pattern, int Fixed)> Texts(string line)
    {
        for (int start = line.IndexOf('"', StringComparison.Ordinal); start >= 0; start = start < line.Length ? line.IndexOf('"', start) : -1)
        {
            bool hasValues = start > 0 && line[start - 1] == '$';
            var pattern = new StringBuilder();
            int length = 0;
            int depth = 0;
            int i = start + 1;
            for (; i < line.Length && (line[i] != '"' || depth > 0); i++)
            {
                bool opens = line[i] == '{' && (hasValues || (i + 1 < line.Length && char.IsAsciiDigit(line[i + 1])));
                if (opens && depth++ == 0) pattern.Append(".+");
                else if (depth > 0 && line[i] == '}') depth--;
                else if (depth == 0)
                {
                    if (line[i] == '\\') i++;
                    pattern.Append(Regex.Escape(line[i].ToString()));
                    length++;
                }
            }

            yield return (pattern.ToString(), length);
            start = i + 1;
        }
    }

    [GeneratedRegex(@"^### (?<id>\w+)\n(?:.*\n)*?Message: (?<message>(?:.+\n)+)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"[.)] (?=[A-Z])")]
    private static partial Regex SentenceEnd();
}
