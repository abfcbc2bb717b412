using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;

namespace TickTick.Api;

/// <summary>A tag.</summary>
public sealed class TickTickTag : TickTickResource
{
    /// <summary>Its name, in lower case, 64 characters at most.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its name as it is shown.</summary>
    public string? Label { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its colour, as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>The name of the tag it is under.</summary>
    public string? Parent { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whose it is.</summary>
    public TickTickTagType? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickTag> Schema { get; } = new ResourceSchema<TickTickTag>()
        .Add(nameof(Name), "name", JsonCodecs.CaselessText, static thing => thing.Name, static (thing, value) => thing.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Label), "label", JsonCodecs.Text, static thing => thing.Label, static (thing, value) => thing.Label = (string?)value, MatchRole.Compared)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static thing => thing.Color, static (thing, value) => thing.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Parent), "parent", JsonCodecs.CaselessText, static thing => thing.Parent, static (thing, value) => thing.Parent = (string?)value, MatchRole.Compared)
        .Add(nameof(Type), "type", JsonCodecs.NumberEnum<TickTickTagType>(), static thing => thing.Type, static (thing, value) => thing.Type = (TickTickTagType?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value);

    /// <summary>The name as it is shown.</summary>
    public override string ToString() => Label ?? Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}

internal sealed partial class OpenApiClient
{
    /// <summary>The tags by id and name.</summary>
    public NamedResources<TickTickTag> Tags => field ??= new(
        "tag", "Get-TickTickTag", static tag => tag.Name, static tag => tag.Label ?? tag.Name, GetTagsAsync);

    /// <summary>The tags: those that the service lists, and those seen on open tasks, which its list may lack.</summary>
    public async Task<IReadOnlyList<TickTickTag>> GetTagsAsync()
    {
        List<TickTickTag> tags = await GetResourcesAsync("tag", TickTickTag.Schema, "The list of tags").ConfigureAwait(false);
        var names = new HashSet<string>(tags.Select(tag => tag.Name ?? string.Empty), StringComparer.OrdinalIgnoreCase);
        await foreach (TickTickTask task in GetTasksAsync(new TaskQuery()).ConfigureAwait(false))
        {
            foreach (string name in task.Tags ?? [])
            {
                if (names.Add(name)) tags.Add(SeenTag(name));
            }
        }

        return tags;
    }

    /// <summary>Makes a tag. One that exists already is returned as it is, where the service lets it be made again.</summary>
    public Task<TickTickTag> NewTagAsync(TickTickTag tag)
    {
        string? label = tag.Label ?? tag.Name;
        Require(label, "A tag needs a name. Use -Name.");
        tag.Label = label;
        tag.Name = (tag.Name ?? label)!.ToLowerInvariant();
        return CreateAsync(
            new CreateOperation<TickTickTag>
            {
                Path = "tag",
                What = $"the tag '{label}'",
                Check = "Get-TickTickTag",
                Place = "tag",
                LookAsync = token => LookAsync("tag", TickTickTag.Schema, token),
                Id = static found => found.Name,
                Created = static _ => null,
                IsUnique = true,
            },
            TickTickTag.Schema,
            tag);
    }

    private TickTickTag SeenTag(string name)
    {
        var tag = new TickTickTag();
        tag.BeginReading();
        tag.Name = name.ToLowerInvariant();
        tag.Label = name;
        tag.EndReading(NewContext());
        return tag;
    }
}
