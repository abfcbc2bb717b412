using System.Collections.Generic;
using System.Text;

namespace TickTick.Backup.Csv;

/// <summary>Reads the rows of a CSV text (RFC 4180), with any line breaks, also within cells.</summary>
internal sealed class CsvReader(string text)
{
    private int _position;

    /// <summary>Gets the number of the row that was read last, as a spreadsheet counts it.</summary>
    public int Row { get; private set; }

    /// <summary>Gets why the row that was read last is not valid, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Gets whether a quotation mark of the row that was read last is not closed, so that the rest cannot be read.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Reads the next row, or returns null at the end.</summary>
    public List<string>? Read()
    {
        if (_position >= text.Length) return null;
        Row++;
        Problem = null;
        var cells = new List<string>();
        do cells.Add(ReadCell());
        while (Accept(','));
        bool isEnded = Accept('\r');
        isEnded |= Accept('\n');
        if (!isEnded && _position < text.Length) SkipRest();
        return cells;
    }

    private string ReadCell()
    {
        if (!Accept('"'))
        {
            int start = _position;
            while (_position < text.Length && text[_position] is not (',' or '\r' or '\n')) _position++;
            return text.Substring(start, _position - start);
        }

        var cell = new StringBuilder();
        while (_position < text.Length)
        {
            char letter = text[_position++];
            if (letter != '"') cell.Append(letter);
            else if (Accept('"')) cell.Append('"');
            else return cell.ToString();
        }

        IsTruncated = true;
        return cell.ToString();
    }

    // A quoted cell ends before other text, as after a quotation mark that is not doubled.
    private void SkipRest()
    {
        Problem = "text follows a closing quotation mark";
        while (_position < text.Length && text[_position] is not ('\r' or '\n')) _position++;
        Accept('\r');
        Accept('\n');
    }

    private bool Accept(char letter)
    {
        if (_position >= text.Length || text[_position] != letter) return false;
        _position++;
        return true;
    }
}
