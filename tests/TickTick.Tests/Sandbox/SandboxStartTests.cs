using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Sandbox;

/// <summary>Tests how a sandbox starts.</summary>
public sealed class SandboxStartTests
{
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
}
