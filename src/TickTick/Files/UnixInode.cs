using System;
using System.Runtime.InteropServices;
using System.Text;

namespace TickTick.Files;

/// <summary>Reads what a file is and whose it is from its inode, which .NET does not expose.</summary>
internal static class UnixInode
{
    private const int CurrentFolder = -100;
    private const int DoNotFollowLinks = 0x100;
    private const uint TypeAndOwner = 1 | 8;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int MayWrite = 2;
    private const int ReadOnlyFileSystem = 30;

    /// <summary>
    /// Returns whether a path is a regular file, or false if the C library of the system cannot report it.
    /// </summary>
    internal static bool IsRegular(string path) => TryRead(path, followLinks: false, out bool isRegular, out _) && isRegular;

    /// <summary>Returns whether a path leads, through links, to a regular file of the current user or of root.</summary>
    internal static bool LeadsToTrustedFile(string path) =>
        TryRead(path, followLinks: true, out bool isRegular, out uint owner) && isRegular && (owner == 0 || owner == CurrentUser());

    /// <summary>Returns whether the current user can change the mode of a file.</summary>
    internal static bool CanChangeMode(string path)
    {
        if (!TryRead(path, followLinks: true, out _, out uint owner) || (owner != CurrentUser() && CurrentUser() != 0)) return false;
        return Access(NameOf(path), MayWrite) == 0 || Marshal.GetLastWin32Error() != ReadOnlyFileSystem;
    }

    private static bool TryRead(string path, bool followLinks, out bool isRegular, out uint owner)
    {
        byte[] name = NameOf(path);
        var inode = new byte[512];
        // The offsets in Linux's struct statx and in macOS's struct stat with 64-bit inodes are the same on every
        // architecture.
        bool isLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
        (int modeOffset, int ownerOffset) = isLinux ? (28, 20) : (4, 16);
        int result;
        try
        {
            bool hasSuffix = RuntimeInformation.ProcessArchitecture == Architecture.X64;
            result = isLinux ? Statx(CurrentFolder, name, followLinks ? 0 : DoNotFollowLinks, TypeAndOwner, inode)
                : !RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? -1
                : followLinks ? (hasSuffix ? StatOnX64(name, inode) : Stat(name, inode))
                : hasSuffix ? LinkStatOnX64(name, inode) : LinkStat(name, inode);
        }
        catch (EntryPointNotFoundException)
        {
            result = -1;
        }

        isRegular = (BitConverter.ToUInt16(inode, modeOffset) & TypeMask) == RegularType;
        owner = BitConverter.ToUInt32(inode, ownerOffset);
        return result == 0;
    }

    private static byte[] NameOf(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] inode);

    [DllImport("libc", EntryPoint = "stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, byte[] inode);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatOnX64(byte[] path, byte[] inode);

    [DllImport("libc", EntryPoint = "lstat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkStat(byte[] path, byte[] inode);

    [DllImport("libc", EntryPoint = "lstat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkStatOnX64(byte[] path, byte[] inode);

    [DllImport("libc", EntryPoint = "access", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access(byte[] path, int mode);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint CurrentUser();
}
