using System;
using System.Text.RegularExpressions;

namespace TickTick.Api;

/// <summary>
/// Represents a link to a task or a project, as the apps of TickTick and Dida365 copy it:
/// <c>https://ticktick.com/webapp/#p/{project}/tasks/{task}</c>.
/// </summary>
internal sealed class WebLink
{
    // Also in Markdown, [title](link), and without a project: #q/today/tasks/{task}.
    private static readonly Regex Form = new(
        @"\A\s*(?:\[.*\]\()?(?:https?|ticktick)://(?<host>[^/#?\s]*)/+webapp/?(?:\?[^#\s]*)?#(?<view>[a-z])/(?<list>[^/\s?)]+)(?:/tasks(?:/(?<task>[^/\s?)]+))?)?[^\s]*\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private readonly string _text;
    private readonly TickTickService? _service;

    private WebLink(string text, Match match)
    {
        _text = text.Trim();
        string host = match.Groups["host"].Value;
        _service = Array.Find([TickTickService.TickTick, TickTickService.Dida365], known => host.EndsWith(known.AuthorizationEndpoint.Host, StringComparison.OrdinalIgnoreCase));
        if (match.Groups["view"].Value is "p" or "P") ProjectId = Uri.UnescapeDataString(match.Groups["list"].Value);
        if (match.Groups["task"].Success) TaskId = Uri.UnescapeDataString(match.Groups["task"].Value);
    }

    /// <summary>Gets the ID of the project, or null if the link is to a smart list, a tag or a filter.</summary>
    public string? ProjectId { get; }

    /// <summary>Gets the ID of the task, or null if the link is to a project.</summary>
    public string? TaskId { get; }

    /// <summary>Returns the link in a text, or null if the text is not a link.</summary>
    public static WebLink? Parse(string text) => text.IndexOf("://", StringComparison.Ordinal) > 0 && Form.Match(text) is { Success: true } match ? new WebLink(text, match) : null;

    /// <summary>Returns the ID of the task if the text is a link, and otherwise the text.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the link is to a project, or of another service.</exception>
    public static string? TaskIdOf(string? text, TickTickService service) => text is not null && Parse(text) is { } link ? link.TaskIn(service) : text;

    /// <summary>Returns the ID of the project if the text is a link, and otherwise the text.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the link names no project, or is of another service.</exception>
    public static string? ProjectIdOf(string? text, TickTickService service) => text is not null && Parse(text) is { } link ? link.ProjectIn(service) : text;

    /// <summary>Returns the ID of the task.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the link is to a project, or of another service.</exception>
    public string TaskIn(TickTickService service)
    {
        Require(service);
        return TaskId ?? throw ApiErrors.Invalid($"The link {_text} does not lead to a task.", "Copy the link of the task itself, or specify its ID or title.");
    }

    private string ProjectIn(TickTickService service)
    {
        Require(service);
        return ProjectId ?? throw ApiErrors.Invalid($"The link {_text} does not lead to a project.", "Copy the link of the project itself, or specify its ID or name.");
    }

    // A custom host can be a proxy of either service.
    private void Require(TickTickService service)
    {
        if (_service is null || _service.Equals(service) || !(service.Equals(TickTickService.TickTick) || service.Equals(TickTickService.Dida365))) return;
        throw ApiErrors.Invalid($"The link {_text} belongs to {_service.Name}, but the session to {service.Name}.", $"Sign in with Connect-TickTick -Service {_service.Name}, or specify a link of {service.Name}.");
    }
}
