using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
#if NET
using System.Runtime.InteropServices;
using System.Runtime.Loader;
#endif

namespace TickTick.PowerShell.Loading;

/// <summary>
/// Loads the module's dependencies in isolation from the copies of other modules. Import does nothing else: the
/// engine is loaded when it is first used.
/// </summary>
/// <remarks>
/// PowerShell inspects every public type before it calls this. A type whose base, interface or value-type field comes
/// from the engine, such as an enumeration for a parameter, would load the engine at that moment, in the context that
/// all modules share and in which other versions of its dependencies conflict.
/// </remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string LibraryName = "TickTick";

    /// <summary>What to do about a missing file of this module.</summary>
    internal const string MissingFileRemedy = "Install the module again, and start a new PowerShell.";

    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!;

    /// <summary>
    /// Registers the resolver of the module's assemblies. PowerShell calls this method when the module is imported.
    /// </summary>
    public void OnImport()
    {
#if NET
        AssemblyLoadContext.Default.Resolving -= ResolveLibrary;
        AssemblyLoadContext.Default.Resolving += ResolveLibrary;
#else
        AppDomain.CurrentDomain.AssemblyResolve -= ResolveOwn;
        AppDomain.CurrentDomain.AssemblyResolve += ResolveOwn;
#endif
    }

    /// <summary>Called by PowerShell when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        // Other runspaces can still use the module, and loaded assemblies stay loaded, so the handler stays, too.
    }

#if NET
    private static bool IsSatellite(AssemblyName name) => name.Name?.EndsWith(".resources", StringComparison.Ordinal) == true;

    // The engine and its dependencies have their own load context, so the versions of other modules do not matter.
    private static class Library
    {
        public static readonly AssemblyLoadContext Context = new LibraryLoadContext();
    }

    private static Assembly? ResolveLibrary(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == LibraryName ? LoadCompiledLibrary(name) ?? Library.Context.LoadFromAssemblyPath(Existing(name)) : null;

    // The package has the engine compiled ahead of time for the common platforms, each in a folder with the platform's
    // runtime identifier. Every other platform gets the engine that is compiled as it runs.
    private static Assembly? LoadCompiledLibrary(AssemblyName name)
    {
        string path = Path.Combine(Folder, Platform, name.Name + ".dll");
        try
        {
            return File.Exists(path) ? Library.Context.LoadFromAssemblyPath(path) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
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

    private sealed class LibraryLoadContext : AssemblyLoadContext
    {
        public LibraryLoadContext()
            : base("TickTick.PowerShell")
        {
            // Raised last, after neither this context nor the default context has found the assembly.
            Resolving += static (_, name) => IsSatellite(name) ? null : throw Missing(name);
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = PathOf(assemblyName);
            // PowerShell has already loaded the cmdlet assembly. A second copy would have its own set of types.
            return assemblyName.Name != "TickTick.PowerShell" && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
#else
    // .NET Framework calls every handler for every assembly, and only a handler can supply a higher version than
    // requested. This one only responds to requests from assemblies in its own folder.
    private static Assembly? ResolveOwn(object sender, ResolveEventArgs arguments)
    {
        if (arguments.RequestingAssembly is not { IsDynamic: false } requester || !IsOwn(requester)) return null;
        var name = new AssemblyName(arguments.Name);
        // The framework can supply other assemblies that are not in this folder, but not the engine.
        if (name.Name == LibraryName) return Assembly.LoadFrom(Existing(name));
        return File.Exists(PathOf(name)) ? Assembly.LoadFrom(PathOf(name)) : null;
    }

    // Two modules with exactly the same version of a dependency share the copy that was loaded first, from either
    // folder.
    private static bool IsOwn(Assembly requester)
    {
        if (string.Equals(Path.GetDirectoryName(requester.Location), Folder, StringComparison.OrdinalIgnoreCase)) return true;
        string twin = Path.Combine(Folder, requester.GetName().Name + ".dll");
        return File.Exists(twin) && AssemblyName.GetAssemblyName(twin).FullName == requester.FullName;
    }
#endif

    /// <summary>
    /// Returns the exception for a missing file of this module if it caused a failure, otherwise null.
    /// </summary>
    internal static FileNotFoundException? MissingFile(Exception failure) =>
        failure.GetBaseException() is FileNotFoundException missing && Path.GetDirectoryName(missing.FileName) == Folder ? missing : null;

    private static string PathOf(AssemblyName name) => Path.Combine(Folder, name.Name + ".dll");

    // If the resolver left a missing file to the runtime, it would be called for the same file again, without end.
    private static string Existing(AssemblyName name) => File.Exists(PathOf(name)) ? PathOf(name) : throw Missing(name);

    private static FileNotFoundException Missing(AssemblyName name) =>
        new($"{MissingFileProblem(PathOf(name))} {MissingFileRemedy}", PathOf(name));

    /// <summary>Returns the error message for a missing file of this module.</summary>
    internal static string MissingFileProblem(string path) =>
        $"The module TickTick.PowerShell cannot continue, because {path} is missing. It was updated or removed after it was imported, or its installation is incomplete.";

}
