using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>
/// Tests that the errors of the module keep the problem and the remedy apart, so that PowerShell shows the remedy once,
/// as the recommended action.
/// </summary>
public sealed partial class RemedyTests
{
    private static readonly string[] Places = ["src/TickTick", "src/TickTick.PowerShell"];
    private static readonly string[] GeneratedFolders = ["bin", "obj"];

    [Fact]
    public void Error_records_are_created_in_one_place()
    {
        string[] creators = [.. Lines().Where(line => line.Text.Contains("new ErrorRecord(", StringComparison.Ordinal)).Select(line => line.File)];

        Assert.DoesNotContain(creators, file => Path.GetFileName(file) != "Errors.cs");
        Assert.Contains(
            Lines(),
            line => Path.GetFileName(line.File) == "Errors.cs" && line.Text.Contains("RecommendedAction = remedy", StringComparison.Ordinal));
    }

    [Fact]
    public void No_text_of_an_error_contains_both_the_problem_and_the_remedy() =>
        Assert.Empty(Lines().Where(line => IsGlued(line.Text)).Select(line => $"{line.File}:{line.Number}: {line.Text.Trim()}"));

    [Theory]
    [InlineData("""throw Invalid("A task needs a title. Use -Title.");""")]
    [InlineData("""$"The cache file {path} is a directory. Specify a file in it with -CachePath."),""")]
    [InlineData("""$"It cannot be read ({reason}); run chmod 600 '{path}'");""")]
    [InlineData("""return NotSent("its name could not be resolved (check the network)", exception);""")]
    public void A_text_with_both_is_found(string line) => Assert.True(IsGlued(line));

    [Theory]
    [InlineData("""throw Invalid("A task needs a title.", "Specify it with -Title.");""")]
    [InlineData("remedy = \"Run the command again. Use -NoBrowser if the browser runs on another machine.\";")]
    [InlineData("""reporter.Warning("The token was not stored. Use -CachePath.");""")]
    public void A_remedy_of_its_own_and_a_warning_are_not_found(string line) => Assert.False(IsGlued(line));

    // Only error records have a recommended action. PowerShell itself creates the record for an argument that is rejected.
    private static bool IsGlued(string line)
    {
        if (line.TrimStart().StartsWith("//", StringComparison.Ordinal) || WithoutRecord().IsMatch(line)) return false;
        return Texts().Matches(line).Any(text => Glued().IsMatch(text.Value) && !StartsWithRemedy().IsMatch(text.Value));
    }

    private static IEnumerable<(string File, int Number, string Text)> Lines() => Places
        .SelectMany(place => Directory.EnumerateFiles(Path.Combine(Repository.Root, place), "*.cs", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => GeneratedFolders.Contains(part)))
        .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Select((text, index) => (file, index + 1, text)));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Texts();

    private const string Imperative = "Add|Allow|Check|Choose|Close|Compare|Complete|Convert|Copy|Create|Enter|Free|Give|Install|Omit|Open|Pass|Put|Register|Run|Set|Sign|Specify|Supply|Swap|Test|Type|Use";

    [GeneratedRegex(@"(?:[.;:] |\()(?:" + Imperative + @") ", RegexOptions.IgnoreCase)]
    private static partial Regex Glued();

    [GeneratedRegex("^\"(?:" + Imperative + @"|If)\b")]
    private static partial Regex StartsWithRemedy();

    [GeneratedRegex(@"\b(?:Warning|WriteWarning|Verbose|WriteWarningLine)\(|MetadataException\b|\bRefusal\(object |\bRefuse\(\$|\bFormatException\b|\bmessage = |WorkProgress\(|\.Show\(|PasteAsync\(")]
    private static partial Regex WithoutRecord();
}
