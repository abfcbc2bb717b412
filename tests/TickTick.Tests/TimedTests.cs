using Xunit;

namespace TickTick.Tests;

/// <summary>Tests that measure time: they run after all others and one at a time, since whatever runs beside them would be measured, too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimedTests
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Tests that measure time";
}
