using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
using TickTick.Api.Tasks.Lists;

namespace TickTick.Api.Tags;

/// <summary>Gets and creates tags.</summary>
internal sealed class TagClient(OpenApiClient api, TaskLists tasks) : NamedResourceClient<TickTickTag>("tag", "Get-TickTickTag")
{
    public override string? IdOf(TickTickTag resource) => resource.Name;

    public override string? NameOf(TickTickTag resource) => resource.Label ?? resource.Name;

    /// <summary>
    /// Gets the tags: those that the service lists, and those of open tasks that the service's list lacks.
    /// </summary>
    public override async Task<IReadOnlyList<TickTickTag>> ListAsync()
    {
        List<TickTickTag> tags = await ReadAsync().ConfigureAwait(false);
        var names = new HashSet<string>(tags.Select(tag => TagName.For(tag.Name ?? string.Empty)), StringComparer.Ordinal);
        await foreach (TickTickTask task in tasks.ListAsync(new TaskQuery()).ConfigureAwait(false))
        {
            foreach (string name in task.Tags ?? [])
            {
                if (names.Add(TagName.For(name))) tags.Add(SeenTag(name));
            }
        }

        return tags;
    }

    /// <summary>Gets the tags that the service lists, which can lack some that tasks have.</summary>
    public Task<List<TickTickTag>> ReadAsync() => api.ListAsync("tag", TickTickTag.Schema, "The list of tags");

    /// <summary>Creates a tag. If it exists, the existing tag is returned if the service allows that.</summary>
    public Task<TickTickTag> CreateAsync(TickTickTag tag)
    {
        string? label = tag.Label ?? tag.Name;
        ApiErrors.RequireName(label, "tag");
        tag.Label = label;
        tag.Name = TagName.For((tag.Name ?? label)!);
        return api.CreateAsync(
            new CreateOperation<TickTickTag>
            {
                Path = "tag",
                Schema = TickTickTag.Schema,
                What = $"the tag '{label}'",
                Check = "Get-TickTickTag",
                Id = static found => found.Name,
                IsUnique = true,
            },
            tag);
    }

    private TickTickTag SeenTag(string name)
    {
        var tag = new TickTickTag();
        tag.BeginReading();
        tag.Name = TagName.For(name);
        tag.Label = name;
        tag.EndReading(api.NewContext());
        return tag;
    }
}
