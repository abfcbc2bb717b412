using System;

namespace TickTick.Api.Json;

/// <summary>Days as the service counts them in habits: the number <c>20261002</c>.</summary>
internal static class ApiDay
{
    /// <summary>The number of a day.</summary>
    public static int ToNumber(DateTime day) => (day.Year * 10000) + (day.Month * 100) + day.Day;
}
