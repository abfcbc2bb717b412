using System;
using System.Collections.Generic;
using System.Globalization;

namespace TickTick.Backup.Csv;

/// <summary>Represents a row of TickTick's backup, with its cells by the names of the columns.</summary>
internal sealed class CsvRow(string path, int row, IReadOnlyList<string> names, IReadOnlyList<string> cells)
{
    private const string Date = "yyyy-MM-dd'T'HH:mm:ss";

    private static readonly string[] DateForms = [$"{Date}'+0000'", $"{Date}'Z'", $"{Date}'+00:00'", $"{Date}.fff'+0000'", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Gets the number of the row, as a spreadsheet counts it.</summary>
    public int Number { get; } = row;

    /// <summary>Returns the text of a cell with line feeds, or an empty text if there is no such column.</summary>
    public string Text(string name)
    {
        int index = IndexOf(name);
        return index < 0 ? string.Empty : cells[index].Replace("\r\n", "\n").Replace('\r', '\n');
    }

    /// <summary>Returns an instant, which is in UTC, or null if the cell is empty.</summary>
    public DateTimeOffset? Instant(string name) => Cell(name) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date) ? date
        : throw Unreadable(name, "it is not a date such as 2026-08-03T22:00:00+0000");

    /// <summary>Returns an integer, or null if the cell is empty.</summary>
    public long? Integer(string name) => Cell(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
        : throw Unreadable(name, "it is not an integer");

    /// <summary>Returns a truth value, or null if the cell is empty.</summary>
    public bool? Flag(string name) => Cell(name)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "Y" => true,
        "FALSE" or "N" => false,
        _ => throw Unreadable(name, "it is neither true nor false"),
    };

    /// <summary>Returns one of several words, or the first one if the cell is empty.</summary>
    public T Word<T>(string name, params (string Word, T Value)[] words)
    {
        if (Cell(name) is not { } text) return words[0].Value;
        foreach ((string word, T value) in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        throw Unreadable(name, "it is not a known value");
    }

    /// <summary>Returns the trimmed text of a cell, or null if it is empty.</summary>
    public string? Cell(string name) => Text(name).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Returns the error for a cell that cannot be read.</summary>
    public TickTickException Unreadable(string name, string why)
    {
        string text = Text(name).Replace('\n', ' ');
        if (text.Length > 40) text = text.Substring(0, 40) + "…";
        return new TickTickException(
            ErrorIds.BackupRowInvalid,
            $"Row {Number}, column '{name}' of {path} cannot be read: '{text}', because {why}. Nothing of this row was created.",
            "Correct the cell and run the command again. It continues with this row.");
    }

    /// <summary>Returns the error for a row that cannot be read as a whole.</summary>
    public static TickTickException Damaged(string path, int row, string why) => new(
        ErrorIds.BackupRowInvalid,
        $"Row {row.ToString(CultureInfo.InvariantCulture)} of {path} cannot be read, because {why}. Nothing of this row was created.",
        "Correct the row and run the command again. It continues with this row.");

    private int IndexOf(string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }
}
