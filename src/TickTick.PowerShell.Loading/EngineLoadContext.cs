using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace TickTick.PowerShell.Loading;

/// <summary>
/// Loads the engine and its dependencies from one folder, so the versions of other modules do not matter. Only
/// PowerShell 7 needs and has it.
/// </summary>
internal sealed class EngineLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    /// <summary>Initializes a context that contains nothing.</summary>
    /// <param name="folder">The folder of the engine.</param>
    /// <param name="missing">Creates the exception for an assembly that neither the folder nor .NET has.</param>
    public EngineLoadContext(string folder, Func<AssemblyName, Exception> missing)
        : base("TickTick.PowerShell")
    {
        _folder = folder;
        // Raised last, after neither this context nor the default context has found the assembly.
        Resolving += (_, name) => IsSatellite(name) ? null : throw missing(name);
    }

    // Not RuntimeInformation.RuntimeIdentifier, because a .NET that a Linux distribution built has an identifier of its own.
    private static string Platform
    {
        get
        {
            string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>Loads an assembly of the folder.</summary>
    /// <param name="name">Its name. The version does not matter.</param>
    /// <exception cref="FileNotFoundException">The folder does not contain it.</exception>
    public Assembly LoadOwn(AssemblyName name) => Load(name) ?? LoadFromAssemblyPath(PathOf(name, _folder));

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName) => LoadCompiled(assemblyName) ?? TryLoad(PathOf(assemblyName, _folder));

    private static bool IsSatellite(AssemblyName name) => name.Name?.EndsWith(".resources", StringComparison.Ordinal) == true;

    // The package has the engine and Polly compiled ahead of time for the common platforms, each in a folder with the
    // platform's runtime identifier. Every other platform gets those that are compiled as they run.
    private Assembly? LoadCompiled(AssemblyName name)
    {
        try
        {
            return TryLoad(PathOf(name, Path.Combine(_folder, Platform)));
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private Assembly? TryLoad(string path) => File.Exists(path) ? LoadFromAssemblyPath(path) : null;

    private static string PathOf(AssemblyName name, string folder) => Path.Combine(folder, name.Name + ".dll");
}
