#if NET
namespace System.Runtime.CompilerServices;

/// <summary>
/// Marks the setters of init-only properties, in place of .NET's own type. The cmdlet assembly is compiled once and runs
/// on both builds of the engine, so both must mark them with a type of the engine.
/// </summary>
internal static class IsExternalInit;
#endif
