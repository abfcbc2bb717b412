using System;
using System.Collections.Generic;

namespace TickTick;

/// <summary>
/// Shows the progress of everything that a command does and waits for as one record, of which only the newest is shown.
/// A display that is slow is used rarely, so that it does not hold up the command. Thread-safe.
/// </summary>
/// <param name="show">Shows a record on the display.</param>
/// <param name="clock">The clock.</param>
internal sealed class WorkDisplay(Action<WorkProgress> show, TimeProvider clock)
{
    // Of its time, a command spends at most a tenth on its display.
    private const int RestPerWork = 9;

    private readonly object _gate = new();
    private readonly List<WorkProgress> _current = [];
    private WorkProgress? _shown;
    private long _lastEnd;
    private TimeSpan _rest;

    /// <summary>Notes the progress of an activity. Can be called from any thread.</summary>
    public void Update(WorkProgress progress)
    {
        lock (_gate)
        {
            int index = _current.FindIndex(other => other.Activity == progress.Activity);
            if (progress.IsCompleted && index >= 0) _current.RemoveAt(index);
            else if (progress.IsCompleted) return;
            else if (index >= 0) _current[index] = progress;
            else _current.Add(progress);
        }
    }

    /// <summary>Shows the newest progress, if it has changed and the display is not needed too often.</summary>
    public void Show()
    {
        WorkProgress? next = Next();
        if (next is null || next == _shown) return;
        long start = clock.GetTimestamp();
        if (!next.IsCompleted && _shown is not null && clock.GetElapsedTime(_lastEnd, start) < _rest) return;
        show(next);
        _lastEnd = clock.GetTimestamp();
        _rest = TimeSpan.FromTicks(clock.GetElapsedTime(start, _lastEnd).Ticks * RestPerWork);
        _shown = next.IsCompleted ? null : next;
    }

    private WorkProgress? Next()
    {
        lock (_gate)
        {
            if (_current.Count == 0) return _shown is null ? null : _shown with { Status = "Done", PercentComplete = 100, Remaining = TimeSpan.Zero, IsCompleted = true };
            WorkProgress main = _current.FindLast(static work => !work.IsWait) ?? _current[_current.Count - 1];
            return main.IsWait || _current.Find(static work => work.IsWait) is not { } wait
                ? main
                : main with { Status = $"{main.Status}. {wait.Activity}", Remaining = main.Remaining ?? wait.Remaining };
        }
    }
}
