using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TickTick.Tests.Fuzzing;

/// <summary>Changes bytes at random, always in the same way for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    // What servers, proxies and broken writers put into answers.
    private static readonly byte[][] Pieces =
    [
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x00], [0xEF, 0xBB, 0xBF],
        .. new[]
        {
            "\\ud83d", "\\udc00", "\\u0000", "\\", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-", "0", "1e999", "-1e999", "99999999999999999999",
            "9223372036854775808", "\"9999-12-31T23:59:59.999+0000\"", "\"0001-01-01T00:00:00.000+1400\"", "\"Nowhere/Zone\"", "\"\"", "{}", "[]", "[null]", "<html>",
            "\r\n", new string('[', 70), new string(' ', 300),
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Random _random = new(seed);

    /// <summary>Returns a changed copy.</summary>
    public byte[] Change(byte[] original)
    {
        var bytes = new List<byte>(original);
        for (int changes = 1 + _random.Next(4); changes > 0; changes--)
        {
            int at = _random.Next(bytes.Count + 1);
            int length = Math.Min(_random.Next(1, 12), bytes.Count - at);
            switch (_random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4 when _random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    ReplaceValue(bytes, at);
                    break;
            }
        }

        return [.. bytes];
    }

    // Half of the time, the piece replaces a whole value, so that the JSON stays valid.
    private void ReplaceValue(List<byte> bytes, int at)
    {
        byte[] piece = Pieces[_random.Next(Pieces.Length)];
        int colon = bytes.IndexOf((byte)':', at);
        int end = colon < 0 ? -1 : bytes.FindIndex(colon, static b => b is (byte)',' or (byte)'}');
        if (end > 0 && _random.Next(2) == 0)
        {
            bytes.RemoveRange(colon + 1, end - colon - 1);
            at = colon + 1;
        }

        bytes.InsertRange(at, piece);
    }
}
