using System.Text;

namespace TickTick.Authorization;

/// <summary>
/// Collects the head of an HTTP/1.x request (RFC 9112 §2) byte by byte, and gives up at the first byte that cannot belong
/// to one: a TLS hello is answered at once instead of being waited for.
/// </summary>
internal sealed class HttpRequestHeadReader
{
    /// <summary>The longest head that is read, in bytes. A redirect takes less than one kilobyte, a browser's headers a few.</summary>
    public const int MaximumLength = 32 * 1024;

    private readonly StringBuilder _text = new();
    private int _length;
    private int _lineLength;
    private bool _isRequestLine = true;
    private bool _isAfterCarriageReturn;

    /// <summary>Whether the empty line after the headers has come.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The status to refuse the request with (400, 414 or 431); null while it may become one.</summary>
    public int? Refusal { get; private set; }

    /// <summary>The head without the empty line, each byte a character.</summary>
    public string Text => _text.ToString();

    /// <summary>Takes what was received. What follows the head, such as a pipelined request, is left aside.</summary>
    public void Append(byte[] buffer, int count)
    {
        for (int i = 0; i < count && !IsComplete && Refusal is null; i++) Append(buffer[i]);
    }

    private void Append(byte value)
    {
        if (++_length > MaximumLength)
        {
            Refusal = _isRequestLine ? 414 : 431;
            return;
        }

        // A bare CR or LF is how requests are smuggled (RFC 9112 §2.2).
        if (_isAfterCarriageReturn != (value == '\n'))
        {
            Refusal = 400;
            return;
        }

        if (value == '\r')
        {
            _isAfterCarriageReturn = true;
            return;
        }

        if (value == '\n')
        {
            EndLine();
            return;
        }

        bool isAllowed = _isRequestLine ? value is >= 0x20 and < 0x7F : value is (>= 0x20 and not 0x7F) or (byte)'\t';
        if (!isAllowed)
        {
            Refusal = 400;
            return;
        }

        _text.Append((char)value);
        _lineLength++;
    }

    private void EndLine()
    {
        _isAfterCarriageReturn = false;
        if (_lineLength == 0)
        {
            // Empty lines in front of a request are to be borne (RFC 9112 §2.2).
            IsComplete = !_isRequestLine;
            return;
        }

        _text.Append('\n');
        _lineLength = 0;
        _isRequestLine = false;
    }
}
