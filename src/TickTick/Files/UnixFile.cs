#if !NET
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TickTick.Files;

/// <summary>Provides the POSIX functions that Mono lacks and .NET has.</summary>
internal static class UnixFile
{
    private const uint OwnerOnly = 0x1C0;
    private const uint OwnerReadWrite = 0x180;
    private const int ExclusiveAtOnce = 2 | 4;

    /// <summary>
    /// Creates a file with mode 0600 and a random suffix (mkstemp(3), whose flags need no numbers).
    /// </summary>
    internal static FileStream CreateTemporary(string start, out string temporary)
    {
        byte[] template = Encoding.UTF8.GetBytes(start + "XXXXXX\0");
        int descriptor = MakeTemporary(template);
        if (descriptor < 0) throw Failure(start);
        // Mono accepts no file descriptors that it did not open itself.
        if (Close(descriptor) != 0) throw Failure(start);
        temporary = Encoding.UTF8.GetString(template, 0, template.Length - 1);
        return new FileStream(temporary, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 1);
    }

    /// <summary>
    /// Opens a file or creates it with mode 0600, and locks it with flock(2), as .NET does for a file that is not
    /// shared.
    /// </summary>
    /// <exception cref="IOException">Another process has locked it (HResult: EWOULDBLOCK), or it is not
    /// accessible.</exception>
    internal static FileStream OpenLock(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 1);
        if (Lock(stream.SafeFileHandle, ExclusiveAtOnce) == 0 && ChangeMode(stream.SafeFileHandle, OwnerReadWrite) == 0) return stream;
        int error = Marshal.GetLastWin32Error();
        stream.Dispose();
        throw new IOException($"{path} could not be locked (error {error}).", error);
    }

    /// <summary>Calls rename(2).</summary>
    internal static void Replace(string temporary, string path)
    {
        if (Rename(Encoding.UTF8.GetBytes(temporary + "\0"), Encoding.UTF8.GetBytes(path + "\0")) != 0) throw Failure(path);
    }

    /// <summary>Calls chmod(2) with mode 0700.</summary>
    internal static void CloseFolderToOthers(string path)
    {
        if (ChangeMode(Encoding.UTF8.GetBytes(path + "\0"), OwnerOnly) != 0) throw Failure(path);
    }

    private static IOException Failure(string path)
    {
        int error = Marshal.GetLastWin32Error();
        return new IOException($"{path}: {new Win32Exception(error).Message}", error);
    }

    [DllImport("libc", EntryPoint = "mkstemp", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeTemporary(byte[] template);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(byte[] from, byte[] to);

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(byte[] path, uint mode);

    [DllImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode(SafeFileHandle file, uint mode);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Lock(SafeFileHandle file, int operation);
}
#endif
