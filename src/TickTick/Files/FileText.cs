using System;
using System.Text;

namespace TickTick.Files;

/// <summary>Decodes the text of files that people and other programs write.</summary>
internal static class FileText
{
    /// <summary>
    /// Decodes UTF-8 or, after its byte order mark, UTF-16: the ">" operator of Windows PowerShell writes the one, and many
    /// editors write the other with a mark.
    /// </summary>
    /// <exception cref="ArgumentException">The content is not text.</exception>
    public static string Decode(byte[] content)
    {
        (Encoding encoding, int mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, throwOnInvalidBytes: true), 2),
            _ => (new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
        };
        return encoding.GetString(content, mark, content.Length - mark);
    }
}
