using System;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Tasks.Lists;
using Xunit;

namespace TickTick.Tests.Api;

public sealed class WebLinkTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    [Theory]
    [InlineData("https://ticktick.com/webapp/#p/6226ff9877acee87727f6bca/tasks/6247ee29630c800f064fd145", "6226ff9877acee87727f6bca", "6247ee29630c800f064fd145")]
    [InlineData("https://dida365.com/webapp/#p/6226ff9877acee87727f6bca/tasks/6247ee29630c800f064fd145", "6226ff9877acee87727f6bca", "6247ee29630c800f064fd145")]
    [InlineData("https://www.ticktick.com/webapp#p/p1/tasks/t1", "p1", "t1")]
    [InlineData("HTTPS://TickTick.com/webapp/#P/p1/tasks/t1", "p1", "t1")]
    [InlineData(" https://ticktick.com/webapp/?lang=en#p/inbox12345/tasks/t1 ", "inbox12345", "t1")]
    [InlineData("ticktick://ticktick.com/webapp/#p/p1/tasks/t1", "p1", "t1")]
    [InlineData("ticktick:///webapp/#p/p1/tasks/t1", "p1", "t1")]
    [InlineData("[Fix [x] now](https://ticktick.com/webapp/#p/p1/tasks/t1)", "p1", "t1")]
    [InlineData("https://ticktick.com/webapp/#q/today/tasks/t1", null, "t1")]
    [InlineData("https://ticktick.com/webapp/#t/errand/tasks/t1", null, "t1")]
    [InlineData("https://ticktick.com/webapp/#p/p1/tasks", "p1", null)]
    [InlineData("https://ticktick.com/webapp/#p/p1", "p1", null)]
    [InlineData("http://127.0.0.1:5000/webapp/#p/p1/tasks/t1", "p1", "t1")]
    public void A_link_has_the_IDs(string text, string? project, string? task)
    {
        WebLink link = WebLink.Parse(text)!;
        Assert.Equal((project, task), (link.ProjectId, link.TaskId));
    }

    [Theory]
    [InlineData("Work")]
    [InlineData("6247ee29630c800f064fd145")]
    [InlineData("https://ticktick.com/")]
    [InlineData("https://ticktick.com/webapp/")]
    [InlineData("https://example.org/#p/p1/tasks/t1")]
    [InlineData("Read https://ticktick.com/webapp/#p/p1/tasks/t1")]
    [InlineData("https://ticktick.com/webapp/#p/p1/tasks/t1 now")]
    public void Other_texts_are_not_links(string text) => Assert.Null(WebLink.Parse(text));

    [Fact]
    public void A_link_of_another_service_or_to_something_else_is_refused()
    {
        const string Task = "https://dida365.com/webapp/#p/p1/tasks/t1", Project = "https://dida365.com/webapp/#p/p1/tasks", Today = "https://dida365.com/webapp/#q/today/tasks/t1";
        Assert.Equal("t1", WebLink.TaskIdOf(Task, TickTickService.Dida365));
        Assert.Equal("t1", WebLink.TaskIdOf("t1", TickTickService.Dida365));
        Assert.Null(WebLink.TaskIdOf(null, TickTickService.Dida365));
        Assert.Equal("p1", WebLink.ProjectIdOf(Task, TickTickService.Dida365));
        Assert.Contains("Connect-TickTick -Service Dida365", Assert.Throws<TickTickException>(() => WebLink.TaskIdOf(Task, TickTickService.TickTick)).Remedy, StringComparison.Ordinal);
        Assert.Contains("does not lead to a task", Assert.Throws<TickTickException>(() => WebLink.TaskIdOf(Project, TickTickService.Dida365)).Problem, StringComparison.Ordinal);
        Assert.Contains("does not lead to a project", Assert.Throws<TickTickException>(() => WebLink.ProjectIdOf(Today, TickTickService.Dida365)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_and_a_project_have_an_address_that_finds_them_again()
    {
        TickTickProject work = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        TickTickTask open = await Client.Tasks.CreateAsync(new TickTickTask { Title = "open", ProjectId = work.Id });
        TickTickTask inbox = await Client.Tasks.CreateAsync(new TickTickTask { Title = "inbox" });
        TickTickTask done = await Client.Tasks.CreateAsync(new TickTickTask { Title = "done", ProjectId = work.Id });
        await Client.Tasks.CompleteAsync(done);
        Assert.Equal($"{Sandbox.Origin}webapp/#p/{work.Id}/tasks/{open.Id}", open.Url);
        Assert.Equal($"{Sandbox.Origin}webapp/#p/{work.Id}/tasks", work.Url);
        Assert.Equal($"{Sandbox.Origin}webapp/#p/inbox1010101/tasks/{inbox.Id}", inbox.Url);
        Assert.Equal(open.Url, open.Edit().Url);
        Assert.Null(new TickTickTask { Title = "new" }.Url);

        foreach (TickTickTask task in new[] { open, inbox, done })
        {
            Assert.Equal(task, Assert.Single(await Client.TaskFinder.FindAsync(new NamePattern(task.Url!))));
            Assert.Equal(task, await Client.TaskFinder.FindByIdAsync(task.Url!));
        }

        Assert.Equal(inbox, await Client.TaskFinder.FindByIdAsync($"https://ticktick.com/webapp/#q/today/tasks/{inbox.Id}"));
        foreach (string link in new[] { work.Url!, open.Url! })
        {
            Assert.Equal(work, await Client.Projects.FindOneAsync(new NamePattern(link)));
            Assert.Equal(work, Assert.Single(await Client.Projects.FindAsync(new NamePattern(link))));
            Assert.Equal(work, Assert.Single(await Client.ProjectContents.FindProjectsAsync(new NamePattern(link))));
            Assert.Equal(work, await Client.Projects.GetAsync(link));
        }

        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.TaskFinder.FindByIdAsync(open.Url + "0"))).ErrorId);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Projects.FindOneAsync(new NamePattern("https://ticktick.com/webapp/#p/nothing/tasks")))).ErrorId);
    }

    [Fact]
    public async Task A_subtask_is_created_moved_found_and_freed()
    {
        TickTickTask trip = await Client.Tasks.CreateAsync(new TickTickTask { Title = "trip" }), other = await Client.Tasks.CreateAsync(new TickTickTask { Title = "other" });
        var child = new TickTickTask { Title = "book" };
        child.MoveUnder(trip);
        child = await Client.Tasks.CreateAsync(child);
        Assert.Empty(Session.Reporter.Warnings);
        Assert.Equal(trip.Id, child.ParentId);
        Assert.Equal(new[] { "book" }, (await Client.TaskLists.AgendaAsync(new TaskQuery { ParentIds = [trip.Id!] })).Select(task => task.Title));

        TickTickTask moved = child.Edit();
        moved.MoveUnder(other);
        moved = await Client.Tasks.UpdateAsync(moved);
        Assert.Equal(other.Id, moved.ParentId);
        Assert.Empty((await Client.Tasks.GetAsync(trip.ProjectId, trip.Id)).ChildIds ?? []);
        Assert.Equal(new[] { child.Id! }, (await Client.Tasks.GetAsync(other.ProjectId, other.Id)).ChildIds!);

        TickTickTask freed = moved.Edit();
        freed.ParentId = null;
        Assert.Null((await Client.Tasks.UpdateAsync(freed)).ParentId);
        Assert.Empty(Session.Reporter.Warnings);
    }

    [Fact]
    public async Task A_parent_that_the_service_ignores_causes_a_warning_and_an_impossible_one_an_error()
    {
        TickTickTask orphan = await Client.Tasks.CreateAsync(new TickTickTask { Title = "orphan", ParentId = "nothing" });
        Assert.Null(orphan.ParentId);
        Assert.Contains("ignored these values of 'orphan': ParentId.", Assert.Single(Session.Reporter.Warnings), StringComparison.Ordinal);

        TickTickProject work = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        TickTickTask elsewhere = await Client.Tasks.CreateAsync(new TickTickTask { Title = "elsewhere", ProjectId = work.Id });
        Assert.Contains("Move-TickTickTask", Assert.Throws<TickTickException>(() => orphan.Edit().MoveUnder(elsewhere)).Remedy, StringComparison.Ordinal);
        Assert.Equal("RequestInvalid", Assert.Throws<TickTickException>(() => orphan.Edit().MoveUnder(orphan)).ErrorId);
    }
}
