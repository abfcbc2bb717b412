using System;

namespace TickTick.Tokens;

/// <summary>Python's <c>bytes</c>.</summary>
internal sealed class PythonBytes(string characters) : IEquatable<PythonBytes>
{
    /// <summary>A character from U+0000 to U+00FF for each byte.</summary>
    internal string Characters { get; } = characters;

    /// <inheritdoc />
    public bool Equals(PythonBytes? other) => other is not null && Characters == other.Characters;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PythonBytes);

    /// <inheritdoc />
    public override int GetHashCode() => ~StringComparer.Ordinal.GetHashCode(Characters);
}
