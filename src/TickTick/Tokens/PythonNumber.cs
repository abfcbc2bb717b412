using System;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace TickTick.Tokens;

/// <summary>Python's numeric literals.</summary>
/// <remarks>Source: docs.python.org/3.11, "Lexical analysis", "Numeric literals".</remarks>
internal static class PythonNumber
{
    private const string NotANumber = "a number as Python writes it";

    /// <summary>As many digits as decide over how any decimal number is rounded to a double (768), and some more.</summary>
    private const int DecidingDigits = 800;

    /// <summary>Reads an unsigned number.</summary>
    internal static object Read(PythonSource source)
    {
        object number = source.Current == '0' ? ReadAfterZero(source) : ReadDecimal(source);
        if (PythonSource.IsNameCharacter(source.Current)) throw source.Expected(NotANumber);
        return number;
    }

    /// <summary>The double nearest to a decimal number, ties to even; infinite where none is near.</summary>
    /// <remarks>.NET Framework's own parser is not exact, and CPython's is.</remarks>
    internal static double ToDouble(BigInteger digits, int exponent)
    {
        if (digits.IsZero) return 0.0;
        BigInteger numerator = BigInteger.Abs(digits);
        BigInteger denominator = BigInteger.One;
        if (exponent > 0) numerator *= BigInteger.Pow(10, exponent);
        if (exponent < 0) denominator = BigInteger.Pow(10, -exponent);

        int magnitude = BitLength(numerator) - BitLength(denominator);
        if (Compare(numerator, denominator, magnitude) < 0) magnitude--;
        int unit = Math.Max(magnitude - 52, -1074);
        if (unit < 0) numerator <<= -unit;
        else denominator <<= unit;
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int half = (remainder << 1).CompareTo(denominator);
        if (half > 0 || (half == 0 && !quotient.IsEven)) quotient += 1;

        long mantissa = (long)quotient;
        if (mantissa == 1L << 53)
        {
            mantissa >>= 1;
            unit++;
        }

        long bits = mantissa;
        if (mantissa >= 1L << 52)
        {
            long biased = unit + 1075L;
            bits = biased >= 2047 ? 2047L << 52 : (biased << 52) | (mantissa & ((1L << 52) - 1));
        }

        double magnitudeOfIt = BitConverter.Int64BitsToDouble(bits);
        return digits.Sign < 0 ? -magnitudeOfIt : magnitudeOfIt;
    }

    private static object ReadAfterZero(PythonSource source)
    {
        int digitBits = source.Peek(1) switch
        {
            'x' or 'X' => 4,
            'o' or 'O' => 3,
            'b' or 'B' => 1,
            _ => 0,
        };
        if (digitBits == 0) return ReadDecimal(source);

        source.Advance(2);
        var digits = new StringBuilder();
        do
        {
            if (source.Current == '_') source.Advance();
            if (DigitValue(source.Current) >= 1 << digitBits) throw source.Expected(NotANumber);
            for (; DigitValue(source.Current) < 1 << digitBits; source.Advance()) digits.Append(source.Current);
        }
        while (source.Current == '_');
        return FromDigits(digits.ToString(), digitBits);
    }

    private static object ReadDecimal(PythonSource source)
    {
        int start = source.Position;
        var digits = new StringBuilder();
        bool isFloat = false;
        if (source.Current != '.') ReadDigits(source, digits);
        int integerDigits = digits.Length;
        if (source.Current == '.')
        {
            isFloat = true;
            source.Advance();
            if (IsDigit(source.Current)) ReadDigits(source, digits);
        }

        if (digits.Length == 0) throw source.Expected("a literal", start);
        int exponent = 0;
        if (source.Current is 'e' or 'E')
        {
            isFloat = true;
            exponent = ReadExponent(source);
        }

        bool isImaginary = source.Current is 'j' or 'J';
        if (isImaginary) source.Advance();
        if (isFloat || isImaginary)
        {
            double value = FromDecimal(digits, exponent, digits.Length - integerDigits);
            if (isImaginary) return new Complex(0.0, value);
            return value;
        }

        return ToInteger(source, digits.ToString(), start);
    }

    private static BigInteger ToInteger(PythonSource source, string digits, int start)
    {
        if (digits.Trim('0').Length == 0) return BigInteger.Zero;
        if (digits[0] == '0') throw source.Expected("no leading zero", start);
        if (digits.Length > PythonLiteral.MaximumIntegerDigits)
        {
            throw source.Expected(
                string.Format(CultureInfo.InvariantCulture, "no more than {0} digits", PythonLiteral.MaximumIntegerDigits),
                start);
        }

        return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static void ReadDigits(PythonSource source, StringBuilder digits)
    {
        while (true)
        {
            if (!IsDigit(source.Current)) throw source.Expected(NotANumber);
            for (; IsDigit(source.Current); source.Advance()) digits.Append(source.Current);
            if (source.Current != '_') return;
            source.Advance();
        }
    }

    private static int ReadExponent(PythonSource source)
    {
        source.Advance();
        bool isNegative = source.Current == '-';
        if (source.Current is '+' or '-') source.Advance();
        var digits = new StringBuilder();
        ReadDigits(source, digits);
        string significant = digits.ToString().TrimStart('0');
        // Whatever is beyond is infinite or zero anyway, as no text is that long.
        int size = significant.Length > 8 ? 99_999_999 : significant.Length == 0 ? 0 : int.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        return isNegative ? -size : size;
    }

    private static double FromDecimal(StringBuilder read, int exponent, int fractionDigits)
    {
        string digits = read.ToString();
        string significant = digits.TrimStart('0');
        int power = exponent - fractionDigits;
        if (significant.Length == 0) return 0.0;
        if (significant.Length + (long)power > 310) return double.PositiveInfinity;
        if (significant.Length + (long)power < -330) return 0.0;
        if (significant.Length > DecidingDigits)
        {
            // What is cut off only matters for whether the number is more than the digits before it.
            power += significant.Length - DecidingDigits - 1;
            bool isMore = significant.Substring(DecidingDigits).Trim('0').Length > 0;
            significant = significant.Substring(0, DecidingDigits) + (isMore ? '1' : '0');
        }

        return ToDouble(BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture), power);
    }

    /// <summary>Puts digits of a power of two together, in linear time.</summary>
    private static BigInteger FromDigits(string digits, int digitBits)
    {
        var bytes = new byte[((digits.Length * digitBits) / 8) + 2];
        int bit = 0;
        for (int i = digits.Length - 1; i >= 0; i--, bit += digitBits)
        {
            int shifted = DigitValue(digits[i]) << (bit % 8);
            bytes[bit / 8] |= (byte)shifted;
            bytes[(bit / 8) + 1] |= (byte)(shifted >> 8);
        }

        return new BigInteger(bytes);
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static int DigitValue(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => int.MaxValue,
    };

    private static int Compare(BigInteger numerator, BigInteger denominator, int power) =>
        power >= 0 ? numerator.CompareTo(denominator << power) : (numerator << -power).CompareTo(denominator);

    private static int BitLength(BigInteger value)
    {
        byte[] bytes = value.ToByteArray();
        int last = bytes.Length - 1;
        if (bytes[last] == 0 && last > 0) last--;
        int bits = last * 8;
        for (int top = bytes[last]; top > 0; top >>= 1) bits++;
        return bits;
    }
}
