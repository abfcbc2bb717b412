using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

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

    private static readonly Assembly Cmdlets = typeof(ModuleInitializer).Assembly;
    private static readonly bool IsFramework = Environment.Version.Major == 4;

    // The engine of the edition that runs.
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Cmdlets.Location)!, IsFramework ? "netstandard2.0" : "net8.0");

    /// <summary>
    /// Registers the resolver of the module's assemblies. PowerShell calls this method when the module is imported.
    /// </summary>
    public void OnImport()
    {
        ResolveEventHandler resolve = IsFramework ? ResolveOnFramework : Resolve;
        AppDomain.CurrentDomain.AssemblyResolve -= resolve;
        AppDomain.CurrentDomain.AssemblyResolve += resolve;
    }

    /// <summary>Called by PowerShell when the module is removed.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        // Other runspaces can still use the module, and loaded assemblies stay loaded, so the handler stays, too.
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs arguments)
    {
        var name = new AssemblyName(arguments.Name);
        // Scripts may name a type of the engine, too.
        bool isOwn = name.Name == LibraryName || (arguments.RequestingAssembly == Cmdlets && File.Exists(PathOf(name)));
        return isOwn ? Engine.Load(Existing(name)) : null;
    }

    // The engine and its dependencies have their own load context. Its type can only be found by name, because its base
    // does not exist in .NET Framework.
    private static class Engine
    {
        private static readonly Func<AssemblyName, Assembly> LoadOwn = Create();

        // Not the field itself, which would be initialized before the caller has checked that the file exists.
        public static Assembly Load(AssemblyName name) => LoadOwn(name);

        private static Func<AssemblyName, Assembly> Create()
        {
            Type type = Assembly.LoadFrom(PathOf(Existing(new AssemblyName("TickTick.PowerShell.Loading"))))
                .GetType("TickTick.PowerShell.Loading.EngineLoadContext", throwOnError: true)!;
            Func<AssemblyName, Exception> missing = Missing;
            object context = Activator.CreateInstance(type, Folder, missing)!;
            return (Func<AssemblyName, Assembly>)Delegate.CreateDelegate(typeof(Func<AssemblyName, Assembly>), context, "LoadOwn");
        }
    }

    // .NET Framework calls every handler for every assembly, and only a handler can supply a higher version than
    // requested. This one only responds to requests from assemblies of this module.
    private static Assembly? ResolveOnFramework(object sender, ResolveEventArgs arguments)
    {
        if (arguments.RequestingAssembly is not { IsDynamic: false } requester || !IsOwn(requester)) return null;
        var name = new AssemblyName(arguments.Name);
        // The framework can supply other assemblies that are not in this folder, but not the engine.
        if (name.Name == LibraryName) return Assembly.LoadFrom(PathOf(Existing(name)));
        return File.Exists(PathOf(name)) ? Assembly.LoadFrom(PathOf(name)) : null;
    }

    // Two modules with exactly the same version of a dependency share the copy that was loaded first, from either
    // folder.
    private static bool IsOwn(Assembly requester)
    {
        if (requester == Cmdlets || string.Equals(Path.GetDirectoryName(requester.Location), Folder, StringComparison.OrdinalIgnoreCase)) return true;
        string twin = Path.Combine(Folder, requester.GetName().Name + ".dll");
        return File.Exists(twin) && AssemblyName.GetAssemblyName(twin).FullName == requester.FullName;
    }

    /// <summary>
    /// Returns the exception for a missing file of this module if it caused a failure, otherwise null.
    /// </summary>
    internal static FileNotFoundException? MissingFile(Exception failure) =>
        failure.GetBaseException() is FileNotFoundException missing && Path.GetDirectoryName(missing.FileName) == Folder ? missing : null;

    private static string PathOf(AssemblyName name) => Path.Combine(Folder, name.Name + ".dll");

    // If the resolver left a missing file to the runtime, it would be called for the same file again, without end.
    private static AssemblyName Existing(AssemblyName name) => File.Exists(PathOf(name)) ? name : throw Missing(name);

    private static FileNotFoundException Missing(AssemblyName name) =>
        new($"{MissingFileProblem(PathOf(name))} {MissingFileRemedy}", PathOf(name));

    /// <summary>Returns the error message for a missing file of this module.</summary>
    internal static string MissingFileProblem(string path) =>
        $"The module TickTick.PowerShell cannot continue, because {path} is missing. It was updated or removed after it was imported, or its installation is incomplete.";

}
