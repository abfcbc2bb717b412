using System;
using System.Linq;
using System.Numerics;

namespace TickTick.Tokens;

/// <summary>A key of a dict or a member of a set, equal as Python has it: <c>1 == 1.0 == True == (1+0j)</c>.</summary>
internal readonly struct PythonKey : IEquatable<PythonKey>
{
    private readonly object? _comparand;

    private PythonKey(object? value, object? comparand)
    {
        Value = value;
        _comparand = comparand;
    }

    /// <summary>The value that was written.</summary>
    internal object? Value { get; }

    /// <summary>Makes a key of a value that can be one.</summary>
    internal static bool TryCreate(object? value, out PythonKey key)
    {
        key = default;
        object? comparand;
        switch (value)
        {
            case null or string or PythonBytes or PythonEllipsis:
                comparand = value;
                break;
            case bool truth:
                comparand = truth ? BigInteger.One : BigInteger.Zero;
                break;
            case BigInteger or double or Complex:
                comparand = Narrowest(value);
                break;
            case PythonTuple tuple:
                var items = new PythonKey[tuple.Items.Count];
                for (int i = 0; i < items.Length; i++)
                {
                    if (!TryCreate(tuple.Items[i], out items[i])) return false;
                }

                comparand = items;
                break;
            default:
                return false;
        }

        key = new PythonKey(value, comparand);
        return true;
    }

    /// <inheritdoc />
    public bool Equals(PythonKey other) => (_comparand, other._comparand) switch
    {
        (PythonKey[] left, PythonKey[] right) => left.SequenceEqual(right),
        (var left, var right) => Equals(left, right),
    };

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PythonKey other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_comparand is not PythonKey[] items) return _comparand?.GetHashCode() ?? 0;
        int hash = items.Length;
        foreach (PythonKey item in items) hash = unchecked((hash * 31) + item.GetHashCode());
        return hash;
    }

    /// <summary>Equal numbers become the same type: int where it can be, else float, else complex.</summary>
    private static object Narrowest(object number)
    {
        if (number is Complex { Imaginary: 0 } complex) number = complex.Real;
        if (number is not double real || double.IsNaN(real) || double.IsInfinity(real) || Math.Floor(real) != real) return number;
        return new BigInteger(real);
    }
}
