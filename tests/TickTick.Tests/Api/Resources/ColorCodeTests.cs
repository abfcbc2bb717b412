using System;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.Tests.Tokens;
using Xunit;

namespace TickTick.Tests.Api.Resources;

public sealed class ColorCodeTests
{
    [Theory]
    [InlineData("#F18181", "#F18181")]
    [InlineData("f18181", "#F18181")]
    [InlineData("#f81", "#FF8811")]
    [InlineData(" Tomato ", "#FF6347")]
    [InlineData("steelblue", "#4682B4")]
    [InlineData("Indigo", "#4B0082")]
    public void A_color_is_a_code_or_a_name(string text, string code) => Assert.Equal(code, ColorCode.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("#F1818")]
    [InlineData("#F1818Z")]
    [InlineData("#-18181")]
    [InlineData("##18181")]
    [InlineData("Transparent")]
    [InlineData("Reddish")]
    public void Invalid_colors_are_rejected_with_an_example(string text)
    {
        var failure = Assert.Throws<TickTickException>(() => ColorCode.Parse(text));
        Assert.Equal("RequestInvalid", failure.ErrorId);
        Assert.Contains("#F18181", failure.Message);
    }

    [Fact]
    public void Color_names_are_recognized_in_the_Turkish_culture()
    {
        using var turkish = new CultureScope("tr-TR");
        Assert.Equal("#FFFFF0", ColorCode.Parse("ivory"));
        Assert.Equal("#FFFFF0", ColorCode.Parse("IVORY"));
    }

    [Fact]
    public void A_property_takes_what_the_parameter_takes()
    {
        var project = new TickTickProject { Color = "tomato" };
        Assert.Equal(("#FF6347", "#AABBCC", "#F18181"), (project.Color, new TickTickHabit { Color = "abc" }.Color, new TickTickTag { Color = "#f18181" }.Color));
        project.Color = " ";
        Assert.Null(project.Color);
        foreach (Action assign in new Action[] { () => project.Color = "banana", static () => _ = new TickTickHabit { Color = "#12" }, static () => _ = new TickTickTag { Color = "0" } })
            Assert.Equal("RequestInvalid", Assert.Throws<TickTickException>(assign).ErrorId);
    }
}
