using System;
using System.Runtime.InteropServices;
using System.Security;

namespace TickTick;

/// <summary>Moves a secret between the form that is kept and the form that is sent.</summary>
internal static class SecretText
{
    /// <summary>Makes the form that is kept.</summary>
    public static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (char c in text) secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Makes the form that is sent.</summary>
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
