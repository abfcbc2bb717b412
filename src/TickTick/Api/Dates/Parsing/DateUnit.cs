namespace TickTick.Api.Dates.Parsing;

/// <summary>Specifies the unit of a distance such as <c>3 days</c>.</summary>
internal enum DateUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}
