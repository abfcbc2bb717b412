using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Tokens;

/// <summary>
/// An exclusive lock between the processes of a machine: an empty file, held open. The system lets go of it when its
/// holder dies; the file stays, since removing it would let two hold two files of one name.
/// </summary>
internal sealed class FileLock(string path)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until nobody else holds the lock, then holds it.</summary>
    /// <exception cref="IOException">The file cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made there.</exception>
    public async Task<IDisposable> AcquireAsync(Action? waiting, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        // Each process from a start of its own: many that start together must not knock together.
        var jitter = new Random(Guid.NewGuid().GetHashCode());
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryOpen() is { } held) return held;
            waiting?.Invoke();
            waiting = null;
            await Task.Delay(TimeSpan.FromTicks((long)(pause.Ticks * (0.5 + jitter.NextDouble()))), cancellationToken).ConfigureAwait(false);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
        }
    }

    private FileStream? TryOpen()
    {
        try
        {
            PrivateFile.CreateFolderOf(path);
            if (PrivateFile.IsLink(new FileInfo(path))) throw new IOException($"{path} is a symbolic link.");
            return PrivateFile.OpenLock(path);
        }
        catch (IOException failure) when (PrivateFile.IsHeldByAnother(failure))
        {
            return null;
        }
    }
}
