using System;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using Xunit;

namespace TickTick.Tests.Api.Batching;

public sealed class ListOrderTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    [Fact]
    public async Task Rows_that_are_created_at_the_same_time_are_in_their_order_within_each_list()
    {
        string[] lists = await Task.WhenAll(NewProject("A"), NewProject("B"));
        var order = new ListOrder<TickTickTask>(static task => task.SortOrder);
        using var batch = new OrderedBatch<int, TickTickTask>((number, _) => order.CreateAsync(lists[number % 2], number, sortOrder => CreateAsync(lists[number % 2], number, sortOrder)));
        int done = 0;
        for (int i = 0; i < 80; i++) done += batch.Add(i).Count;
        Assert.Equal(80, done + batch.Complete().Count());
        Assert.Equal(80, batch.Succeeded);

        for (int list = 0; list < 2; list++)
        {
            var tasks = (await Client.ProjectContents.GetAsync(lists[list])).Tasks.OrderBy(task => task.SortOrder);
            Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{(2 * number) + list}"), tasks.Select(task => task.Title));
        }
    }

    [Fact]
    public async Task If_the_first_of_a_list_fails_another_one_sets_the_order()
    {
        var order = new ListOrder<TickTickTask>(static task => task.SortOrder);
        var gate = new TaskCompletionSource<bool>();
        Task<TickTickTask>[] created = [.. Enumerable.Range(0, 10).Select(number => order.CreateAsync("list", number, async sortOrder =>
        {
            await gate.Task;
            return number < 3 ? throw new InvalidOperationException() : new TickTickTask { Title = $"{number}", SortOrder = sortOrder ?? -1000 };
        }))];
        gate.SetResult(true);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(created));

        var tasks = created.Skip(3).Select(task => task.Result).OrderBy(task => task.SortOrder);
        Assert.Equal(Enumerable.Range(3, 7).Select(number => $"{number}"), tasks.Select(task => task.Title));
        Assert.All(created.Take(3), task => Assert.True(task.IsFaulted));
    }

    private async Task<string> NewProject(string name) => (await Client.Projects.CreateAsync(new TickTickProject { Name = name })).Id!;

    private Task<TickTickTask> CreateAsync(string list, int number, long? sortOrder)
    {
        var task = new TickTickTask { Title = $"{number}", ProjectId = list };
        if (sortOrder is not null) task.SortOrder = sortOrder;
        return Client.Tasks.CreateAsync(task);
    }
}
