using System;
using System.IO;
using System.Text;
using TickTick.Api.Resources;
using TickTick.Backup.Csv;
using TickTick.Files;

namespace TickTick.Backup.Import;

/// <summary>Reads a backup file of this module or of TickTick. The content decides, not the name.</summary>
internal static class BackupSource
{
    /// <exception cref="TickTickException"><c>BackupFileUnreadable</c>; <c>BackupFileInvalid</c>.</exception>
    public static AccountBackup Read(string path, bool includesCompleted, TimeZoneInfo zone)
    {
        var context = new JsonReadContext(zone);
        byte[] content = AsUtf8(ReadContent(path));
        int start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        int first = Array.FindIndex(content, start, static letter => letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        return first >= 0 && content[first] == '{'
            ? new BackupReader(path, context).Read(content.AsSpan(start))
            : new CsvBackupReader(path, context, includesCompleted).Read(content);
    }

    // Windows PowerShell writes UTF-16. Damaged text is left to the reader, which says so.
    private static byte[] AsUtf8(byte[] content)
    {
        if (content is not [0xFF, 0xFE, ..]) return content;
        try
        {
            return Encoding.UTF8.GetBytes(FileText.Decode(content));
        }
        catch (ArgumentException)
        {
            return content;
        }
    }

    private static byte[] ReadContent(string path)
    {
        try
        {
            using Stream stream = BackupFile.OpenRead(path);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new TickTickException(
                ErrorIds.BackupFileInvalid,
                $"The backup file {path} cannot be read, because its compressed content is damaged. Nothing was sent.",
                "Specify another backup file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TickTickException(
                ErrorIds.BackupFileUnreadable,
                $"The backup file {path} cannot be read: {failure.Message}",
                "Check the path, and give this user read access.",
                failure);
        }
    }
}
