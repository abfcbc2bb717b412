#if NET10_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace TickTick.Tests;

/// <summary>Checks that the folders of the source show the architecture.</summary>
public sealed class FolderTests
{
    private const int MostFiles = 20;

    private static readonly string Source = typeof(FolderTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "SourcePath").Value!;

    private static readonly string[] EmptyNames = ["Utils", "Helpers", "Common", "Misc", "Extensions", "Shared"];

    [Theory]
    [InlineData("TickTick")]
    [InlineData("TickTick.PowerShell")]
    [InlineData("TickTick.Sandbox")]
    public void No_two_folders_depend_on_each_other(string project)
    {
        // It compiles the source, which takes longer than most test classes.
        Assert.SkipUnless(FullRun.IsWanted, "Part of the full run: dotnet test -p:Full=true");
        Dictionary<string, Dictionary<string, string>> uses = Dependencies(project);
        Assert.Contains(uses, folder => folder.Value.Count > 0);
        string[] cycles = [.. uses.Keys.Select(folder => Cycle(uses, folder)).OfType<string>()];
        Assert.True(cycles.Length == 0, string.Join(Environment.NewLine, cycles));
    }

    [Theory]
    [InlineData("TickTick")]
    [InlineData("TickTick.PowerShell")]
    [InlineData("TickTick.Sandbox")]
    public void A_folder_has_a_telling_name_and_at_most_twenty_files(string project)
    {
        foreach (IGrouping<string, string> folder in Files(project).GroupBy(file => Path.GetDirectoryName(file)!))
        {
            Assert.DoesNotContain(Path.GetFileName(folder.Key), EmptyNames);
            Assert.True(folder.Count() <= MostFiles, $"{folder.Key} has {folder.Count()} files.");
        }
    }

    [Theory]
    [InlineData("TickTick")]
    [InlineData("TickTick.PowerShell")]
    [InlineData("TickTick.Sandbox")]
    public void A_namespace_is_named_as_its_folder(string project)
    {
        foreach (string file in Files(project))
        {
            CompilationUnitSyntax root = Parse(file).GetCompilationUnitRoot(TestContext.Current.CancellationToken);
            if (root.Members.OfType<FileScopedNamespaceDeclarationSyntax>().SingleOrDefault() is not { } declared) continue;
            // The compiler finds a type such as IsExternalInit by its full name.
            if (declared.Name.ToString().StartsWith("System.", StringComparison.Ordinal)) continue;
            string folder = FolderOf(project, file);
            string expected = folder.Length == 0 ? project : $"{project}.{folder.Replace('/', '.')}";

            // Users see the namespaces of public types, so those are short: TickTick.Api for all models, one for all
            // cmdlets, and one for the types of their parameters.
            bool isPublic = declared.Members.OfType<MemberDeclarationSyntax>().Any(member => member.Modifiers.Any(SyntaxKind.PublicKeyword));
            if (isPublic && folder.StartsWith("Api/", StringComparison.Ordinal)) expected = $"{project}.Api";
            if (folder.Split('/') is [("Commands" or "Parameters") and var first, _]) expected = $"{project}.{first}";
            Assert.Equal((file, expected), (file, declared.Name.ToString()));
        }
    }

    // The shortest path of dependencies that returns to its first folder.
    private static string? Cycle(Dictionary<string, Dictionary<string, string>> uses, string first)
    {
        var paths = new Dictionary<string, string> { [first] = first };
        var reached = new Queue<string>([first]);
        while (reached.TryDequeue(out string? folder))
        {
            foreach ((string next, string reason) in uses[folder])
            {
                string path = $"{paths[folder]} → {next} ({reason})";
                if (next == first) return path;
                if (paths.TryAdd(next, path)) reached.Enqueue(next);
            }
        }

        return null;
    }

    // For each folder, the folders that its files use, each with an example.
    private static Dictionary<string, Dictionary<string, string>> Dependencies(string project)
    {
        SyntaxTree[] trees = [.. Files(project).Select(Parse)];
        string[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(project, trees, references.Select(file => MetadataReference.CreateFromFile(file)));
        var uses = trees.Select(tree => FolderOf(project, tree.FilePath)).Distinct().ToDictionary(folder => folder, _ => new Dictionary<string, string>());
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            string folder = FolderOf(project, tree.FilePath);
            foreach (SimpleNameSyntax name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
            {
                // The name of a local, a parameter or a field: its type is named elsewhere, too.
                if (!char.IsUpper(name.Identifier.ValueText[0])) continue;
                ISymbol? symbol = model.GetSymbolInfo(name, TestContext.Current.CancellationToken).Symbol;
                if (symbol is INamespaceSymbol || (symbol as ITypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition is not { } type) continue;
                foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
                {
                    string other = FolderOf(project, declaration.SyntaxTree.FilePath);
                    if (other != folder) uses[folder].TryAdd(other, $"{Path.GetFileName(tree.FilePath)}: {name}");
                }
            }
        }

        return uses;
    }

    private static IEnumerable<string> Files(string project)
    {
        string root = Path.Combine(Source, project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar) is [not ("obj" or "bin"), ..]);
    }

    private static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(
        File.ReadAllText(file), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER"), file, cancellationToken: TestContext.Current.CancellationToken);

    private static string FolderOf(string project, string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Source, project), file))!.Replace(Path.DirectorySeparatorChar, '/');
}
#endif
