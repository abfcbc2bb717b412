using System.Collections.Generic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary><c>/project</c>: the lists. The Inbox is not among them.</summary>
public sealed class ProjectApi(Account account)
{
    /// <summary>Adds the calls.</summary>
    /// <param name="api">The API's routes.</param>
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/project", List);

    private DocumentAnswer List() => new(account.Read<IReadOnlyList<Document>>(() => [.. account.Projects.Values]));
}
