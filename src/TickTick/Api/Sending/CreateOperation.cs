using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api.Sending;

/// <summary>How one kind of thing is created, and looked for where its creation's outcome is unknown.</summary>
internal sealed record CreateOperation<T>
    where T : TickTickResource, new()
{
    /// <summary>The path to post to.</summary>
    public required string Path { get; init; }

    /// <summary>What is created, for messages: <c>the task 'Milk'</c>.</summary>
    public required string What { get; init; }

    /// <summary>What to type to see whether it is there, for messages.</summary>
    public required string Check { get; init; }

    /// <summary>Where it is looked for: creations with the same place share their looks.</summary>
    public required string Place { get; init; }

    /// <summary>The things that are in that place.</summary>
    public required Func<CancellationToken, Task<Snapshot<T>>> LookAsync { get; init; }

    /// <summary>A thing's id.</summary>
    public required Func<T, string?> Id { get; init; }

    /// <summary>When a thing was created, by the service's clock; null where it does not tell.</summary>
    public required Func<T, DateTimeOffset?> Created { get; init; }

    /// <summary>Whether a thing of this kind can only be there once, so that finding it is enough.</summary>
    public bool IsUnique { get; init; }
}
