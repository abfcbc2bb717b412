using System.Linq;
using System.Reflection;
using Xunit;

namespace TickTick.Tests;

/// <summary>Tests that every exception of the engine says what failed and what to do.</summary>
public sealed class TickTickExceptionTests
{
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
    public void The_message_is_the_problem_followed_by_the_remedy()
    {
        var failure = new TickTickException("NotFound", FailureKind.NotFound, "The tag does not exist.", "Run Get-TickTickTag.");

        Assert.Equal("The tag does not exist. Run Get-TickTickTag.", failure.Message);
    }
}
