using System.Globalization;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Parameters;

/// <summary>Represents a distance by which dates are moved, such as <c>1 week</c>.</summary>
public sealed class ShiftArgument
{
    private readonly string _text;

    /// <summary>Initializes the argument from a text.</summary>
    /// <param name="text">A text such as <c>1 week</c>, <c>-2d</c> or <c>7.00:00</c>.</param>
    public ShiftArgument(string text)
    {
        Shift = DateShift.Parse(text);
        _text = text;
    }

    internal ShiftArgument(DateShift shift)
    {
        Shift = shift;
        _text = string.Format(CultureInfo.InvariantCulture, "{0} days {1:hh\\:mm}", shift.Days, shift.Rest);
    }

    internal DateShift Shift { get; }

    /// <summary>Returns the distance as it was written.</summary>
    public override string ToString() => _text;
}
