using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Files;

/// <summary>
/// Represents an exclusive lock between the processes of a machine: an empty file that is held open. The operating
/// system releases it when the process ends. The file is not deleted, because two processes could then lock two files
/// with the same name.
/// </summary>
internal sealed class FileLock(string path)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the lock and acquires it.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created.</exception>
    public async Task<IDisposable> AcquireAsync(Action? waiting, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        // Each process has its own seed, so that processes that start together do not retry together.
        var jitter = new Random(Guid.NewGuid().GetHashCode());
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire() is { } acquired) return acquired;
            waiting?.Invoke();
            waiting = null;
            await Task.Delay(TimeSpan.FromTicks((long)(pause.Ticks * (0.5 + jitter.NextDouble()))), cancellationToken).ConfigureAwait(false);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
        }
    }

    /// <summary>Acquires the lock, or returns null if another process has it.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created.</exception>
    public IDisposable? TryAcquire()
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
