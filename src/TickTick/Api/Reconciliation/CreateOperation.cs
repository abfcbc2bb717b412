using System;
using System.Collections.Generic;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api.Reconciliation;

/// <summary>
/// Describes how a resource is created, and how it is found if the outcome of the request is unknown.
/// </summary>
internal sealed record CreateOperation<T>
    where T : TickTickResource, new()
{
    public required string Path { get; init; }

    public required ResourceSchema<T> Schema { get; init; }

    /// <summary>Gets the description of the resource for messages, such as <c>the task 'Milk'</c>.</summary>
    public required string What { get; init; }

    /// <summary>Gets the command with which the user can check whether the resource exists, for messages.</summary>
    public required string Check { get; init; }

    /// <summary>Gets the ID of a resource.</summary>
    public required Func<T, string?> Id { get; init; }

    /// <summary>
    /// Gets the path of the existing resources among which to look. Operations with the same path share their
    /// lookups.
    /// </summary>
    public string ExistingPath { get => field ?? Path; init; }

    /// <summary>Reads the existing resources from the response, or null if it is a list of them.</summary>
    public Func<ServiceResponse, IReadOnlyList<T>>? ReadExisting { get; init; }

    /// <summary>
    /// Gets the time at which a resource was created, by the service's clock, or null if the service does not report
    /// it.
    /// </summary>
    public Func<T, DateTimeOffset?> Created { get; init; } = static _ => null;

    /// <summary>Gets whether the name is unique, so that an existing resource is the created one.</summary>
    public bool IsUnique { get; init; }
}
