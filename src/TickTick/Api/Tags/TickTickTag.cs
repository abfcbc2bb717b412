using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <summary>Represents a tag.</summary>
public sealed class TickTickTag : TickTickResource
{
    /// <summary>Gets or sets the name, in lower case, up to 64 characters.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the display name.</summary>
    public string? Label { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name of the parent tag.</summary>
    public string? Parent { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the owner type.</summary>
    public TickTickTagType? Type { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickTag> Schema { get; } = new ResourceSchema<TickTickTag>()
        .Add(nameof(Name), "name", JsonCodecs.CaselessText, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Label), "label", JsonCodecs.Text, static resource => resource.Label, static (resource, value) => resource.Label = (string?)value, MatchRole.Compared)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static resource => resource.Color, static (resource, value) => resource.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Parent), "parent", JsonCodecs.CaselessText, static resource => resource.Parent, static (resource, value) => resource.Parent = (string?)value, MatchRole.Compared)
        .Add(nameof(Type), "type", JsonCodecs.NumberEnum<TickTickTagType>(), static resource => resource.Type, static (resource, value) => resource.Type = (TickTickTagType?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value);

    /// <summary>Returns the display name.</summary>
    public override string ToString() => Label ?? Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}

internal sealed partial class OpenApiClient
{
    /// <summary>Gets the look-up of tags by name.</summary>
    public NamedResources<TickTickTag> Tags => field ??= new(
        "tag", "Get-TickTickTag", static tag => tag.Name, static tag => tag.Label ?? tag.Name, GetTagsAsync);

    /// <summary>
    /// Gets the tags: those that the service lists, and those of open tasks that the service's list lacks.
    /// </summary>
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

    /// <summary>Creates a tag. If it exists, the existing tag is returned if the service allows that.</summary>
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
                LookupKey = "tag",
                ReadExistingAsync = token => ReadExistingAsync("tag", TickTickTag.Schema, token),
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
