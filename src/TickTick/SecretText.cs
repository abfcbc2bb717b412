using System;
using System.Runtime.InteropServices;
using System.Security;

namespace TickTick;

/// <summary>Converts secrets between <see cref="SecureString"/> and plain text.</summary>
internal static class SecretText
{
    /// <summary>Creates a read-only secure string.</summary>
    public static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (char c in text) secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Returns the plain text.</summary>
    public static string Reveal(SecureString secret)
    {
        IntPtr unmanaged = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(unmanaged, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unmanaged);
        }
    }
}
