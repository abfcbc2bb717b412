using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary><c>/countdown</c>, which can only be read; <c>POST /sandbox/countdowns</c> makes them.</summary>
internal sealed class CountdownApi(Account account)
{
    /// <summary>Adds the calls.</summary>
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/countdown", List);

    private DocumentAnswer List() => new(account.Read(account.Countdowns.All));
}
