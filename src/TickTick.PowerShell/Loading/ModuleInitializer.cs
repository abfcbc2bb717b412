using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
#if NET
using System.Runtime.Loader;
#endif

namespace TickTick.PowerShell.Loading;

/// <summary>
/// Lets the module's dependencies load beside other modules' copies of the same. Import does nothing else:
/// the first use of the library loads it.
/// </summary>
/// <remarks>
/// PowerShell looks at every public type before it calls this. One that cannot be laid out without the library, because its
/// base, an interface or a field that is no reference is the library's, an enumeration for a parameter say, would have it
/// loaded there and then: in the context that all modules share, where other versions of its dependencies do count.
/// </remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string LibraryName = "TickTick";
    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!;

    /// <summary>Called by PowerShell when the module is imported.</summary>
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
        // Other runspaces may still have the module, and what is loaded stays loaded: the handler stays with it.
    }

#if NET
    private static bool IsSatellite(AssemblyName name) => name.Name?.EndsWith(".resources", StringComparison.Ordinal) == true;

    // The library and what it needs live in a context of their own, in which nobody else's versions count.
    private static class Library
    {
        public static readonly AssemblyLoadContext Context = new LibraryLoadContext();
    }

    private static Assembly? ResolveLibrary(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == LibraryName ? Library.Context.LoadFromAssemblyPath(Existing(name)) : null;

    private sealed class LibraryLoadContext : AssemblyLoadContext
    {
        public LibraryLoadContext()
            : base("TickTick.PowerShell")
        {
            // Asked last, when neither this context nor PowerShell's has the assembly.
            Resolving += static (_, name) => IsSatellite(name) ? null : throw Missing(name);
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = PathOf(assemblyName);
            // The cmdlets' own assembly is where PowerShell loaded it; a second copy would be a second set of types.
            return assemblyName.Name != "TickTick.PowerShell" && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
#else
    // .NET Framework asks every handler for every assembly, and takes a higher version for a lower one from a handler
    // alone: this one answers only its own folder's questions.
    private static Assembly? ResolveOwn(object sender, ResolveEventArgs arguments)
    {
        if (arguments.RequestingAssembly is not { IsDynamic: false } requester || !IsOwn(requester)) return null;
        var name = new AssemblyName(arguments.Name);
        // The framework has assemblies that this folder has not. The library is here or nowhere.
        if (name.Name == LibraryName) return Assembly.LoadFrom(Existing(name));
        return File.Exists(PathOf(name)) ? Assembly.LoadFrom(PathOf(name)) : null;
    }

    // Two modules with the very same version of a dependency share the copy that was loaded first, from whichever folder.
    private static bool IsOwn(Assembly requester)
    {
        if (string.Equals(Path.GetDirectoryName(requester.Location), Folder, StringComparison.OrdinalIgnoreCase)) return true;
        string twin = Path.Combine(Folder, requester.GetName().Name + ".dll");
        return File.Exists(twin) && AssemblyName.GetAssemblyName(twin).FullName == requester.FullName;
    }
#endif

    /// <summary>The message about a missing file of this module, if that is what is behind a failure.</summary>
    internal static FileNotFoundException? MissingFile(Exception failure) =>
        failure.GetBaseException() is FileNotFoundException missing && Path.GetDirectoryName(missing.FileName) == Folder ? missing : null;

    private static string PathOf(AssemblyName name) => Path.Combine(Folder, name.Name + ".dll");

    // A resolver that leaves a missing file to the runtime is asked for it again, without end.
    private static string Existing(AssemblyName name) => File.Exists(PathOf(name)) ? PathOf(name) : throw Missing(name);

    private static FileNotFoundException Missing(AssemblyName name) => new(
        $"The module TickTick.PowerShell cannot continue, because {PathOf(name)} is missing. The module was updated or removed after it was imported, or its installation is incomplete. Install it again, and start a new PowerShell.",
        PathOf(name));
}
