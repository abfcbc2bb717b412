using System.Text;

namespace TickTick.Authorization.Loopback;

/// <summary>
/// Reads the head of an HTTP/1.x request (RFC 9112 §2) byte by byte, and stops at the first byte that cannot belong
/// to one, so that a TLS handshake is answered at once instead of after a timeout.
/// </summary>
internal sealed class HttpRequestHeadReader
{
    /// <summary>
    /// The maximum length of the head in bytes. A redirect takes less than one kilobyte, and a browser's headers a
    /// few.
    /// </summary>
    public const int MaximumLength = 32 * 1024;

    private readonly StringBuilder _text = new();
    private int _length;
    private int _lineLength;
    private bool _isRequestLine = true;
    private bool _isAfterCarriageReturn;

    /// <summary>Gets whether the empty line after the headers was received.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>
    /// Gets the status with which to reject the request (400, 414 or 431), or null if it can still become valid.
    /// </summary>
    public int? Refusal { get; private set; }

    /// <summary>Gets the head without the empty line, one character for each byte.</summary>
    public string Text => _text.ToString();

    /// <summary>Processes received bytes. Bytes after the head, such as a pipelined request, are ignored.</summary>
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

        // Request smuggling uses a bare CR or LF (RFC 9112 §2.2).
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
            // Empty lines before a request are ignored (RFC 9112 §2.2).
            IsComplete = !_isRequestLine;
            return;
        }

        _text.Append('\n');
        _lineLength = 0;
        _isRequestLine = false;
    }
}
