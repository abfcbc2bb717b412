using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a member of a shared project.</summary>
public sealed class TickTickProjectMember : TickTickResource
{
    private bool? _isSelf;

    /// <summary>Gets or sets the account name. For the user, this is the email address.</summary>
    public string? Username { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the display name.</summary>
    public string? DisplayName { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the member is the user.</summary>
    public bool IsSelf
    {
        get => _isSelf ?? false;
        set { _isSelf = value; MarkAssigned(); }
    }

    /// <summary>Gets the ID of the project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>Gets the name of the project, if it is known.</summary>
    public string? ProjectName { get; internal set; }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickProjectMember> Schema { get; } = new ResourceSchema<TickTickProjectMember>()
        .Add(nameof(Username), "username", JsonCodecs.Text, static resource => resource.Username, static (resource, value) => resource.Username = (string?)value)
        .Add(nameof(DisplayName), "displayName", JsonCodecs.Text, static resource => resource.DisplayName, static (resource, value) => resource.DisplayName = (string?)value)
        .Add(nameof(IsSelf), "self", JsonCodecs.Flag, static resource => resource._isSelf, static (resource, value) => resource._isSelf = (bool?)value);

    /// <summary>Returns the display name.</summary>
    public override string ToString() => DisplayName ?? Username ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}
