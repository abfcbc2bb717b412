using System;
using System.Runtime.CompilerServices;
using Xunit;
using Xunit.v3;

namespace TickTick.PowerShell.Tests.Pester;

/// <summary>Marks a test that runs all Pester files and reports each of their tests as a separate one.</summary>
/// <param name="sourceFilePath">Set by the compiler.</param>
/// <param name="sourceLineNumber">Set by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(PesterDiscoverer))]
public sealed class PesterFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber);
