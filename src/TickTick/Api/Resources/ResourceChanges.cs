using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TickTick.Api.Resources;

/// <summary>Describes what an update or a create request sets, for a person who decides about it.</summary>
internal static class ResourceChanges
{
    private const int LongestText = 60;
    private const string Nothing = "none";

    /// <summary>
    /// Returns the properties that are assigned to a resource: <c>Priority High</c>, or <c>Priority from None to High</c>
    /// if the resource was read before. A property whose value stays the same is left out.
    /// </summary>
    /// <param name="before">The resource before the change, or null if it is created.</param>
    /// <param name="after">The resource with the assigned properties.</param>
    /// <param name="omitted">The properties to leave out.</param>
    public static IEnumerable<string> Describe(TickTickResource? before, TickTickResource after, params string[] omitted)
    {
        foreach (Field field in after.Table.Fields)
        {
            if (!after.IsAssigned(field) || omitted.Contains(field.Property)) continue;
            string to = Text(after, field);
            if (before is null)
            {
                if (to != Nothing) yield return $"{field.Property} {to}";
            }
            else if (!before.IsRead || before.IsAssigned(field))
            {
                yield return $"{field.Property} to {to}";
            }
            else if (Text(before, field) is var from && from != to)
            {
                yield return $"{field.Property} from {from} to {to}";
            }
        }
    }

    /// <summary>Formats a date as the words in which a text was read.</summary>
    public static string Describe(DateTimeOffset? date, bool isAllDay) => date is not { } value ? Nothing
        : isAllDay ? value.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)
        : value.ToLocalTime().ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string Text(TickTickResource resource, Field field) => resource.GetType().GetProperty(field.Property)!.GetValue(resource) switch
    {
        null or "" => Nothing,
        string text => $"'{Cut(text)}'",
        bool flag => flag ? "yes" : "no",
        DateTimeOffset date => Describe(date, isAllDay: resource.IsDay(field)),
        DateTime day => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IEnumerable<string> texts => List(texts),
        IEnumerable<TimeSpan> times => List(times.Select(static time => time.ToString("c", CultureInfo.InvariantCulture))),
        IEnumerable<TickTickResource> resources => List(resources.Select(static item => item.ToString()!)),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } list ? Cut(list) : Nothing;

    private static string Cut(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
}
