using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TickTick.PowerShell.Tests;

/// <summary>What assemblies refer to, read without loading them.</summary>
internal static class AssemblyReferences
{
    /// <summary>The assemblies that one refers to.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>Their simple names.</returns>
    public static IReadOnlyList<string> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
