using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Sandbox;

public sealed class SandboxStateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "sandbox-" + Guid.NewGuid().ToString("N"))).FullName;

    private string StatePath => Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_account_and_its_tokens_are_restored()
    {
        string token;
        string taskId;
        using (SandboxProcess first = await SandboxProcess.StartAsync("--state", StatePath))
        {
            token = await first.IssueTokenAsync();
            using SandboxApiClient api = Client(first, token);
            taskId = (await api.CreateTaskAsync(new { title = "Milk ä", unknown = 1 })).Text("id")!;
            await api.CreateTaskAsync(new { title = "gone" });
            string gone = (await api.GetAsync("project/inbox/data")).GetProperty("tasks")[1].Text("id")!;
            await api.DeleteAsync($"project/inbox/task/{gone}");
        }

        using SandboxProcess second = await SandboxProcess.StartAsync("--state", StatePath);
        using SandboxApiClient again = Client(second, token);
        Assert.Equal(["Milk ä"], (await again.GetAsync("project/inbox/data")).GetProperty("tasks").Titles());
        Assert.Equal(1, (await again.GetAsync($"project/inbox/task/{taskId}")).GetProperty("unknown").GetInt32());
        Assert.Equal(["state.json"], Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_change_is_saved_before_the_sandbox_ends()
    {
        using SandboxProcess sandbox = await SandboxProcess.StartAsync("--state", StatePath);
        using var api = new SandboxApiClient(await sandbox.CreateApiClientAsync(), TestContext.Current.CancellationToken);
        await api.CreateTaskAsync(new { title = "Milk" });

        var watch = Stopwatch.StartNew();
        while (!(File.Exists(StatePath) && File.ReadAllText(StatePath).Contains("Milk")))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The change has not been written.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("my diary")]
    [InlineData("[]")]
    [InlineData("""{"account": {}}""")]
    public async Task A_file_with_other_content_is_rejected_and_not_overwritten(string content)
    {
        File.WriteAllText(StatePath, content);
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => SandboxProcess.StartAsync("--state", StatePath));
        Assert.Contains("not a state file", failure.Message);
        Assert.Equal(content, File.ReadAllText(StatePath));
    }

    [Fact]
    public async Task A_sample_account_contains_projects_and_tasks()
    {
        using SandboxProcess sandbox = await SandboxProcess.StartAsync("--sample");
        using var api = new SandboxApiClient(await sandbox.CreateApiClientAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(["Work", "Shopping", "Old ideas", "Archive"], (await api.GetAsync("project")).EnumerateArray().Select(project => project.Text("name")));
        Assert.Equal(["Renew passport"], (await api.GetAsync("project/inbox/data")).GetProperty("tasks").Titles());
    }

    [Fact]
    public async Task A_second_sandbox_on_the_same_port_fails()
    {
        using SandboxProcess first = await SandboxProcess.StartAsync();
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SandboxProcess.StartAsync("--port", first.Origin.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("could not start", failure.Message);
    }

    private static SandboxApiClient Client(SandboxProcess sandbox, string token)
    {
        var http = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = sandbox.ApiBaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new SandboxApiClient(http, TestContext.Current.CancellationToken);
    }
}
