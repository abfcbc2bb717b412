using System;

namespace TickTick.Api.Dates;

/// <summary>Formats the days of habit check-ins, which the service writes as a number: <c>20261002</c>.</summary>
internal static class ApiDay
{
    public static int ToNumber(DateTime day) => (day.Year * 10000) + (day.Month * 100) + day.Day;
}
