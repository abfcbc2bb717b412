using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;

namespace TickTick.Tests.Api;

/// <summary>Provides access tokens in order: each rejected one is followed by the next.</summary>
internal sealed class FixedTokens(params AccessGrant[] grants) : IAccessTokenProvider
{
    private readonly object _gate = new();
    private int _current;

    public List<string> Refused { get; } = [];

    public ValueTask<AccessGrant> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return new ValueTask<AccessGrant>(grants[_current]);
    }

    public ValueTask<AccessGrant?> ReplaceAsync(string token, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Refused.Add(token);
            if (grants[_current].Token == token && _current + 1 < grants.Length) _current++;
            return new ValueTask<AccessGrant?>(grants[_current].Token == token ? null : grants[_current]);
        }
    }
}
