using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;

namespace TickTick.Api;

/// <summary>Somebody who shares a project.</summary>
public sealed class TickTickProjectMember : TickTickResource
{
    private bool? _isSelf;

    /// <summary>The account's name; of the user the e-mail address.</summary>
    public string? Username { get; set { field = value; MarkAssigned(); } }

    /// <summary>The name shown.</summary>
    public string? DisplayName { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether it is the user.</summary>
    public bool IsSelf
    {
        get => _isSelf ?? false;
        set { _isSelf = value; MarkAssigned(); }
    }

    /// <summary>The id of the project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>The name of the project, where it is known.</summary>
    public string? ProjectName { get; internal set; }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickProjectMember> Schema { get; } = new ResourceSchema<TickTickProjectMember>()
        .Add(nameof(Username), "username", JsonCodecs.Text, static thing => thing.Username, static (thing, value) => thing.Username = (string?)value)
        .Add(nameof(DisplayName), "displayName", JsonCodecs.Text, static thing => thing.DisplayName, static (thing, value) => thing.DisplayName = (string?)value)
        .Add(nameof(IsSelf), "self", JsonCodecs.Flag, static thing => thing._isSelf, static (thing, value) => thing._isSelf = (bool?)value);

    /// <summary>The name.</summary>
    public override string ToString() => DisplayName ?? Username ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}

internal sealed partial class OpenApiClient
{
    /// <summary>Who shares a project, with the project's name.</summary>
    public async Task<IReadOnlyList<TickTickProjectMember>> GetProjectMembersAsync(TickTickProject project)
    {
        IReadOnlyList<TickTickProjectMember> members = await GetProjectMembersAsync(project.Id).ConfigureAwait(false);
        foreach (TickTickProjectMember member in members) member.ProjectName = project.Name;
        return members;
    }

    /// <summary>Who shares a project.</summary>
    public async Task<IReadOnlyList<TickTickProjectMember>> GetProjectMembersAsync(string? projectId)
    {
        string id = projectId is not null && Inbox.IsId(projectId) ? Inbox.Id : Segment(projectId, "project");
        List<TickTickProjectMember> members = await GetResourcesAsync(
            $"project/{id}/members", TickTickProjectMember.Schema, ProjectWords(projectId)).ConfigureAwait(false);
        foreach (TickTickProjectMember member in members) member.ProjectId = projectId;
        return members;
    }
}
