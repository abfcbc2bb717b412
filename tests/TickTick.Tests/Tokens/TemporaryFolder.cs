using System;
using System.IO;

namespace TickTick.Tests.Tokens;

/// <summary>Represents a temporary folder, which is deleted when it is disposed of.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal TemporaryFolder()
    {
        FolderPath = Path.Combine(Path.GetTempPath(), "ticktick-tests-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(FolderPath);
    }

    internal string FolderPath { get; }

    /// <summary>Gets a path in the folder.</summary>
    internal string this[string name] => Path.Combine(FolderPath, name);

    public void Dispose() => Directory.Delete(FolderPath, recursive: true);
}
