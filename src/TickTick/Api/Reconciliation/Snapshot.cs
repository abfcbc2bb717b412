using System;
using System.Collections.Generic;

namespace TickTick.Api.Reconciliation;

/// <summary>Represents the existing resources at the time of a lookup.</summary>
internal sealed record Snapshot<T>(IReadOnlyList<T> Resources, DateTimeOffset? ServiceTime);
