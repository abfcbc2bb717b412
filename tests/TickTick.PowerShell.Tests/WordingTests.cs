using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>Tests that the bookish wording of earlier versions does not come back to messages, comments and pages.</summary>
public sealed partial class WordingTests
{
    private static readonly string[] Places = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs", "src", "demo", "bench", "tests"];
    private static readonly string[] Endings = [".cs", ".md", ".html", ".ps1xml", ".xml", ".txt", ".ps1", ".psm1"];
    private static readonly string[] GeneratedFolders = ["bin", "obj"];

    // The two files that list the phrases.
    private static readonly string[] Lists = ["WordingTests.cs", "Help.Tests.ps1"];

    [Fact]
    public void No_text_contains_an_unwanted_phrase() => Assert.Empty(Files().SelectMany(Findings));

    [Theory]
    [InlineData("'x' is no date.")]
    [InlineData("No token could be had.")]
    [InlineData("Register it to the letter.")]
    [InlineData("Give its name, its id, or itself.")]
    [InlineData("Somebody has to answer, and nobody can.")]
    [InlineData("whoever waited")]
    [InlineData("the token in hand")]
    [InlineData("is being made anew")]
    [InlineData("Every stored token is passed over.")]
    public void An_unwanted_phrase_is_found(string text) => Assert.Matches(Unwanted(), text);

    [Theory]
    [InlineData("There is no session.")]
    [InlineData("The token is no longer valid.")]
    [InlineData("if there is no terminal, and at hand")]
    public void Plain_English_is_not_found(string text) => Assert.DoesNotMatch(Unwanted(), text);

    private static IEnumerable<string> Files() => Places.SelectMany(place =>
    {
        string path = Path.Combine(Repository.Root, place);
        return File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
    })
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(file => Endings.Contains(Path.GetExtension(file)) && !Lists.Contains(Path.GetFileName(file)) && !file.Split('/').Any(part => GeneratedFolders.Contains(part)));

    private static IEnumerable<string> Findings(string file) => File.ReadLines(Path.Combine(Repository.Root, file))
        .Select((line, index) => (Line: line, Number: index + 1))
        .Where(found => Unwanted().IsMatch(found.Line))
        .Select(found => FormattableString.Invariant($"{file}:{found.Number}: {found.Line.Trim()}"));

    [GeneratedRegex(
        @"(?<!\bthere )\b(?:is|are) no\b(?! longer)|\bcould be had\b|\bto the letter\b|\bcomes to that\b|its name, its id, or itself|\bsomebody\b|\bwhoever\b|\bnobody\b|\bin hand\b|\banew\b|\bpass(?:ed|es|ing)? over\b|\bdoes less than nothing\b|\bwhat became of\b|\bhow pressing\b|\bgoes on waiting\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
