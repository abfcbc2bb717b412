using System.IO;
using System.IO.Compression;
using TickTick.Files;

namespace TickTick.Backup;

/// <summary>Opens backup files. The content decides whether a file is compressed, not the name.</summary>
internal static class BackupFile
{
    private const int FirstByteOfGZip = 0x1F;

    /// <summary>Returns the error for a file that is not a backup.</summary>
    public static TickTickException Invalid(string path, string why) => new(
        ErrorIds.BackupFileInvalid,
        $"The backup file {path} cannot be read, because {why}. Nothing was sent.",
        "Specify a file that Export-TickTickAccount has written, or a CSV backup of TickTick.");

    /// <summary>Opens the uncompressed content of a file.</summary>
    public static Stream OpenRead(string path)
    {
        if (Directory.Exists(path)) throw new IOException("It is a directory.");
        FileStream file = PrivateFile.OpenRead(path);
        try
        {
            bool isCompressed = file.ReadByte() == FirstByteOfGZip;
            file.Position = 0;
            return isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
