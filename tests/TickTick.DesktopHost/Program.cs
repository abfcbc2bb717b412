using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.DesktopHost;

/// <summary>
/// Loads the module as Windows PowerShell does: loads the cmdlet assembly from its path, calls its initializer, and
/// lets the engine read a token and send a request. Prints the assemblies that were loaded.
/// </summary>
internal static class Program
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static int Main(string[] arguments)
    {
        // Returns whether the substitute for .NET Framework has the required assemblies.
        if (arguments is ["--probe"]) return typeof(HttpMethod).Assembly.GetTypes().Length > 0 && typeof(System.Linq.Expressions.Expression).Assembly.GetTypes().Length > 0 ? 0 : 1;

        string module = Path.GetFullPath(arguments[0]);
        string cacheFile = arguments[1];
        foreach (string other in arguments.Skip(2).SelectMany(folder => Directory.GetFiles(folder, "*.dll"))) Assembly.LoadFrom(Path.GetFullPath(other));

        Assembly cmdlets = Assembly.LoadFrom(Path.Combine(module, "TickTick.PowerShell.dll"));
        cmdlets.GetExportedTypes();
        var initializer = (IModuleAssemblyInitializer)Activator.CreateInstance(cmdlets.GetType("TickTick.PowerShell.Loading.ModuleInitializer", throwOnError: true));
        initializer.OnImport();

        // The cmdlet assembly must request the engine, because the module does not resolve requests of this program.
        Assembly library = cmdlets.GetExportedTypes().SelectMany(type => type.GetProperties()).Select(property => property.PropertyType.Assembly)
            .First(assembly => assembly.GetName().Name == "TickTick");
        Console.WriteLine($"token {ReadToken(library, cacheFile)}");
        Console.WriteLine($"call {SendCall(library)}");
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic))
            Console.WriteLine($"loaded {assembly.GetName().Name} {assembly.GetName().Version} {assembly.Location}");
        return 0;
    }

    /// <summary>Runs the JSON reader and its dependencies.</summary>
    private static object? ReadToken(Assembly library, string cacheFile)
    {
        object store = Activator.CreateInstance(Get(library, "TickTick.Tokens.FileTokenStore"), cacheFile, null);
        var reading = (Task)Call(store, "ReadAsync", CancellationToken.None);
        reading.Wait();
        object content = Property(reading, "Result")!;
        return Property(Property(content, "Token")!, "Value");
    }

    /// <summary>Runs the retries and the HTTP stack against a port on which no program listens.</summary>
    private static string SendCall(Assembly library)
    {
        object settings = Activator.CreateInstance(Get(library, "TickTick.Http.ConnectionSettings"));
        Set(settings, "MaximumRetryCount", 1);
        Set(settings, "RetryInterval", TimeSpan.FromMilliseconds(1));
        object client = Create(library, "TickTick.Http.ServiceClient", settings, null, null, 1 << 20);
        object request = Create(library, "TickTick.Http.ServiceRequest", HttpMethod.Get, new Uri("http://127.0.0.1:1/"), true);
        object reporter = Get(library, "TickTick.SilentReporter").GetProperty("Instance")!.GetValue(null);
        try
        {
            ((Task)Call(client, "SendAsync", request, reporter, CancellationToken.None)).Wait();
            return "answered";
        }
        catch (AggregateException failure)
        {
            return failure.InnerException!.GetType().Name;
        }
    }

    private static Type Get(Assembly assembly, string name) => assembly.GetType(name, throwOnError: true);

    private static object Create(Assembly assembly, string type, params object?[] arguments) =>
        Get(assembly, type).GetConstructors().Single(constructor => constructor.GetParameters().Length == arguments.Length).Invoke(arguments);

    private static object Call(object instance, string method, params object[] arguments) =>
        instance.GetType().GetMethod(method, Array.ConvertAll(arguments, argument => argument.GetType()))!.Invoke(instance, arguments);

    private static object? Property(object instance, string name) => instance.GetType().GetProperty(name, Any)!.GetValue(instance);

    private static void Set(object instance, string name, object value) => instance.GetType().GetProperty(name)!.SetValue(instance, value);
}
