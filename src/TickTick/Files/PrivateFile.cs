using System;
using System.IO;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Versioning;
#endif
using System.Threading;

namespace TickTick.Files;

/// <summary>Creates files that only their owner can read, from the first byte on.</summary>
internal static class PrivateFile
{
    /// <summary>The separator between the name of a file and the random suffix of its temporary file.</summary>
    internal const string TemporaryMark = ".tmp-";

    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int Busy = 16;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    // On Windows, virus scanners and backups open files for some hundred milliseconds.
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

#if NET
    [SupportedOSPlatformGuard("windows")]
#endif
    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Creates the folder of a file if it is missing, with access for its owner only.</summary>
    internal static void CreateFolderOf(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (folder is not null && !Directory.Exists(folder)) CreateFolder(folder);
    }

    internal static bool IsLink(FileInfo file)
    {
        FileAttributes attributes = file.Attributes;
        if (attributes == (FileAttributes)(-1) || (attributes & FileAttributes.ReparsePoint) == 0) return false;
        // A file in a cloud drive is a reparse point on Windows, but not a link.
#if NET
        return file.LinkTarget is not null;
#else
        return !IsWindows || WindowsFile.IsLink(file.FullName);
#endif
    }

    /// <summary>
    /// Creates a new file next to another to replace it later. On Unix, its mode is 0600. On Windows, its access list
    /// contains the user only.
    /// </summary>
    internal static FileStream CreateTemporary(string path, out string temporary)
    {
        temporary = path + TemporaryMark + Path.GetRandomFileName();
        return IsWindows ? WindowsFile.Create(temporary) : OpenPrivate(temporary, FileMode.CreateNew, FileAccess.Write);
    }

    /// <summary>Replaces a file with another in one step.</summary>
    internal static void Replace(string temporary, string path)
    {
        WhileInUse(() =>
        {
            if (IsWindows) WindowsFile.Replace(temporary, path);
#if NET
            else File.Move(temporary, path, overwrite: true);
#else
            else if (File.Exists(path)) File.Replace(temporary, path, null);
            else File.Move(temporary, path);
#endif
        });
    }

    /// <summary>Deletes a file.</summary>
    internal static void Delete(string path) => WhileInUse(() => File.Delete(path));

    /// <summary>Opens a file for reading, without preventing others from replacing it.</summary>
    internal static FileStream OpenRead(string path)
    {
        FileStream? stream = null;
        WhileInUse(() => stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1));
        return stream!;
    }

    // Any other failure is permanent, and is reported at once.
    private static void WhileInUse(Action action)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (IOException failure) when (attempt < Attempts && IsInUse(failure))
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static bool IsInUse(IOException failure) => failure.HResult is SharingViolation or LockViolation;

    /// <summary>
    /// Returns whether a file could not be replaced or deleted because it is a mount point, as in containers.
    /// </summary>
    internal static bool IsMountPoint(IOException failure) => !IsWindows && failure.HResult == Busy;

    internal static void Overwrite(string path, byte[] content)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

        // Written in one call over the whole previous content, so that a writer that is killed does not leave a
        // mixture of both.
        var whole = new byte[Math.Max(content.Length, stream.Length)];
        content.CopyTo(whole, 0);
        for (int i = content.Length; i < whole.Length; i++) whole[i] = (byte)' ';
        stream.Write(whole, 0, whole.Length);
        stream.SetLength(content.Length);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Returns whether a path is a regular file and not a pipe, socket or device. Does not open it.
    /// </summary>
    internal static bool IsRegular(string path) => IsWindows ? !path.StartsWith(@"\\.\", StringComparison.Ordinal) : UnixInode.IsRegular(path);

    /// <summary>
    /// Returns whether a symbolic link leads to a regular file of this user or of root, as the secrets that Kubernetes
    /// mounts and the files of dotfile managers do. On Windows, the owner of the target is not known here.
    /// </summary>
    internal static bool LeadsToTrustedFile(string path) => !IsWindows && UnixInode.LeadsToTrustedFile(path);

    /// <summary>Opens a file exclusively, and creates it if necessary (Unix: mode 0600).</summary>
    /// <exception cref="IOException">Another process has opened it (<see cref="IsHeldByAnother"/>), or it is not
    /// accessible.</exception>
    internal static FileStream OpenLock(string path)
    {
        return IsWindows ? WindowsFile.OpenOrCreate(path) : OpenPrivate(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
    }

    // Windows PowerShell runs on Windows only. Mono, on which the engine's tests run, knows neither modes nor locks.
#if NET
    [UnsupportedOSPlatform("windows")]
    private static FileStream OpenPrivate(string path, FileMode mode, FileAccess access) =>
        new(path, new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = FileShare.None,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
#else
    private static FileStream OpenPrivate(string path, FileMode mode, FileAccess access) =>
        new(path, mode, access, FileShare.None, bufferSize: 1);
#endif

    /// <summary>Returns whether a file could not be opened because another process has opened it.</summary>
    internal static bool IsHeldByAnother(IOException failure) =>
        failure.HResult == SharingViolation || (!IsWindows && failure.HResult is WouldBlockOnLinux or WouldBlockOnMac);

    /// <summary>
    /// Returns whether other users can read a file and chmod or icacls would change that. On Mono, this is not known.
    /// </summary>
    internal static bool IsOpenToOthers(FileStream stream, string path)
    {
        if (IsWindows) return WindowsFile.IsOpenToOthers(stream);
#if NET
        return (File.GetUnixFileMode(stream.SafeFileHandle) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0
            && UnixInode.CanChangeMode(path)
            && !IgnoresMode(path);
#else
        return false;
#endif
    }

#if NET
    /// <summary>Returns whether the file system has no modes, such as Windows's drives in WSL.</summary>
    private static bool IgnoresMode(string path)
    {
        try
        {
            return new DriveInfo(path).DriveFormat switch
            {
                "drvfs" or "msdos" or "vfat" or "exfat" or "ntfs" or "cifs" or "smb" or "smb2" => true,
                "9p" or "v9fs" => Environment.GetEnvironmentVariable("WSL_DISTRO_NAME") is not null,
                _ => false,
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
#endif

    /// <summary>Creates a folder and its missing parents, with mode 0700 on Unix.</summary>
    internal static void CreateFolder(string path)
    {
#if NET
        if (IsWindows) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#else
        Directory.CreateDirectory(path);
#endif
    }
}
