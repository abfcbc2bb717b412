using System.IO;
using System.Management.Automation;
using System.Reflection;
#if NET
using System.Runtime.Loader;
#else
using System;
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
    // The library and what it needs live in a context of their own, in which nobody else's versions count.
    private static class Library
    {
        public static readonly AssemblyLoadContext Context = new LibraryLoadContext(Folder);
    }

    private static Assembly? ResolveLibrary(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "TickTick" ? Library.Context.LoadFromAssemblyName(name) : null;

    private sealed class LibraryLoadContext(string folder) : AssemblyLoadContext("TickTick.PowerShell")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
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
        string path = Path.Combine(Folder, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    // Two modules with the very same version of a dependency share the copy that was loaded first, from whichever folder.
    private static bool IsOwn(Assembly requester)
    {
        if (string.Equals(Path.GetDirectoryName(requester.Location), Folder, StringComparison.OrdinalIgnoreCase)) return true;
        string twin = Path.Combine(Folder, requester.GetName().Name + ".dll");
        return File.Exists(twin) && AssemblyName.GetAssemblyName(twin).FullName == requester.FullName;
    }
#endif
}
