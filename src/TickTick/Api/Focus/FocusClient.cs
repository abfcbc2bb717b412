using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;

namespace TickTick.Api.Focus;

/// <summary>Gets, creates and removes focus records.</summary>
internal sealed class FocusClient(OpenApiClient api)
{
    private static readonly TickTickFocusType[] BothFocusTypes = [TickTickFocusType.Pomodoro, TickTickFocusType.Timing];

    private const int LongestNote = 5000;

    // The service silently moves the start of a longer range.
    private static readonly TimeSpan LongestRangePath = TimeSpan.FromDays(30);

    /// <summary>Gets the focus records in a range of any length.</summary>
    public async IAsyncEnumerable<TickTickFocus> ListAsync(DateTimeOffset from, DateTimeOffset to, TickTickFocusType? type = null)
    {
        if (to < from) throw ApiErrors.RangeReversed();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        TickTickFocusType[] types = type is { } one ? [one] : BothFocusTypes;
        DateTimeOffset start = from;
        do
        {
            DateTimeOffset end = to - start > LongestRangePath ? start + LongestRangePath : to;
            var stretches = new List<TickTickFocus>();
            foreach (TickTickFocusType kind in types)
            {
                stretches.AddRange(await api.ListAsync(
                    RangePath(start, end, kind), TickTickFocus.Schema, "The list of focus records").ConfigureAwait(false));
            }

            foreach (TickTickFocus focus in stretches.OrderBy(focus => focus.Start))
            {
                if (focus.Id is null || seen.Add(focus.Id)) yield return focus;
            }

            start = end;
        }
        while (start < to);
    }

    /// <summary>Gets a focus record.</summary>
    public async Task<TickTickFocus> GetAsync(string? id, TickTickFocusType? type = null)
    {
        if (type is null)
        {
            try
            {
                return await GetAsync(id, TickTickFocusType.Pomodoro).ConfigureAwait(false);
            }
            catch (TickTickException failure) when (failure.Kind == FailureKind.NotFound)
            {
                // The record has the other type or does not exist.
            }
        }

        return await api.GetAsync(PathOf(id, type ?? TickTickFocusType.Timing), TickTickFocus.Schema, Describe(id)).ConfigureAwait(false);
    }

    /// <summary>Rejects a new focus record that contradicts itself, or that the service would not accept.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void Validate(TickTickFocus focus)
    {
        if (focus.Start is not { } start || EndOf(focus) is not { } end || end <= start)
            throw NeedsTimes();

        if (focus.Duration < TimeSpan.Zero || focus.PauseDuration < TimeSpan.Zero)
            throw ApiErrors.Invalid("The duration and the pause of a focus record cannot be negative.", "Correct -Duration or -PauseDuration.");

        // The service rounds to seconds, so a record that was read can be longer by one.
        if ((focus.Duration ?? TimeSpan.Zero) + (focus.PauseDuration ?? TimeSpan.Zero) > end - start + TimeSpan.FromSeconds(1))
            throw ApiErrors.Invalid("The duration and the pause of a focus record cannot be longer than the time from its start to its end.", "Correct -Duration, -PauseDuration or -End.");

        if (focus.Note is { Length: > LongestNote and var length })
            throw ApiErrors.Invalid(FormattableString.Invariant($"The note has {length} characters, and the service accepts {LongestNote}."), "Shorten -Note.");
    }

    /// <summary>Creates a focus record as it is, which can be a copy of one that contradicts itself.</summary>
    public Task<TickTickFocus> CreateAsync(TickTickFocus focus)
    {
        focus.End ??= EndOf(focus);
        if (focus is not { Start: { } start, End: { } end }) throw NeedsTimes();
        if (focus.TaskId is { } task && WebLink.Parse(task) is { } link) focus.TaskId = link.TaskIn(api.Connection.Service);

        // The type is required, even if it is the default value, so it is marked as assigned.
        focus.Type = focus.Type;
        string path = RangePath(start.AddMinutes(-1), end.AddMinutes(1), focus.Type);
        return api.CreateAsync(
            new CreateOperation<TickTickFocus>
            {
                Path = "focus",
                Schema = TickTickFocus.Schema,
                What = FormattableString.Invariant($"the focus record from {start:yyyy-MM-dd HH:mm:ss}"),
                Check = "Get-TickTickFocus",
                ExistingPath = path,
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            focus);
    }

    public async Task RemoveAsync(string? id, TickTickFocusType? type = null)
    {
        TickTickFocusType kind = type ?? (await GetAsync(id).ConfigureAwait(false)).Type;
        await api.DeleteAsync(PathOf(id, kind), Describe(id)).ConfigureAwait(false);
    }

    private static TickTickException NeedsTimes() =>
        ApiErrors.Invalid("A focus record needs a start, and an end after it or a duration.", "Use -Start with -End or -Duration.");

    private static DateTimeOffset? EndOf(TickTickFocus focus) => focus.End ?? (focus.Start + focus.Duration + (focus.PauseDuration ?? TimeSpan.Zero));

    private static string Describe(string? id) => $"The focus record {id}";

    private static string PathOf(string? id, TickTickFocusType type) => $"focus/{OpenApiClient.Segment(id, "focus record")}?type={TypeNumber(type)}";

    private static string RangePath(DateTimeOffset from, DateTimeOffset to, TickTickFocusType type) =>
        $"focus?from={OpenApiClient.Query(from)}&to={OpenApiClient.Query(to)}&type={TypeNumber(type)}";

    private static string TypeNumber(TickTickFocusType type) => ((int)type).ToString(CultureInfo.InvariantCulture);
}
