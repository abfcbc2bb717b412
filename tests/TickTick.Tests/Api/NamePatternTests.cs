using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Tasks.Lists;
using TickTick.Sessions;
using Xunit;

namespace TickTick.Tests.Api;

public sealed class NamePatternTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>
{
    private static readonly IReadOnlyList<(string Id, string Name)> Resources = [("1", "Work"), ("2", "work"), ("3", "1"), ("4", "[W]ork"), ("5", "Workshop")];

    [Theory]
    [InlineData("1", false, "1")]
    [InlineData("WORK", false, "12")]
    [InlineData("Workshop", false, "5")]
    [InlineData("Shop", false, "")]
    [InlineData("W*", true, "125")]
    [InlineData("[W]ork", true, "4")]
    public void IDs_take_precedence_over_names_and_names_over_patterns(string text, bool isPattern, string ids)
    {
        Func<string, bool>? matches = isPattern ? name => name.StartsWith("W", StringComparison.OrdinalIgnoreCase) : null;
        var pattern = new NamePattern(text, matches);
        Assert.Equal(ids, string.Concat(pattern.Select(Resources, resource => resource.Id, resource => resource.Name).Select(resource => resource.Id)));
    }

    [Theory]
    [InlineData("Caf\u00E9", "Cafe\u0301")]
    [InlineData("CAFE\u0301", "caf\u00E9")]
    [InlineData("\uD55C", "\u1112\u1161\u11AB")]
    [InlineData("\uD800", "\uD800")]
    [InlineData("\u01F0", "J\u030C")]
    [InlineData("j\u030C", "J\u030C")]
    public void A_letter_is_the_same_however_its_accent_is_encoded(string typed, string name)
    {
        Assert.Single(new NamePattern(typed).Select([name], static _ => null, static known => known));
        Assert.Equal(NameComparer.Instance.GetHashCode(typed), NameComparer.Instance.GetHashCode(name));
        Assert.Equal(name, SimilarName.Find(typed + "x", [name]));
        Assert.NotEqual(name + "s", typed, NameComparer.Instance);
    }

    [Fact]
    public void An_ambiguous_name_is_an_error_that_lists_the_matches()
    {
        TickTickException ambiguous = Assert.Throws<TickTickException>(() => new NamePattern("work").SelectOne(Resources, resource => resource.Id, resource => resource.Name, "project", "Get-TickTickProject"));
        Assert.Equal("NameAmbiguous", ambiguous.ErrorId);
        Assert.Contains("'Work' 1, 'work' 2", ambiguous.Message);
        TickTickException missing = Assert.Throws<TickTickException>(() => new NamePattern("nope").SelectOne(Resources, resource => resource.Id, resource => resource.Name, "project", "Get-TickTickProject"));
        Assert.Equal("NotFound", missing.ErrorId);
    }

    [Fact]
    public async Task Concurrent_name_lookups_share_one_request_and_a_project_created_by_another_client_is_found()
    {
        await sandbox.ResetAsync();
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        using ApiSession elsewhere = await ApiSession.OpenAsync(sandbox);
        TickTickProject work = await session.Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        await session.Client.Projects.ListAsync();
        await elsewhere.Client.Projects.CreateAsync(new TickTickProject { Name = "New" });

        TickTickClient client = session.Client;
        TickTickProject[] found = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.Projects.FindOneAsync(new NamePattern(i % 2 == 0 ? "work" : "new"))));
        Assert.Equal(10, found.Count(project => project.Id == work.Id));
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => client.Projects.FindAsync(new NamePattern("nope")))).ErrorId);
        Assert.Empty(await client.Projects.FindAsync(new NamePattern("no*", name => name == "nope")));
        Assert.Equal("Inbox", (await client.Projects.FindOneAsync(new NamePattern("INBOX"))).Name);
    }

    [Theory]
    [InlineData("6b032e2f411ff2427fde5307", true)]
    [InlineData("6B032E2F411FF2427FDE5307", false)]
    [InlineData("6b032e2f411ff2427fde530", false)]
    [InlineData("facade facade facade fac", false)]
    [InlineData("inbox", false)]
    public void Text_with_24_hexadecimal_digits_looks_like_an_ID(string text, bool looks)
    {
        Assert.Equal(looks, new NamePattern(text).LooksLikeId);
        Assert.False(new NamePattern(text, _ => true).LooksLikeId);
    }

    [Fact]
    public async Task Reading_the_tasks_of_a_project_ID_takes_one_request_and_returns_the_name()
    {
        await sandbox.ResetAsync();
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        TickTickProject work = await session.Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        await session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Report", ProjectId = work.Id });
        await sandbox.ClearRequestsAsync();

        TickTickClient client = session.Client;
        TickTickProject found = Assert.Single(await client.ProjectContents.FindProjectsAsync(new NamePattern(work.Id!)));
        var tasks = new List<TickTickTask>();
        await foreach (TickTickTask task in client.TaskLists.ListAsync(new TaskQuery { ProjectIds = [found.Id!], Statuses = [TickTickTaskStatus.Open] })) tasks.Add(task);
        Assert.Equal(("Report", "Work"), (Assert.Single(tasks).Title, tasks[0].Project));
        Assert.Single(await sandbox.RequestsAsync("/open/"));

        // Prefetched tasks are used once, so the next command sends a new request.
        await session.Client.Tasks.CreateAsync(new TickTickTask { Title = "Later", ProjectId = work.Id });
        Assert.Equal(2, (await client.ProjectContents.GetAsync(work.Id)).Tasks.Count);
    }

    [Fact]
    public async Task Text_that_looks_like_an_ID_can_be_a_name()
    {
        const string Name = "0123456789abcdef01234567";
        await sandbox.ResetAsync();
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        TickTickProject odd = await session.Client.Projects.CreateAsync(new TickTickProject { Name = Name });
        Assert.Equal(odd.Id, Assert.Single(await session.Client.ProjectContents.FindProjectsAsync(new NamePattern(Name))).Id);

        using ApiSession other = await ApiSession.OpenAsync(sandbox);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => other.Client.ProjectContents.FindProjectsAsync(new NamePattern("76543210fedcba9876543210")))).ErrorId);
    }
}
