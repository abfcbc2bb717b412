using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TickTick.Tests.Backup;

/// <summary>Generates a random backup of TickTick in one of its forms.</summary>
internal sealed class CsvFileModel
{
    private const int HeaderRows = 4;

    private readonly Random _random;
    private readonly bool _isOld;
    private readonly List<string[]> _cells;
    private readonly string[] _columns;

    public CsvFileModel(int seed)
    {
        _random = new Random(seed);
        _isOld = _random.Next(2) == 0;
        (string, string, string, string)[] lists = [("", "Inbox", "list", "TASK"), ("Trips", "Rome", "list", "TASK"), ("Trips", "Paris, \"FR\"", "kanban", "TASK"), ("", "Home", "list", "TASK"), ("", "Rome", "kanban", "TASK"), ("", "Notes", "list", _isOld ? "TASK" : "NOTE")];
        var rows = new List<CsvRowModel>();
        for (int i = _random.Next(1, 12); i >= 0; i--) rows.Add(CsvRowModel.Create(_random, rows.Count, lists[_random.Next(lists.Length)], rows, !_isOld));

        // Children can be before their parents.
        Rows = [.. rows.OrderBy(_ => _random.Next())];
        _columns = _isOld ? [.. CsvRowModel.Columns.Take(CsvRowModel.Columns.Length - 1)] : CsvRowModel.Columns;
        _cells = [.. Rows.Select(row => row.Cells(_random, _isOld).Take(_columns.Length).ToArray())];
    }

    public IReadOnlyList<CsvRowModel> Rows { get; }

    /// <summary>Damages a cell and returns the number of its row, the name of its column, and its task.</summary>
    public (int Row, string Column, CsvRowModel Task) Damage()
    {
        (string Column, string Value)[] damages =
        [
            ("Start Date", "soon"), ("Due Date", "2026-13-01T00:00:00+0000"), ("Reminder", "-PT15"), ("Priority", "7"), ("Status", "9"), ("Order", "1.5"),
            ("Timezone", "Europe/Nowhere"), ("Is All Day", "maybe"), ("Kind", "TXT"), ("taskId", ""), ("Completed Time", "x"), ("Is Check list", "?"), ("View Mode", "grid"),
            ("Column Order", "first"), ("parentId", "999"), ("Created Time", "1/2/2026"),
        ];
        (string column, string value) = damages[_random.Next(damages.Length)];
        int index = _random.Next(Rows.Count);
        _cells[index][Array.IndexOf(_columns, column)] = value;
        return (HeaderRows + index + 1, column, Rows[index]);
    }

    public byte[] ToBytes()
    {
        string newLine = _random.Next(2) == 0 ? "\r\n" : "\n";
        string status = _isOld ? "Status: \n0 Normal\n1 Completed\n2 Archived" : "Status: \n0 Normal\n-1 Abandoned \n2 Completed";
        var text = new StringBuilder();
        foreach (string[] row in new[] { ["Date: 2026-08-10+0000"], [$"Version: {(_isOld ? "7.1" : "7.2")}"], [status], _columns }.Concat(_cells))
            text.Append(string.Join(",", row.Select(cell => cell.Length == 0 && _random.Next(3) == 0 ? "" : $"\"{cell.Replace("\"", "\"\"").Replace("\n", newLine)}\""))).Append(newLine);
        if (_random.Next(3) == 0) text.Length -= newLine.Length;
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        return _random.Next(2) == 0 ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }
}
