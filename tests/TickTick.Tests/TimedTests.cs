using Xunit;

// Most tests wait for sockets, timers and other processes more than they compute.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace TickTick.Tests;

/// <summary>
/// Groups the tests that measure time. They run one at a time after all other tests, because concurrent tests would
/// distort the measurements.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimedTests
{
    public const string Name = "Tests that measure time";
}
