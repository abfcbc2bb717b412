namespace TickTick.Api.Dates.Parsing;

/// <summary>Represents a text and the date that it means.</summary>
/// <param name="Text">The text.</param>
/// <param name="Date">The date as the user's culture reads it.</param>
/// <param name="ScriptDate">The other date that the text means if PowerShell wrote it (<c>"$date"</c>), which is month
/// first in every culture; null if the text means one date only.</param>
internal sealed record DateText(string Text, DateInput Date, DateInput? ScriptDate)
{
    /// <summary>Returns the text and how it was read.</summary>
    public override string ToString() => $"'{Text}' is {Date.Describe()}";

    /// <summary>Returns the error for a text that a user typed for a parameter and that means two dates.</summary>
    public TickTickException Refuse(string parameter) => new(
        ErrorIds.RequestInvalid,
        $"'{Text}' means {Date.Describe()} in this culture, but {ScriptDate!.Describe()} if it comes from a date in quotes (\"$date\").",
        $"Pass the date without quotes (-{parameter} $date), or use '{Date.ToString().Replace('T', ' ')}'.");
}
