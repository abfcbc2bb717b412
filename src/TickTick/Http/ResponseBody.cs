#if NET
using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>
/// Reads the body of a response in parts that are never copied. <see cref="HttpContent"/> needs three times the memory
/// for a long list.
/// </summary>
internal static class ResponseBody
{
    private const int FirstPartLength = 4 * 1024;

    // A longer array would belong to the large object heap, which is rarely collected.
    private const int LongestPartLength = 64 * 1024;

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="HttpRequestException">There are more bytes than the maximum.</exception>
    public static async Task<ReadOnlySequence<byte>> ReadAsync(Stream stream, int maximumLength, CancellationToken cancellationToken)
    {
        Part? first = null, last = null;
        for (int length = FirstPartLength; ; length = Math.Min(2 * length, LongestPartLength))
        {
            byte[] buffer = GC.AllocateUninitializedArray<byte>(length);
            int count = await stream.ReadAtLeastAsync(buffer, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            last = new Part(buffer.AsMemory(0, count), last);
            first ??= last;
            if (last.RunningIndex + count > maximumLength) throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded);
            if (count < length) return new ReadOnlySequence<byte>(first, 0, last, count);
        }
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        public Part(ReadOnlyMemory<byte> bytes, Part? previous)
        {
            Memory = bytes;
            if (previous is null) return;
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }
}
#endif
