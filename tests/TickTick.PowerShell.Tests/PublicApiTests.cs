using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>Tests that only the .NET types listed in <c>PublicApi.txt</c> are public.</summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "TICKTICK_UPDATE_PUBLIC_API";
    private static readonly string ListPath = Path.Combine(Repository.Tests, "PublicApi.txt");
    private static readonly string[] Assemblies = ["TickTick", "TickTick.PowerShell"];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Only_listed_types_are_public(string edition)
    {
        string[] actual = [.. Assemblies.SelectMany(assembly => TypesOf(edition, assembly))];
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(ListPath, string.Join('\n', actual) + "\n");

        string[] listed = File.ReadAllLines(ListPath);

        string[] changes = [.. actual.Except(listed).Select(type => "+ " + type), .. listed.Except(actual).Select(type => "- " + type)];
        Assert.True(changes.Length == 0, $"""
            The public types of {edition} are not those that PublicApi.txt lists:
            {string.Join(Environment.NewLine, changes)}
            Make internal what nobody outside needs. What is meant to be public is listed by: {UpdateVariable}=1 dotnet test tests/TickTick.PowerShell.Tests --filter PublicApi
            """);
    }

    private static IEnumerable<string> TypesOf(string edition, string assembly) =>
        AssemblyFile.PublicTypes(Path.Combine(Path.GetDirectoryName(Repository.Manifest)!, edition, assembly + ".dll")).Select(type => $"{assembly}: {type}");
}
