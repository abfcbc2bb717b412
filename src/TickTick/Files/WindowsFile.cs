using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
#if NET
using System.Runtime.Versioning;
#endif
using Microsoft.Win32.SafeHandles;

namespace TickTick.Files;

/// <summary>Creates files on Windows that only their user can open, with an access list from the beginning.</summary>
#if NET
[SupportedOSPlatform("windows")]
#endif
internal static class WindowsFile
{
    private const uint GenericWrite = 0x40000000;
    private const uint CreateNew = 1;
    private const uint NormalAttributes = 0x80;
    private const uint QueryToken = 8;
    private const int TokenUser = 1;
    private const uint DescriptorRevision = 1;

    /// <summary>Creates a file whose access list is not inherited and contains the current user only.</summary>
    internal static FileStream CreateForUser(string path)
    {
        string user = CurrentUser();
        Check(ConvertStringSecurityDescriptorToSecurityDescriptor($"O:{user}D:P(A;;FA;;;{user})", DescriptorRevision, out IntPtr descriptor, IntPtr.Zero));
        try
        {
            var attributes = new SecurityAttributes { Length = Marshal.SizeOf<SecurityAttributes>(), Descriptor = descriptor };
            SafeFileHandle handle = CreateFile(path, GenericWrite, 0, ref attributes, CreateNew, NormalAttributes, IntPtr.Zero);
            if (handle.IsInvalid)
            {
                handle.Dispose();
                throw Failure();
            }

            return new FileStream(handle, FileAccess.Write, bufferSize: 1);
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

#if !NET
    private const uint ReplaceExisting = 1;
    private const uint WriteThrough = 8;

    /// <summary>Replaces a file with another in one step.</summary>
    internal static void Replace(string temporary, string path) => Check(MoveFileEx(temporary, path, ReplaceExisting | WriteThrough));

    [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFileEx(string from, string to, uint flags);
#endif

    private static string CurrentUser()
    {
        Check(OpenProcessToken(GetCurrentProcess(), QueryToken, out IntPtr token));
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

    private static void Check(bool succeeded)
    {
        if (!succeeded) throw Failure();
    }

    private static IOException Failure()
    {
        var cause = new Win32Exception(Marshal.GetLastWin32Error());
        return new IOException(cause.Message, cause);
    }

    [DllImport("kernel32.dll", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateFile(string path, uint access, uint share, ref SecurityAttributes attributes, uint disposition, uint flags, IntPtr template);

    [DllImport("advapi32.dll", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, out IntPtr descriptor, IntPtr size);

    [DllImport("advapi32.dll", EntryPoint = "ConvertSidToStringSidW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertSidToStringSid(IntPtr sid, out IntPtr text);

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
    private static extern IntPtr GetCurrentProcess();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LocalFree(IntPtr memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }
}
