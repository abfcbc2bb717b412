using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Provides <c>/countdown</c>, which is read-only. <c>POST /sandbox/countdowns</c> creates countdowns.
/// </summary>
internal sealed class CountdownApi(Account account)
{
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/countdown", List);

    private DocumentAnswer List() => new(account.Read(account.Countdowns.All));
}
