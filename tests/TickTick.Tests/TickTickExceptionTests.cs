using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace TickTick.Tests;

/// <summary>Tests that every exception of the engine says what failed and what to do.</summary>
public sealed class TickTickExceptionTests
{
    // No exception of the engine reports these.
    private static readonly string[] s_ofCmdlets = [ErrorIds.ModuleFileMissing, ErrorIds.ParameterArgumentValidationError, ErrorIds.Unexpected];

    [Fact]
    public void No_exception_of_the_module_can_be_created_without_a_remedy()
    {
        ConstructorInfo[] constructors =
        [
            .. typeof(TickTickException).Assembly.GetTypes()
                .Where(typeof(TickTickException).IsAssignableFrom)
                .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)),
        ];

        Assert.NotEmpty(constructors);
        Assert.All(constructors, constructor => Assert.Contains(
            constructor.GetParameters(),
            parameter => parameter is { Name: "remedy", HasDefaultValue: false } && parameter.ParameterType == typeof(string)));
    }

    [Fact]
    public void Every_error_of_the_engine_has_one_kind_of_failure()
    {
        string[] ids = [.. typeof(ErrorIds).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (string)field.GetRawConstantValue()!)];
        Assert.True(ids.Length > 40);
        foreach (string id in ids.Except(s_ofCmdlets)) Assert.Equal(ErrorIds.KindOf(id), new TickTickException(id, "Problem.", "Remedy.").Kind);
        foreach (string id in s_ofCmdlets.Append("Unknown")) Assert.Throws<ArgumentOutOfRangeException>(() => ErrorIds.KindOf(id));
    }

    [Fact]
    public void The_message_is_the_problem_followed_by_the_remedy()
    {
        var failure = new TickTickException("NotFound", "The tag does not exist.", "Run Get-TickTickTag.");

        Assert.Equal("The tag does not exist. Run Get-TickTickTag.", failure.Message);
    }
}
