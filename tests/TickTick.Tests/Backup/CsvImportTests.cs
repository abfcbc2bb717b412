using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Backup;
using TickTick.Backup.Import;
using TickTick.Tests.Api;
using TickTick.Tests.Tokens;
using Xunit;

namespace TickTick.Tests.Backup;

/// <summary>Tests that an import of TickTick's own backup makes the account that the backup describes.</summary>
public sealed class CsvImportTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    private const string Header = "\"Date: 2026-08-10+0000\"\n\"Version: 7.2\"\n\"Status: \n0 Normal\n-1 Abandoned \n2 Completed\"\n";

    // Half of the files are damaged.
    private static readonly int Files = FullRun.IsWanted ? 1000 : 60;

    private static readonly string Names = string.Join(",", CsvRowModel.Columns.Select(name => $"\"{name}\""));

    [Fact]
    public async Task Each_file_makes_the_account_that_it_describes()
    {
        using var folder = new TemporaryFolder();
        for (int seed = 0; seed < Files; seed++)
        {
            var file = new CsvFileModel(seed);
            bool includesCompleted = seed % 3 != 0, isDamaged = seed % 2 == 1;
            (int Row, string Column, CsvRowModel Task) damaged = isDamaged ? file.Damage() : default;
            File.WriteAllBytes(folder["backup.csv"], file.ToBytes());
            await Sandbox.ResetAsync();
            using ApiSession session = await ApiSession.OpenAsync(Sandbox);
            TickTickImportResult[] results = await ImportAsync(session, folder["backup.csv"], includesCompleted);

            CsvRowModel[] lost = [.. file.Rows.Where(row => isDamaged && IsBelow(row, damaged.Task))];
            TickTickImportResult[] failed = [.. results.Where(result => result.Action == TickTickImportAction.Failed)];
            Assert.Equal((seed, lost.Length), (seed, failed.Length));
            if (isDamaged)
            {
                TickTickImportResult failure = failed.Single(result => result.Name == damaged.Task.Title);
                Assert.StartsWith(FormattableString.Invariant($"Row {damaged.Row}, column '{damaged.Column}' of "), failure.Reason);
            }

            CsvRowModel[] expected = [.. file.Rows.Except(lost).Where(row => row.Status == 0 || includesCompleted)];
            JsonElement state = await Sandbox.StateAsync();
            Assert.Equal((seed, Describe(expected, includesCompleted)), (seed, Describe(state)));
            Assert.All(await ImportAsync(session, folder["backup.csv"], includesCompleted), result => Assert.Contains(result.Action, new[] { TickTickImportAction.Unchanged, TickTickImportAction.Failed }));
        }
    }

    [Fact]
    public async Task Force_leaves_alone_what_the_file_has_no_column_for()
    {
        using var folder = new TemporaryFolder();
        string cells = string.Join(",", CsvRowModel.Columns.Select(static name => name switch { "Folder Name" => "Trips", "List Name" => "Rome", "Title" => "Milk", "Status" => "0", "Column Name" => "To do", "taskId" or "Order" => "1", "Timezone" => "UTC", _ => "" }));
        File.WriteAllText(folder["backup.csv"], $"{Header}{Names}\n{cells}\n");
        Assert.Equal(4, (await ImportAsync(Session, folder["backup.csv"], false)).Length);
        TickTickProject project = (await Client.Projects.ReadAsync()).Single(project => project.Name == "Rome").Edit();
        project.Color = "#F18181";
        await Client.Projects.UpdateAsync(project);

        Assert.All(await ImportAsync(Session, folder["backup.csv"], false, force: true), result => Assert.Equal(TickTickImportAction.Unchanged, result.Action));
        Assert.Equal("#F18181", (await Client.Projects.ReadAsync()).Single(project => project.Name == "Rome").Color);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"Title\",\"taskId\"\n")]
    [InlineData("TYPE,CONTENT,PRIORITY\ntask,Milk,4\n")]
    [InlineData("\"Date: 2026-08-10+0000\"\n\"Version: 8.0\"\n")]
    [InlineData(Header)]
    [InlineData(Header + "\"List Name\",\"Title\",\"taskId\"\n")]
    public void A_file_that_is_not_a_backup_of_TickTick_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["backup.csv"], text);
        TickTickException failure = Assert.Throws<TickTickException>(() => BackupSource.Read(folder["backup.csv"], true, TimeZoneInfo.Utc));
        Assert.Equal("BackupFileInvalid", failure.ErrorId);
    }

    [Fact]
    public void A_truncated_file_and_damaged_rows_are_named()
    {
        using var folder = new TemporaryFolder();
        string row = string.Join(",", CsvRowModel.Columns.Select(name => name switch { "Title" => "\"Milk\"", "taskId" => "\"1\"", "Status" or "Priority" => "\"0\"", _ => "" }));
        File.WriteAllText(folder["backup.csv"], $"{Header}{Names}\n{row}\n{row.Replace("\"1\"", "\"2")}");
        TickTickException failure = Assert.Throws<TickTickException>(() => BackupSource.Read(folder["backup.csv"], true, TimeZoneInfo.Utc));
        Assert.Contains("a quotation mark in row 6 is not closed", failure.Message);

        File.WriteAllText(folder["backup.csv"], $"{Header}{Names}\n{row}\n\n{row.Replace("\"Milk\"", "\"Mi\"lk\"").Replace("\"1\"", "\"2\"")}\n{row},\n{row}\n");
        AccountBackup backup = BackupSource.Read(folder["backup.csv"], true, TimeZoneInfo.Utc);
        Assert.Equal("Milk", Assert.Single(backup.Tasks).Title);
        Assert.Equal(["Row 7 of", "Row 8 of", "Row 9, column 'taskId' of"], backup.Unreadable.Select(item => item.Failure.Message.Split([" /", " C:"], StringSplitOptions.None)[0]));

        File.WriteAllBytes(folder["backup.csv"], [.. Encoding.UTF8.GetBytes(Header), 0xFF, 0xFE, 0xFA]);
        Assert.Contains("not text in UTF-8", Assert.Throws<TickTickException>(() => BackupSource.Read(folder["backup.csv"], true, TimeZoneInfo.Utc)).Message);
    }

    private static async Task<TickTickImportResult[]> ImportAsync(ApiSession session, string path, bool includesCompleted, bool force = false)
    {
        var options = new ImportOptions { Force = force };
        ImportPlan plan = await new ImportPlanner(session.Client, options).PlanAsync(BackupSource.Read(path, includesCompleted, TimeZoneInfo.Utc));
        var results = new List<TickTickImportResult>();
        await foreach (TickTickImportResult result in new AccountImporter(session.Client.Api, options).RunAsync(plan)) results.Add(result);
        return [.. results];
    }

    private static bool IsBelow(CsvRowModel? row, CsvRowModel damaged)
    {
        for (; row is not null; row = row.Parent)
        {
            if (row == damaged) return true;
        }

        return false;
    }

    private static string Describe(IEnumerable<CsvRowModel> rows, bool includesCompleted) => Join(rows.Select(row => new Dictionary<string, string?>
    {
        ["title"] = row.Title,
        ["list"] = row is { Folder: "", List: "Inbox" } ? "Inbox" : $"{row.Folder}/{row.List}/{row.ViewMode}/{row.ProjectKind}",
        ["column"] = row.Column,
        ["parent"] = row.Parent is { } parent && (includesCompleted || parent.Status == 0) ? parent.Title : "",
        ["kind"] = row.Kind,
        ["tags"] = string.Join(",", row.Tags),
        ["content"] = row.Kind == "CHECKLIST" ? "" : row.Content,
        ["desc"] = row.Kind == "CHECKLIST" ? row.Content.Trim() : "",
        ["items"] = string.Join(",", row.Items.Select(item => $"{item.Title}={(item.IsDone ? 1 : 0)}")),
        ["dates"] = Dates(row.Start, row.Due),
        ["isAllDay"] = $"{row.IsAllDay}",
        ["timeZone"] = row.Zone,
        ["reminders"] = $"{row.Reminders.Length}",
        ["repeat"] = row.Repeat.Length == 0 ? "" : "RRULE:" + row.Repeat,
        ["priority"] = $"{row.Priority}",
        ["status"] = $"{row.Status}",
        ["completed"] = row.Status == 0 ? "" : Date(row.Completed),
        ["order"] = $"{row.Order}",
    }));

    private static string Describe(JsonElement state)
    {
        Dictionary<string, JsonElement> groups = ById(state, "groups"), projects = ById(state, "projects"), tasks = ById(state, "tasks"), columns = ById(state, "columns");
        return Join(tasks.Values.Select(task => new Dictionary<string, string?>
        {
            ["title"] = Text(task, "title"),
            ["list"] = projects.TryGetValue(Text(task, "projectId"), out JsonElement project)
                ? $"{(groups.TryGetValue(Text(project, "groupId"), out JsonElement group) ? Text(group, "name") : "")}/{Text(project, "name")}/{Text(project, "viewMode")}/{Text(project, "kind")}"
                : "Inbox",
            ["column"] = columns.TryGetValue(Text(task, "columnId"), out JsonElement column) ? Text(column, "name") : "",
            ["parent"] = tasks.TryGetValue(Text(task, "parentId"), out JsonElement parent) ? Text(parent, "title") : "",
            ["kind"] = Text(task, "kind"),
            ["tags"] = string.Join(",", List(task, "tags").Select(tag => tag.GetString())),
            ["content"] = Text(task, "content"),
            ["desc"] = Text(task, "desc"),
            ["items"] = string.Join(",", List(task, "items").Select(item => $"{Text(item, "title")}={item.GetProperty("status").GetInt32()}")),
            ["dates"] = Dates(Instant(task, "startDate"), Instant(task, "dueDate")),
            ["isAllDay"] = $"{task.GetProperty("isAllDay").GetBoolean()}",
            ["timeZone"] = Instant(task, "dueDate") is null ? "" : Text(task, "timeZone"),
            ["reminders"] = $"{List(task, "reminders").Count()}",
            ["repeat"] = Text(task, "repeatFlag"),
            ["priority"] = $"{task.GetProperty("priority").GetInt32()}",
            ["status"] = $"{task.GetProperty("status").GetInt32()}",
            ["completed"] = Date(Instant(task, "completedTime")),
            ["order"] = $"{task.GetProperty("sortOrder").GetInt64()}",
        }));
    }

    private static string Join(IEnumerable<Dictionary<string, string?>> tasks) => string.Join("\n\n", tasks.Select(task => string.Join("\n", task.Select(field => $"{field.Key}: {field.Value}"))).OrderBy(text => text, StringComparer.Ordinal));

    private static Dictionary<string, JsonElement> ById(JsonElement state, string collection) => state.GetProperty(collection).EnumerateArray().ToDictionary(item => Text(item, "id"));

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<JsonElement> List(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) ? value.EnumerateArray() : [];

    private static DateTimeOffset? Instant(JsonElement item, string name) => Text(item, name) is { Length: > 0 } text ? DateTimeOffset.Parse(text.Replace("+0000", "Z"), CultureInfo.InvariantCulture) : null;

    private static string Dates(DateTimeOffset? start, DateTimeOffset? due) => $"{Date(start)} to {Date(due)}";

    private static string Date(DateTimeOffset? date) => date is { } instant ? instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
}
