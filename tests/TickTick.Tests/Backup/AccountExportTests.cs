using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Backup;
using TickTick.Tests.Api;
using TickTick.Tests.Tokens;
using Xunit;

namespace TickTick.Tests.Backup;

/// <summary>Tests the backup file that an export writes.</summary>
public sealed class AccountExportTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    private static readonly ExportOptions Everything = new() { IncludesCompleted = true, IncludesComments = true };

    [Fact]
    public async Task All_kinds_of_items_are_in_the_file_with_all_of_their_fields()
    {
        using var folder = new TemporaryFolder();
        await SampleAccount.CreateAsync(Sandbox, Client);
        await ExportAsync(folder["backup.json"], Everything);

        JsonElement file = Read(folder["backup.json"]);
        Assert.Equal("TickTick.PowerShell account backup", file.GetProperty("format").GetString());
        Assert.Equal(1, file.GetProperty("version").GetInt32());
        Assert.Empty(file.GetProperty("incomplete").EnumerateArray());
        JsonElement truth = await Sandbox.StateAsync();
        foreach ((string list, string collection) in new[] { ("projectGroups", "groups"), ("projects", "projects"), ("columns", "columns"), ("tags", "tags"), ("tasks", "tasks"), ("habits", "habits"), ("focus", "focuses"), ("countdowns", "countdowns") })
        {
            string[] expected = [.. truth.GetProperty(collection).EnumerateArray().Select(item => Canonical(item).Replace("inbox1010101", "inbox")).OrderBy(text => text, StringComparer.Ordinal)];
            string[] found = [.. file.GetProperty(list).EnumerateArray().Select(Canonical).OrderBy(text => text, StringComparer.Ordinal)];
            Assert.NotEmpty(expected);
            Assert.Equal(expected, found);
        }

        Assert.Equal(truth.GetProperty("comments").GetArrayLength(), file.GetProperty("comments").EnumerateArray().Sum(task => task.GetProperty("comments").GetArrayLength()));
        Assert.Equal(truth.GetProperty("checkins").GetArrayLength(), file.GetProperty("checkins").EnumerateArray().Sum(habit => habit.GetProperty("checkins").GetArrayLength()));
    }

    [Fact]
    public async Task Completed_tasks_and_comments_are_optional()
    {
        using var folder = new TemporaryFolder();
        await SampleAccount.CreateAsync(Sandbox, Client);
        await ExportAsync(folder["backup.json"], new ExportOptions());

        JsonElement file = Read(folder["backup.json"]);
        Assert.All(file.GetProperty("tasks").EnumerateArray(), task => Assert.Equal(0, task.GetProperty("status").GetInt32()));
        Assert.False(file.TryGetProperty("comments", out _));
        Assert.Empty(await Sandbox.RequestsAsync("/comments"));
        Assert.Empty(await Sandbox.RequestsAsync("/task/completed"));
    }

    [Fact]
    public async Task A_compressed_file_has_the_same_content_and_is_private()
    {
        using var folder = new TemporaryFolder();
        await Client.Projects.CreateAsync(new TickTickProject { Name = "Home" });
        await ExportAsync(folder["backup.json.gz"], Everything);

        using FileStream file = File.OpenRead(folder["backup.json.gz"]);
        using var content = new GZipStream(file, CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(content);
        Assert.Equal("Home", document.RootElement.GetProperty("projects")[0].GetProperty("name").GetString());
#if NET
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["backup.json.gz"]));
#endif
    }

    [Fact]
    public async Task A_file_with_another_content_is_not_replaced_and_nothing_is_requested()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["notes.json"], "{\"format\":\"notes\"}");
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => ExportAsync(folder["notes.json"], Everything));
        Assert.Equal("BackupFileForeign", failure.ErrorId);
        Assert.Equal("{\"format\":\"notes\"}", File.ReadAllText(folder["notes.json"]));
        Assert.Empty(await Sandbox.RequestsAsync("/open/v1"));

        failure = await Assert.ThrowsAsync<TickTickException>(() => ExportAsync(folder.FolderPath, Everything));
        Assert.Equal("BackupFileUnwritable", failure.ErrorId);
        Assert.Equal(["notes.json"], Directory.GetFiles(folder.FolderPath).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("/project/inbox/data")]
    [InlineData("/habit$")]
    [InlineData("/focus")]
    public async Task An_outage_leaves_the_previous_backup_and_no_other_file(string path)
    {
        using var folder = new TemporaryFolder();
        await ExportAsync(folder["backup.json"], Everything);
        string before = File.ReadAllText(folder["backup.json"]);
        await Client.Projects.CreateAsync(new TickTickProject { Name = "Home" });
        await Sandbox.AddFaultsAsync(new { path, kind = "status", status = 503 });

        await Assert.ThrowsAsync<TickTickException>(() => ExportAsync(folder["backup.json"], Everything));
        Assert.Equal(before, File.ReadAllText(folder["backup.json"]));
        Assert.Single(Directory.GetFiles(folder.FolderPath));

        await Sandbox.ClearFaultsAsync();
        await ExportAsync(folder["backup.json"], Everything);
        Assert.Contains("Home", File.ReadAllText(folder["backup.json"]));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_in_the_file_and_in_a_warning()
    {
        using var folder = new TemporaryFolder();
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Secret" });
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await Sandbox.AddFaultsAsync(new { path = $"/project/{project.Id}/data", kind = "status", status = 403 });
        await ExportAsync(folder["backup.json"], Everything);

        JsonElement file = Read(folder["backup.json"]);
        string note = Assert.Single(file.GetProperty("incomplete").EnumerateArray()).GetString()!;
        Assert.Contains("'Secret'", note);
        Assert.Contains(note, Session.Reporter.Warnings);
        Assert.Single(file.GetProperty("tasks").EnumerateArray());
    }

    [Fact]
    public async Task Focus_records_are_found_however_old_they_are_after_the_oldest_item()
    {
        using var folder = new TemporaryFolder();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        foreach (int days in new[] { 1, 300, 640 })
            await Client.Focus.CreateAsync(new TickTickFocus { Start = now.AddDays(-days), Duration = TimeSpan.FromMinutes(25) });
        await ExportAsync(folder["all.json"], new ExportOptions());
        Assert.Equal(3, Read(folder["all.json"]).GetProperty("focus").GetArrayLength());
        await ExportAsync(folder["after.json"], new ExportOptions { After = now.AddDays(-301) });
        Assert.Equal(2, Read(folder["after.json"]).GetProperty("focus").GetArrayLength());
    }

    [Fact]
    public async Task The_progress_includes_the_periods_in_which_focus_records_are_searched()
    {
        using var folder = new TemporaryFolder();
        await Sandbox.SetAsync(new { latencyMilliseconds = 100 });
        await ExportAsync(folder["backup.json"], new ExportOptions());
        WorkProgress[] shown = [.. Session.Reporter.ProgressRecords.Where(progress => !progress.IsCompleted)];
        Assert.NotEmpty(shown);
        Assert.InRange(shown[0].PercentComplete, 1, 80);
        Assert.True(shown[0].Remaining > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_large_account_needs_little_memory()
    {
        // The full run has the size that the limit is meant for.
        int tasks = FullRun.IsWanted ? 100_000 : 1_000;
        using var folder = new TemporaryFolder();
        var projects = new List<TickTickProject>();
        for (int i = 0; i < tasks / 1_000; i++) projects.Add(await Client.Projects.CreateAsync(new TickTickProject { Name = $"List {i}" }));
        IEnumerable<TickTickTask> all = Enumerable.Range(0, tasks).Select(i => new TickTickTask { Title = $"Task {i}", Content = new string('x', 500), ProjectId = projects[i % projects.Count].Id });
        await foreach (TickTickTask _ in OrderedWork.RunAsync(all, Client.Tasks.CreateAsync, 16)) { }

        string token = await Sandbox.IssueTokenAsync();
        // How much .NET leaves uncollected depends on the processor's cache (176 to 220 MB with 300 MB of it), so the heap has a
        // limit: 100 MB, in hexadecimal. An export that needs more fails.
        using PeerProcess peer = PeerProcess.Start(("DOTNET_GCHeapHardLimit", "6000000"), "export", Sandbox.Origin.GetLeftPart(UriPartial.Authority), token, folder["backup.json"]);
        string output = peer.ReadToEnd();
        Assert.InRange(int.Parse(output, CultureInfo.InvariantCulture), 1, 199);
        Assert.Equal(tasks, File.ReadLines(folder["backup.json"]).Count(static line => line.Contains("\"title\":\"Task ")));
    }

    private Task ExportAsync(string path, ExportOptions options) => new AccountExporter(Client.Api, options).ExportAsync(path);

    private static JsonElement Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    // The order of the fields, the milliseconds of dates and what the sandbox adds differ.
    private static string Canonical(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", item.EnumerateObject().Where(field => field.Name != "deleted").OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}={Canonical(field.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", item.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.Number => item.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => item.ToString().Replace(".000+0000", "+0000"),
    };
}
