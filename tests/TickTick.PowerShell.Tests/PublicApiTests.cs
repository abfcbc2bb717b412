using System;
using System.IO;
using System.Linq;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>
/// Tests that only what <c>PublicApi.txt</c> lists is public: the types of both assemblies, and the members of the types
/// that users get as output. The parameters of the cmdlets are their help's concern.
/// </summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "TICKTICK_UPDATE_PUBLIC_API";
    private static readonly string ListPath = Path.Combine(Repository.Tests, "PublicApi.txt");
    private static readonly string[] Assemblies = ["TickTick", "TickTick.PowerShell"];

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Only_what_is_listed_is_public(string edition)
    {
        string[] actual =
        [
            .. Assemblies.SelectMany(assembly => AssemblyFile.PublicTypes(PathOf(edition, assembly)).Select(type => $"{assembly}: {type}")),
            .. AssemblyFile.PublicMembers(PathOf(edition, "TickTick")).Select(member => $"TickTick: {member}"),
        ];
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(ListPath, string.Join('\n', actual) + "\n");

        string[] listed = File.ReadAllLines(ListPath);

        string[] changes = [.. actual.Except(listed).Select(type => "+ " + type), .. listed.Except(actual).Select(type => "- " + type)];
        Assert.True(changes.Length == 0, $"""
            What is public in {edition} is not what PublicApi.txt lists:
            {string.Join(Environment.NewLine, changes)}
            Make internal what users of the module do not need. Update the list with: {UpdateVariable}=1 dotnet test tests/TickTick.PowerShell.Tests --filter PublicApi
            """);
    }

    // Both editions have the same cmdlet assembly.
    private static string PathOf(string edition, string assembly) =>
        Path.Combine(Path.GetDirectoryName(Repository.Manifest)!, assembly == "TickTick" ? edition : "", assembly + ".dll");
}
