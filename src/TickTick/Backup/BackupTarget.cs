using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using TickTick.Files;

namespace TickTick.Backup;

/// <summary>
/// Represents the file of an export. It is replaced when the export is complete. A file with another content is never
/// replaced.
/// </summary>
internal sealed class BackupTarget(string path)
{
    // An export of a large account takes hours under the rate limit, but it writes all the time.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    /// <summary>Checks, before the account is read, that the path is free or has a backup that can be replaced.</summary>
    /// <exception cref="TickTickException"><c>BackupFileForeign</c>; <c>BackupFileUnwritable</c>.</exception>
    public void RequireReplaceable()
    {
        try
        {
            if (Directory.Exists(path)) throw CannotWrite("It is a directory.");
            var file = new FileInfo(path);
            if (!file.Exists) return;
            if (PrivateFile.IsLink(file)) throw CannotWrite("It is a symbolic link.");
            if (file.Length == 0 && PrivateFile.IsRegular(path)) return;
            if (!PrivateFile.IsRegular(path) || !BeginsAsBackup())
            {
                throw new TickTickException(
                    ErrorIds.BackupFileForeign,
                    $"The file {path} has another content than an account backup, so it is not replaced.",
                    "Specify another file with -Path, or move this one.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(failure.Message, failure);
        }
    }

    /// <summary>Opens the new file.</summary>
    /// <exception cref="TickTickException"><c>BackupFileUnwritable</c>.</exception>
    public ReplacementFile Open()
    {
        try
        {
            ReplacementFile.DeleteLeftovers(path, LeftoverAge);
            return ReplacementFile.Create(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(failure.Message, failure);
        }
    }

    /// <summary>Returns a stream that compresses the content if the name of the file ends with <c>.gz</c>.</summary>
    public GZipStream? Compress(ReplacementFile file) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file.Stream, CompressionLevel.Optimal, leaveOpen: true) : null;

    public TickTickException CannotWrite(string why, Exception? failure = null) => new(
        ErrorIds.BackupFileUnwritable,
        $"The backup file {path} cannot be written: {why} Its previous content is unchanged.",
        "Free space, give this user write access, or specify another file with -Path.",
        failure);

    private bool BeginsAsBackup()
    {
        try
        {
            using Stream content = BackupFile.OpenRead(path);
            byte[] expected = Encoding.UTF8.GetBytes(BackupFormat.Beginning);
            foreach (byte letter in expected)
            {
                if (content.ReadByte() != letter) return false;
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
