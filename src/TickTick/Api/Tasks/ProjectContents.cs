using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Resources;
using TickTick.Api.Projects;
using TickTick.Http;

namespace TickTick.Api.Tasks;

/// <summary>Gets projects with their open tasks, which one request per project returns.</summary>
internal sealed class ProjectContents(OpenApiClient api, ProjectClient projects)
{
    private readonly ConcurrentDictionary<string, ProjectData> _readAhead = new(StringComparer.Ordinal);

    /// <summary>
    /// Finds the projects whose open tasks are read next. A text that looks like an ID is tried as one, because that
    /// response shows whether the project exists, its name and its tasks, which a list of projects does not.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no project has this literal name or ID.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindProjectsAsync(NamePattern named)
    {
        NamePattern name = projects.WithoutLink(named);
        if (name.LooksLikeId && projects.Directory.Recent(api.Connection.Clock) is null)
        {
            try
            {
                ProjectData data = await ReadAsync(name.Text).ConfigureAwait(false);
                if (data.Project is { } project)
                {
                    _readAhead[name.Text] = data;
                    return [project];
                }
            }
            catch (TickTickException exception) when (exception.Kind == FailureKind.NotFound)
            {
                // The text can still be a name.
            }
        }

        return await projects.FindRecentAsync(name).ConfigureAwait(false);
    }

    /// <summary>Gets a project with its open tasks and its columns.</summary>
    public Task<ProjectData> GetAsync(string? projectId) =>
        projectId is not null && _readAhead.TryRemove(projectId, out ProjectData? data) ? Task.FromResult(data) : ReadAsync(projectId);

    private Task<ProjectData> ReadAsync(string? projectId)
    {
        string id = projectId is not null && Inbox.IsId(projectId) ? Inbox.Id : OpenApiClient.Segment(projectId, "project");
        string what = ProjectClient.Describe(projectId);
        return api.GetAsync($"project/{id}/data", what, response => Read(response, id) ?? throw ApiErrors.NotFound(what));
    }

    /// <summary>Reads a project, or returns null if the service does not know it.</summary>
    public ProjectData? Read(ServiceResponse response, string id)
    {
        TickTickProject? project = null;
        List<TickTickTask> tasks = [];
        List<TickTickColumn> columns = [];
        if (response.IsBlank) return null;
        JsonReadContext context = api.NewContext();
        var reader = new Utf8JsonReader(response.Body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An object was expected.");
        bool empty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            empty = false;
            string name = JsonText.Get(ref reader);
            reader.Read();
            if (name == "project" && reader.TokenType == JsonTokenType.StartObject) project = TickTickProject.Schema.Read(ref reader, context);
            else if (name == "tasks") tasks = TickTickTask.Schema.ReadList(ref reader, context);
            else if (name == "columns") columns = TickTickColumn.Schema.ReadList(ref reader, context);
            else reader.Skip();
        }

        reader.Read();

        // The service answers {} for an unknown project.
        if (empty && id != Inbox.Id) return null;
        if (project is not null) projects.Directory.Learn(project);
        return new ProjectData(
            project ?? (id == Inbox.Id ? projects.InboxProject() : null),
            tasks,
            columns,
            response.Date);
    }
}
