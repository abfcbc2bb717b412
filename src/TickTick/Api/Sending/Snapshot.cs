using System;
using System.Collections.Generic;

namespace TickTick.Api.Sending;

/// <summary>What a look at the service showed.</summary>
internal sealed record Snapshot<T>(IReadOnlyList<T> Resources, DateTimeOffset? ServiceTime);
