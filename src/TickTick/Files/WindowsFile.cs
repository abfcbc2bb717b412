using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
#if NET
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
#endif
using Microsoft.Win32.SafeHandles;

namespace TickTick.Files;

/// <summary>
/// Creates and replaces files on Windows in a way that .NET does not offer on both frameworks: with an access list from
/// the beginning, and while others read the file that is replaced.
/// </summary>
#if NET
[SupportedOSPlatform("windows")]
#endif
internal static class WindowsFile
{
    private const uint GenericRead = 0x80000000;
    private const uint GenericWrite = 0x40000000;
    private const uint DeleteAccess = 0x00010000;
    private const uint ShareAll = 1 | 2 | 4;
    private const uint CreateNew = 1;
    private const uint OpenExisting = 3;
    private const uint OpenAlways = 4;
    private const uint NormalAttributes = 0x80;
    private const uint QueryToken = 8;
    private const int TokenUser = 1;
    private const uint DescriptorRevision = 1;

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

    /// <summary>Creates a file that only the current user can open.</summary>
    internal static FileStream Create(string path) => new(Open(path, GenericWrite, CreateNew), FileAccess.Write, bufferSize: 1);

    /// <summary>Opens a file exclusively, and creates it if necessary so that only the current user can open it.</summary>
    internal static FileStream OpenOrCreate(string path) => new(Open(path, GenericRead | GenericWrite, OpenAlways), FileAccess.ReadWrite, bufferSize: 1);

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

    private static SafeFileHandle Open(string path, uint access, uint disposition)
    {
        // OW stands for the owner of the file: on a share, that can be another account than the current user.
        string list = $"D:P(A;;FA;;;{CurrentUser()})(A;;FA;;;OW)";
        Check(ConvertStringSecurityDescriptorToSecurityDescriptor(list, DescriptorRevision, out IntPtr descriptor, IntPtr.Zero));
        IntPtr attributes = Marshal.AllocHGlobal(Marshal.SizeOf<SecurityAttributes>());
        try
        {
            Marshal.StructureToPtr(new SecurityAttributes { Length = Marshal.SizeOf<SecurityAttributes>(), Descriptor = descriptor }, attributes, fDeleteOld: false);
            SafeFileHandle handle = CreateFile(WindowsPath.Extended(path), access, 0, attributes, disposition, NormalAttributes, IntPtr.Zero);
            if (!handle.IsInvalid) return handle;
            int error = Marshal.GetLastWin32Error();
            handle.Dispose();
            throw Failure(error);
        }
        finally
        {
            Marshal.FreeHGlobal(attributes);
            LocalFree(descriptor);
        }
    }

#if NET
    private static readonly WellKnownSidType[] Others = [WellKnownSidType.WorldSid, WellKnownSidType.AuthenticatedUserSid, WellKnownSidType.BuiltinUsersSid];

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

    // Returns the user of the thread if it impersonates one, and otherwise of the process.
    private static string CurrentUser()
    {
        using WindowsIdentity identity = WindowsIdentity.GetCurrent();
        return identity.User!.Value;
    }
#else
    private const uint SymbolicLink = 0xA000000C;
    private const uint MountPoint = 0xA0000003;

    /// <summary>Returns whether a reparse point is a symbolic link or a junction, and not, for example, a file in a cloud drive.</summary>
    internal static bool IsLink(string path)
    {
        IntPtr search = FindFirstFile(WindowsPath.Extended(path), out FindData data);
        if (search == new IntPtr(-1)) return true;
        FindClose(search);
        return data.ReparseTag is SymbolicLink or MountPoint;
    }

    // Returns the user of the thread if it impersonates one, and otherwise of the process.
    private static string CurrentUser()
    {
        if (!OpenThreadToken(GetCurrentThread(), QueryToken, openAsSelf: true, out IntPtr token)) Check(OpenProcessToken(GetCurrentProcess(), QueryToken, out token));
        IntPtr user = IntPtr.Zero;
        try
        {
            GetTokenInformation(token, TokenUser, IntPtr.Zero, 0, out int length);
            user = Marshal.AllocHGlobal(length);
            Check(GetTokenInformation(token, TokenUser, user, length, out _));
            // TOKEN_USER begins with a pointer to the user's SID.
            Check(ConvertSidToStringSid(Marshal.ReadIntPtr(user), out IntPtr text));
            try
            {
                return Marshal.PtrToStringUni(text) ?? string.Empty;
            }
            finally
            {
                LocalFree(text);
            }
        }
        finally
        {
            Marshal.FreeHGlobal(user);
            CloseHandle(token);
        }
    }
#endif

    private static void Check(bool succeeded)
    {
        if (!succeeded) throw Failure(Marshal.GetLastWin32Error());
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

    [DllImport("advapi32.dll", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, out IntPtr descriptor, IntPtr size);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);

#if !NET
    [DllImport("kernel32.dll", EntryPoint = "FindFirstFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr FindFirstFile(string path, out FindData data);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FindClose(IntPtr search);

    [DllImport("advapi32.dll", EntryPoint = "ConvertSidToStringSidW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertSidToStringSid(IntPtr sid, out IntPtr text);

    [DllImport("advapi32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenThreadToken(IntPtr thread, uint access, [MarshalAs(UnmanagedType.Bool)] bool openAsSelf, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(IntPtr token, int kind, IntPtr information, int length, out int needed);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr GetCurrentThread();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

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

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }
}
