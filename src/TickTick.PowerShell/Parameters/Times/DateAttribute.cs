using System;
using System.Globalization;
using System.Management.Automation;
using TickTick.Api.Dates;
using TickTick.PowerShell.Formatting;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts every form of a date to a <see cref="DateArgument"/>: texts, dates, and deserialized dates. Every date
/// parameter has this attribute. It leaves no conversion to the language, which Constrained Language Mode would
/// refuse.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DateAttribute : TableCellAttribute
{
    /// <summary>
    /// Gets or sets whether the date can only lie in the past, so that <c>monday</c> is the previous one.
    /// </summary>
    public bool IsPast { get; set; }

    /// <inheritdoc />
    private protected override bool IsText => false;

    /// <inheritdoc />
    private protected override object? Read(object value) => value switch
    {
        DateArgument date => date,
        DateTime date => new DateArgument(date),
        DateTimeOffset date => new DateArgument(date),
        // DateOnly, which .NET Framework does not have.
        IFormattable day when value.GetType().FullName == "System.DateOnly" => new DateArgument(DateInput.On(DateTime.ParseExact(day.ToString("o", CultureInfo.InvariantCulture), "yyyy-MM-dd", CultureInfo.InvariantCulture))),
        string text => new DateArgument(text, IsPast),
        // The service writes days as numbers: 20261201.
        int or long => new DateArgument(Convert.ToString(value, CultureInfo.InvariantCulture)!, IsPast),
        _ when ViewText.Time(value) is { } time => new DateArgument(time),
        _ => throw new ArgumentTransformationMetadataException($"A date is expected, not an object of type {value.GetType().Name}. Use a DateTime, or a text such as 'tomorrow 9am' or 2026-12-01."),
    };
}
