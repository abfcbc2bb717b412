using System.Collections.Generic;
using System.Threading.Tasks;

namespace TickTick.Api.Countdowns;

/// <summary>Gets countdowns.</summary>
internal sealed class CountdownClient(OpenApiClient api) : NamedResourceClient<TickTickCountdown>("countdown", "Get-TickTickCountdown")
{
    public override string? IdOf(TickTickCountdown resource) => resource.Id;

    public override string? NameOf(TickTickCountdown resource) => resource.Name;

    public override async Task<IReadOnlyList<TickTickCountdown>> ListAsync() =>
        await api.ListAsync("countdown", TickTickCountdown.Schema, "The list of countdowns").ConfigureAwait(false);
}
