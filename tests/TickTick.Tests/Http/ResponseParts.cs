using System;
using System.Buffers;
using System.Text;

namespace TickTick.Tests.Http;

/// <summary>Makes the body of a response, as one part or as many.</summary>
internal static class ResponseParts
{
    public static ReadOnlySequence<byte> Of(string body, int length = int.MaxValue)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        var first = new Part(bytes.AsMemory(0, Math.Min(length, bytes.Length)));
        Part last = first;
        while (last.End < bytes.Length) last = last.Append(bytes.AsMemory(last.End, Math.Min(length, bytes.Length - last.End)));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        public Part(ReadOnlyMemory<byte> bytes) => Memory = bytes;

        public int End => (int)RunningIndex + Memory.Length;

        public Part Append(ReadOnlyMemory<byte> bytes)
        {
            var next = new Part(bytes) { RunningIndex = End };
            Next = next;
            return next;
        }
    }
}
