using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Versioning;
#endif
using System.Security.AccessControl;
using System.Security.Principal;
using Microsoft.Win32.SafeHandles;

namespace TickTick.Files;

/// <summary>
/// Creates files on Windows with an access list from the beginning, and replaces them while others read them, which
/// .NET does not offer.
/// </summary>
#if NET
[SupportedOSPlatform("windows")]
#endif
internal static class WindowsFile
{
    private const uint DeleteAccess = 0x00010000;
    private const uint ShareAll = 1 | 2 | 4;
    private const uint OpenExisting = 3;
    private const uint NormalAttributes = 0x80;

    private const int RenameInformation = 22;
    private const int ReplaceIfExists = 1;
    private const int PosixSemantics = 2;
    private const uint ReplaceExisting = 1;
    private const uint WriteThrough = 8;
    private const int InvalidFunction = 1;
    private const int AccessDenied = 5;
    private const int SharingViolation = 32;
    private const int NotSupported = 50;
    private const int InvalidParameter = 87;
#if !NET
    private const uint SymbolicLink = 0xA000000C;
    private const uint MountPoint = 0xA0000003;
#endif

    // The owner of the file: on a share, that can be another account than the current user.
    private static readonly SecurityIdentifier Owner = new("S-1-3-4");
    private static readonly WellKnownSidType[] Others = [WellKnownSidType.WorldSid, WellKnownSidType.AuthenticatedUserSid, WellKnownSidType.BuiltinUsersSid];

    /// <summary>Creates a file that only the current user can open.</summary>
    internal static FileStream Create(string path) => Open(path, FileMode.CreateNew, FileSystemRights.Write);

    /// <summary>Opens a file exclusively, and creates it if necessary so that only the current user can open it.</summary>
    internal static FileStream OpenOrCreate(string path) => Open(path, FileMode.OpenOrCreate, FileSystemRights.Read | FileSystemRights.Write);

    /// <summary>
    /// Replaces a file with another in one step, even while others read it if the file system has POSIX semantics
    /// (NTFS since Windows 10 1607).
    /// </summary>
    internal static void Replace(string temporary, string path)
    {
        int error = ReplaceWithPosixSemantics(temporary, path);
        if (error is InvalidFunction or NotSupported or InvalidParameter)
            error = MoveFileEx(WindowsPath.Extended(temporary), WindowsPath.Extended(path), ReplaceExisting | WriteThrough) ? 0 : Marshal.GetLastWin32Error();
        // While a reader has the file open, access is denied, too. Only this passes.
        if (error == AccessDenied && IsReplaceable(path)) error = SharingViolation;
        if (error != 0) throw Failure(error);
    }

    /// <summary>Returns whether the access list of a file allows all users to read it.</summary>
    internal static bool IsOpenToOthers(FileStream stream)
    {
        try
        {
            return stream.GetAccessControl().GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
                .Cast<FileSystemAccessRule>()
                .Any(rule => rule.AccessControlType == AccessControlType.Allow
                    && (rule.FileSystemRights & FileSystemRights.ReadData) != 0
                    && rule.IdentityReference is SecurityIdentifier identity
                    && Others.Any(identity.IsWellKnown));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PrivilegeNotHeldException or InvalidOperationException)
        {
            // A file system without access lists, such as FAT.
            return false;
        }
    }

#if !NET
    /// <summary>Returns whether a reparse point is a symbolic link or a junction, and not, for example, a file in a cloud drive.</summary>
    internal static bool IsLink(string path)
    {
        IntPtr search = FindFirstFile(WindowsPath.Extended(path), out FindData data);
        if (search == new IntPtr(-1)) return true;
        FindClose(search);
        return data.ReparseTag is SymbolicLink or MountPoint;
    }
#endif

    private static FileStream Open(string path, FileMode mode, FileSystemRights rights)
    {
        // Of the thread if it impersonates a user, and otherwise of the process.
        using WindowsIdentity current = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (SecurityIdentifier account in new[] { current.User!, Owner })
            security.AddAccessRule(new(account, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(mode, rights, FileShare.None, bufferSize: 1, FileOptions.None, security);
    }

    private static bool IsReplaceable(string path)
    {
        using SafeFileHandle file = CreateFile(WindowsPath.Extended(path), DeleteAccess, ShareAll, IntPtr.Zero, OpenExisting, NormalAttributes, IntPtr.Zero);
        return (!file.IsInvalid || Marshal.GetLastWin32Error() == SharingViolation) && (File.GetAttributes(path) & FileAttributes.ReadOnly) == 0;
    }

    private static int ReplaceWithPosixSemantics(string temporary, string path)
    {
        using SafeFileHandle file = CreateFile(WindowsPath.Extended(temporary), DeleteAccess, ShareAll, IntPtr.Zero, OpenExisting, NormalAttributes, IntPtr.Zero);
        if (file.IsInvalid) return Marshal.GetLastWin32Error();

        // FILE_RENAME_INFO: the flags, the root folder (none), the length of the name in bytes, and the name.
        string name = WindowsPath.Extended(path);
        int lengthOffset = IntPtr.Size * 2;
        int nameOffset = lengthOffset + sizeof(int);
        var information = new byte[nameOffset + ((name.Length + 1) * sizeof(char))];
        BitConverter.GetBytes(ReplaceIfExists | PosixSemantics).CopyTo(information, 0);
        BitConverter.GetBytes(name.Length * sizeof(char)).CopyTo(information, lengthOffset);
        System.Text.Encoding.Unicode.GetBytes(name).CopyTo(information, nameOffset);
        return SetFileInformationByHandle(file, RenameInformation, information, information.Length) ? 0 : Marshal.GetLastWin32Error();
    }

    private static IOException Failure(int error) => new(new Win32Exception(error).Message, unchecked((int)0x80070000) | error);

    [DllImport("kernel32.dll", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateFile(string path, uint access, uint share, IntPtr attributes, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetFileInformationByHandle(SafeFileHandle file, int kind, byte[] information, int length);

    [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileEx(string from, string to, uint flags);

#if !NET
    [DllImport("kernel32.dll", EntryPoint = "FindFirstFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr FindFirstFile(string path, out FindData data);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FindClose(IntPtr search);

    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode, Pack = 4)]
    private struct FindData
    {
        public uint Attributes;
        public long CreationTime;
        public long LastAccessTime;
        public long LastWriteTime;
        public uint SizeHigh;
        public uint SizeLow;
        public uint ReparseTag;
        public uint Reserved;
        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 260)]
        public string Name;
        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 14)]
        public string ShortName;
    }
#endif
}
