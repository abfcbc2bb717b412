namespace TickTick.PowerShell.Completion;

/// <summary>Completes recurrence rules.</summary>
internal sealed class RepeatRuleCompleter() : WordCompleter(
    new("Daily", "Every day"),
    new("Weekly", "Every week"),
    new("Monthly", "Every month"),
    new("Yearly", "Every year"),
    new("RRULE:FREQ=DAILY;INTERVAL=2", "Every 2 days"),
    new("RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR", "Every weekday"),
    new("RRULE:FREQ=WEEKLY;INTERVAL=2", "Every 2 weeks"),
    new("RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1", "Every month on the last day"),
    new("RRULE:FREQ=MONTHLY;INTERVAL=3", "Every 3 months"));
