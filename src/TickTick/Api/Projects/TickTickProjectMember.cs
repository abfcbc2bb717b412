using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a member of a shared project.</summary>
public sealed class TickTickProjectMember : TickTickResource
{
    internal static readonly ResourceSchema<TickTickProjectMember> Schema = new();

    private static readonly Field s_username = Schema.Text("username");
    private static readonly Field s_displayName = Schema.Text("displayName");
    private static readonly Field s_isSelf = Schema.Flag("self");

    /// <summary>Gets or sets the account name. For the user, this is the email address.</summary>
    public string? Username { get => (string?)Get(s_username); set => Set(s_username, value); }

    /// <summary>Gets or sets the display name.</summary>
    public string? DisplayName { get => (string?)Get(s_displayName); set => Set(s_displayName, value); }

    /// <summary>Gets or sets whether the member is the user.</summary>
    public bool IsSelf { get => (bool?)Get(s_isSelf) ?? false; set => Set(s_isSelf, value); }

    /// <summary>Gets the ID of the project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>Gets the name of the project, if it is known.</summary>
    public string? ProjectName { get; internal set; }

    /// <summary>Returns the display name.</summary>
    public override string ToString() => DisplayName ?? Username ?? string.Empty;

    internal override FieldTable Table => Schema;
}
