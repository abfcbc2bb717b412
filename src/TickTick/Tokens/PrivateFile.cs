using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace TickTick.Tokens;

/// <summary>Files that nobody but their owner can read, from their first byte on.</summary>
internal static class PrivateFile
{
    /// <summary>What stands between the name of a file and the random end of its temporary sibling's.</summary>
    internal const string TemporaryMark = ".tmp-";

    private const int SharingViolation = unchecked((int)0x80070020);
    private const int Busy = 16;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    // A reader on Windows that does not share deletion is in the way for as long as it reads.
    private const int ReplaceAttempts = 20;
    private static readonly TimeSpan ReplacePause = TimeSpan.FromMilliseconds(25);

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Makes the folder of a file where it is missing, for its owner alone.</summary>
    internal static void CreateFolderOf(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (folder is not null && !Directory.Exists(folder)) CreateFolder(folder);
    }

    /// <summary>Tells whether a file is a symbolic link.</summary>
    internal static bool IsLink(FileInfo file)
    {
        FileAttributes attributes = file.Attributes;
        if (attributes == (FileAttributes)(-1) || (attributes & FileAttributes.ReparsePoint) == 0) return false;
#if NET
        // A file that a cloud drive keeps elsewhere is a reparse point on Windows, but no link.
        return file.LinkTarget is not null;
#else
        return true;
#endif
    }

    /// <summary>Makes a new file beside another, to take its place later. Unix: mode 0600; Windows: a list with the user alone.</summary>
    internal static FileStream CreateTemporary(string path, out string temporary)
    {
#if NET
        temporary = path + TemporaryMark + Path.GetRandomFileName();
        if (OperatingSystem.IsWindows()) return WindowsFile.CreateForUser(temporary);
        return new FileStream(temporary, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
#else
        if (!IsWindows) return UnixFile.CreateTemporary(path + TemporaryMark, out temporary);
        temporary = path + TemporaryMark + Path.GetRandomFileName();
        return WindowsFile.CreateForUser(temporary);
#endif
    }

    /// <summary>Puts one file in the place of another, in one step.</summary>
    internal static void Replace(string temporary, string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
#if NET
                File.Move(temporary, path, overwrite: true);
#else
                if (IsWindows) WindowsFile.Replace(temporary, path);
                else UnixFile.Replace(temporary, path);
#endif
                return;
            }
            catch (Exception failure) when (IsWindows && attempt < ReplaceAttempts && failure is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(ReplacePause);
            }
        }
    }

    /// <summary>Returns whether a file could not be replaced or removed because it is itself a mount point, as a container has them.</summary>
    internal static bool IsMountPoint(IOException failure) => !IsWindows && failure.HResult == Busy;

    /// <summary>Overwrites a file in place.</summary>
    internal static void Overwrite(string path, byte[] content)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

        // In one piece, over all of what was there: a writer that is killed leaves no mixture of both.
        var whole = new byte[Math.Max(content.Length, stream.Length)];
        content.CopyTo(whole, 0);
        for (int i = content.Length; i < whole.Length; i++) whole[i] = (byte)' ';
        stream.Write(whole, 0, whole.Length);
        stream.SetLength(content.Length);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Returns whether a path is a regular file: no pipe, socket or device. Opens nothing.</summary>
    internal static bool IsRegular(string path) => IsWindows ? !path.StartsWith(@"\\.\", StringComparison.Ordinal) : UnixFileType.IsRegular(path);

    /// <summary>Opens a file so that nobody else can, or makes it (Unix: mode 0600). Only for as long as it is open.</summary>
    /// <exception cref="IOException">Another holds it (<see cref="IsHeldByAnother"/>), or it is out of reach.</exception>
    internal static FileStream OpenLock(string path)
    {
#if NET
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return IsWindows ? new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1) : UnixFile.OpenLock(path);
#endif
    }

    /// <summary>Whether a file could not be opened only because another holds it.</summary>
    internal static bool IsHeldByAnother(IOException failure) =>
        failure.HResult == SharingViolation || (!IsWindows && failure.HResult is WouldBlockOnLinux or WouldBlockOnMac);

    /// <summary>Whether others than the owner can read a file. Only Unix with .NET can tell; a user's folder on Windows is their own.</summary>
    internal static bool IsOpenToOthers(FileStream stream)
    {
#if NET
        return !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(stream.SafeFileHandle) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;
#else
        return false;
#endif
    }

    /// <summary>Makes a folder, on Unix with mode 0700, and those that are missing above it.</summary>
    internal static void CreateFolder(string path)
    {
#if NET
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#else
        Directory.CreateDirectory(path);
        if (!IsWindows) UnixFile.CloseFolderToOthers(path);
#endif
    }
}
