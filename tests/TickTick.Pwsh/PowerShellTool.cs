using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Pwsh;

/// <summary>
/// Provides the <c>PowerShell</c> .NET tool in the version that this repository pins, in <c>artifacts/powershell</c>.
/// </summary>
internal sealed class PowerShellTool
{
    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(5);
    private readonly string _folder;

    /// <summary>Initializes the tool with a parent folder.</summary>
    public PowerShellTool(string parent) => _folder = System.IO.Path.Combine(parent, Version);

    /// <summary>Gets the pinned version.</summary>
    public static string Version { get; } = Metadata("PowerShellVersion");

    /// <summary>Gets the tool of this repository.</summary>
    public static PowerShellTool Pinned { get; } = new(System.IO.Path.Combine(Metadata("RepositoryRoot"), "artifacts", "powershell"));

    /// <summary>Gets the path of the program.</summary>
    public string Path => System.IO.Path.Combine(_folder, PowerShellLocator.FileName);

    /// <summary>Restores the tool if it is missing.</summary>
    public async Task<string?> RestoreAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (File.Exists(Path)) return null;

        string restoring = $"{_folder}.restoring";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder)!);
            // The demo and the tests can restore it at the same time.
            await using FileStream held = await LockAsync(_folder + ".lock", cancellationToken);
            if (File.Exists(Path)) return null;

            say($"Restoring PowerShell {Version} to {_folder} (once) …");
            if (Directory.Exists(restoring)) Directory.Delete(restoring, recursive: true);
            ProgramResult result = await ProgramRun.RunAsync(
                new(DotNet.Program, ["tool", "install", "PowerShell", "--version", Version, "--tool-path", restoring]) { RedirectStandardInput = true },
                RestoreLimit,
                cancellationToken);
            if (result.ExitCode != 0) return result.Output;

            // The folder is moved at the end, so that it is always complete.
            Directory.Move(restoring, _folder);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        DateTime end = DateTime.UtcNow + RestoreLimit;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < end)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private static string Metadata(string key) => typeof(PowerShellTool).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
