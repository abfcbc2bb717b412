using System;
using System.Runtime.InteropServices;
using System.Text;

namespace TickTick.Files;

/// <summary>Reads the type of a file from its inode, which .NET does not expose.</summary>
internal static class UnixFileType
{
    private const int CurrentFolder = -100;
    private const int DoNotFollowLinks = 0x100;
    private const uint TypeOnly = 1;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;

    // The offsets of the mode in Linux's struct statx and in macOS's struct stat with 64-bit inodes are the same on
    // every architecture.
    private const int ModeOfStatx = 28;
    private const int ModeOfStat = 4;

    /// <summary>
    /// Returns whether a path is a regular file, or false if the C library of the system cannot report it.
    /// </summary>
    internal static bool IsRegular(string path)
    {
        byte[] name = Encoding.UTF8.GetBytes(path + "\0");
        var inode = new byte[512];
        try
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
                return Statx(CurrentFolder, name, DoNotFollowLinks, TypeOnly, inode) == 0 && HasRegularType(inode, ModeOfStatx);
            if (!RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return false;
            int result = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? LinkStatOnX64(name, inode) : LinkStat(name, inode);
            return result == 0 && HasRegularType(inode, ModeOfStat);
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static bool HasRegularType(byte[] inode, int offset) => (BitConverter.ToUInt16(inode, offset) & TypeMask) == RegularType;

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] inode);

    [DllImport("libc", EntryPoint = "lstat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkStat(byte[] path, byte[] inode);

    [DllImport("libc", EntryPoint = "lstat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkStatOnX64(byte[] path, byte[] inode);
}
