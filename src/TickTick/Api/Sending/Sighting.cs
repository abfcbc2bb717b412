using System;
using System.Collections.Generic;

namespace TickTick.Api.Sending;

/// <summary>What a look at the service showed.</summary>
/// <typeparam name="T">The kind of thing.</typeparam>
/// <param name="Things">All that are there.</param>
/// <param name="ServiceTime">The service's clock at the look; null where it told none.</param>
internal sealed record Sighting<T>(IReadOnlyList<T> Things, DateTimeOffset? ServiceTime);
