using System;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;

namespace TickTick.PowerShell.Parameters;

/// <summary>Converts a plain string to a <see cref="SecureString"/>, and remembers that it was plain.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<SecureString, object> Typed = new();

    /// <summary>Returns whether a secret was given as a plain string.</summary>
    internal static bool WasPlain(SecureString? secret) => secret is not null && Typed.TryGetValue(secret, out _);

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text) return inputData;
        SecureString secret = SecretText.Protect(text);
        Typed.Add(secret, text.Length);
        return secret;
    }
}
