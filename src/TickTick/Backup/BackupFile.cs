using System.IO;
using System.IO.Compression;
using TickTick.Files;

namespace TickTick.Backup;

/// <summary>Opens backup files. The content decides whether a file is compressed, not the name.</summary>
internal static class BackupFile
{
    private const int FirstByteOfGZip = 0x1F;

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
