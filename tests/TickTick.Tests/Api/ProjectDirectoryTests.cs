using System;
using TickTick.Api;
using TickTick.Api.Projects;
using Xunit;

namespace TickTick.Tests.Api;

public sealed class ProjectDirectoryTests
{
    [Fact]
    public void A_list_that_was_requested_before_a_change_is_not_kept()
    {
        var directory = new ProjectDirectory();
        int version = directory.Version;
        directory.Forget();
        directory.Store([new TickTickProject { Name = "Old" }], TimeProvider.System, version);
        Assert.Null(directory.Recent(TimeProvider.System));
        directory.Store([new TickTickProject { Name = "New" }], TimeProvider.System, directory.Version);
        Assert.Equal("New", Assert.Single(directory.Recent(TimeProvider.System)!).Name);
    }
}
