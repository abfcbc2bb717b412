using System;
using System.IO;

namespace TickTick.Files;

/// <summary>
/// Writes a private file next to another one and replaces that one when the content is complete. If it is disposed of
/// before, the other file is unchanged.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private readonly BufferedStream _buffer;
    private bool _isReplaced;

    private ReplacementFile(string path)
    {
        _path = path;
        _file = PrivateFile.CreateTemporary(path, out _temporary);
        _buffer = new BufferedStream(_file, BufferSize);
    }

    /// <summary>Gets the stream of the new content.</summary>
    public Stream Stream => _buffer;

    /// <summary>Creates the temporary file, and the folder if it is missing.</summary>
    public static ReplacementFile Create(string path)
    {
        PrivateFile.CreateFolderOf(path);
        return new ReplacementFile(path);
    }

    /// <summary>Replaces a file with a short content.</summary>
    public static void Write(string path, byte[] content)
    {
        using ReplacementFile file = Create(path);
        file.Stream.Write(content, 0, content.Length);
        file.Replace();
    }

    /// <summary>Writes the content to the disk and replaces the other file in one step.</summary>
    public void Replace()
    {
        _buffer.Flush();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        PrivateFile.Replace(_temporary, _path);
        _isReplaced = true;
    }

    /// <summary>
    /// Deletes temporary files of a path that killed processes left, if they are older than an age. Never throws.
    /// Returns whether there was none, of any age.
    /// </summary>
    public static bool DeleteLeftovers(string path, TimeSpan age)
    {
        try
        {
            // The root of a drive or of a share has no parent.
            if (Path.GetDirectoryName(path) is not { } folder) return true;
            bool isClean = true;
            foreach (string temporary in Directory.GetFiles(folder, Path.GetFileName(path) + PrivateFile.TemporaryMark + "*"))
            {
                isClean = false;
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(temporary) > age) Delete(temporary);
            }

            return isClean;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder does not exist or cannot be read. The operation on the file reports it.
            return false;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isReplaced) Delete(_temporary);
    }

    private static void Delete(string temporary)
    {
        try
        {
            PrivateFile.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The file is deleted later, when it is old.
        }
    }
}
