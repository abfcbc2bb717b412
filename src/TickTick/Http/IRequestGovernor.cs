using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>Keeps the calls under the service's rate limit. Safe for many threads.</summary>
internal interface IRequestGovernor
{
    /// <summary>Returns when the next request may be sent, and counts it.</summary>
    ValueTask WaitForTurnAsync(IReporter reporter, CancellationToken cancellationToken);

    /// <summary>Tells that a request sent in its turn has been answered, or never will be.</summary>
    void Answered();

    /// <summary>
    /// Returns the turn, in place of <see cref="Answered"/>, because the request certainly never reached the service: it counts no longer.
    /// </summary>
    void NotSent();

    /// <summary>
    /// Tells, in place of <see cref="Answered"/>, that the service refused it as one too many: others use the account too.
    /// </summary>
    void LimitExceeded(TimeSpan? retryAfter);
}
