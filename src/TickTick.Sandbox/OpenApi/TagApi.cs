using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Provides <c>/tag</c>: the tags that were created. Tags that only occur on tasks are not listed.</summary>
internal sealed class TagApi(Account account, SettingsStore settings)
{
    private const int NameLimit = 64;

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tag", List);
        api.MapPost("/tag", Create);
    }

    private DocumentAnswer List() => new(settings.Current.HideTags ? [] : account.Read(account.Tags.All));

    /// <summary>Creates a tag, or updates the tag with the same name.</summary>
    private DocumentAnswer Create(JsonObject body)
    {
        string name = body.RequireText("name", NameLimit);
        if (name.Any(char.IsUpper)) throw Sent.Bad("'name' must be lower case");
        body.RequireText("label");

        return new DocumentAnswer(account.Change(() =>
        {
            JsonObject tag = account.Tags.Find(name)?.Edit() ?? new JsonObject
            {
                ["name"] = name,
                ["sortOrder"] = Stamp.SortOrder(account.Tags),
                ["type"] = 1,
            };
            return account.Tags.Put(name, new Document(tag.Merge(body, "name")));
        }));
    }
}
