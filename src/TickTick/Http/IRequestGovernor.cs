using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>Limits requests to the service's rate limit. Implementations are thread-safe.</summary>
internal interface IRequestGovernor
{
    /// <summary>Waits until the next request can be sent, and counts it.</summary>
    ValueTask WaitForTurnAsync(IReporter reporter, CancellationToken cancellationToken);

    /// <summary>Reports that a request was answered, or never will be.</summary>
    void Answered();

    /// <summary>
    /// Reports, instead of <see cref="Answered"/>, that a request never reached the service, so that it is not
    /// counted.
    /// </summary>
    void NotSent();

    /// <summary>
    /// Reports, instead of <see cref="Answered"/>, that the service returned a rate limit error, because other
    /// clients use the account.
    /// </summary>
    void LimitExceeded(TimeSpan? retryAfter);
}
