using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api.Reconciliation;

/// <summary>
/// Describes how a resource is created, and how it is found if the outcome of the request is unknown.
/// </summary>
internal sealed record CreateOperation<T>
    where T : TickTickResource, new()
{
    public required string Path { get; init; }

    /// <summary>Gets the description of the resource for messages, such as <c>the task 'Milk'</c>.</summary>
    public required string What { get; init; }

    /// <summary>Gets the command with which the user can check whether the resource exists, for messages.</summary>
    public required string Check { get; init; }

    /// <summary>Gets the key of the lookup. Operations with the same key share their lookups.</summary>
    public required string LookupKey { get; init; }

    /// <summary>Gets the existing resources among which to look.</summary>
    public required Func<CancellationToken, Task<Snapshot<T>>> ReadExistingAsync { get; init; }

    /// <summary>Gets the ID of a resource.</summary>
    public required Func<T, string?> Id { get; init; }

    /// <summary>
    /// Gets the time at which a resource was created, by the service's clock, or null if the service does not report
    /// it.
    /// </summary>
    public required Func<T, DateTimeOffset?> Created { get; init; }

    /// <summary>Gets whether the name is unique, so that an existing resource is the created one.</summary>
    public bool IsUnique { get; init; }
}
