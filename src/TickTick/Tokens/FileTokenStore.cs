using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Files;

namespace TickTick.Tokens;

/// <summary>
/// Stores a token dictionary in a file, as ticktick-py does: as JSON, readable by its owner only, replaced completely
/// or not at all. A file with other content is never overwritten. A file that is empty, blank or zeroed has no
/// content, and is replaced.
/// </summary>
/// <remarks>
/// A file that is a mount point cannot be replaced and is overwritten in place, which is why all writers hold the
/// lock. A symbolic link at the path itself is read if its target is a regular file of this user or of root. It is not
/// written: replacing the file would replace the link and leave the old token at its target, and in a folder that
/// others can write to, the link may be an attacker's. Links in the parent folders are followed.
/// </remarks>
internal sealed class FileTokenStore : ITokenStore
{
    /// <summary>The default file name, which is the same as in ticktick-py.</summary>
    public const string DefaultName = ".token-oauth";

    private const string Foreign = ErrorIds.CacheFileForeign;
    private const string Unreadable = ErrorIds.CacheFileUnreadable;
    private const string Unwritable = ErrorIds.CacheFileUnwritable;

    /// <summary>
    /// Writing takes milliseconds, so a temporary file of this age was left by a process that was killed.
    /// </summary>
    private static readonly TimeSpan StaleAge = TimeSpan.FromMinutes(1);

    /// <summary>The last file without temporary files to delete, so that its folder is not searched again for nothing.</summary>
    private static Swept? s_swept;

    private readonly TimeProvider _clock;

    /// <summary>Initializes a store. Does not access the file.</summary>
    /// <param name="path">The absolute path of the file.</param>
    /// <param name="clock">The clock for the remaining lifetime of tokens. The default is the system clock.</param>
    public FileTokenStore(string path, TimeProvider? clock = null)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        FilePath = Path.GetFullPath(path);
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>
    /// Gets the path of <see cref="DefaultName"/> in the user's home directory, or null if there is no home
    /// directory, as in many runbooks.
    /// </summary>
    public static string? DefaultPath
    {
        get
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return home.Length == 0 ? null : Path.Combine(home, DefaultName);
        }
    }

    /// <summary>Gets the absolute path of the file.</summary>
    public string FilePath { get; }

    /// <inheritdoc />
    public string Description => $"the cache file {FilePath}";

    /// <inheritdoc />
    public string Parameters => FilePath == DefaultPath ? string.Empty : $" -CachePath '{FilePath.Replace("'", "''")}'";

    /// <inheritdoc />
    public TokenSource Source => TokenSource.CacheFile;

    private string LockPath => FilePath + ".lock";

    /// <inheritdoc />
    public Task<TokenStoreContent> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Read());

    /// <inheritdoc />
    public Task WriteAsync(AccessToken token, CancellationToken cancellationToken)
    {
        Write(token);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(CancellationToken cancellationToken) => Task.FromResult(Remove());

    // A local file is read and written faster than a thread could be found for it.
    internal TokenStoreContent Read()
    {
        SweepTemporaries();
        FileContent content = ReadContent();
        return content.Text is null && content.Problem is null
            ? TokenStoreContent.Absent
            : new TokenStoreContent(content.Token, content.Problem, content.Advice);
    }

    internal void Write(AccessToken token)
    {
        if (token is null) throw new ArgumentNullException(nameof(token));
        string? existing = ReadForWriting().Text;
        byte[] content = Encoding.UTF8.GetBytes(TokenDictionary.ToJson(token, existing));
        try
        {
            SweepTemporaries();
            Replace(content);
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            throw CannotWrite(failure);
        }
    }

    internal bool Remove()
    {
        bool isThere = ReadForWriting().Text is not null;
        SweepTemporaries();
        if (!isThere) return false;
        try
        {
            Delete();
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            throw CannotWrite(failure);
        }

        return true;
    }

    /// <inheritdoc />
    /// <remarks>
    /// The lock is an empty file next to the cache file that is held open exclusively. It is not deleted when the
    /// lock is released.
    /// </remarks>
    public async Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken)
    {
        ReadForWriting();
        try
        {
            return await new FileLock(LockPath).AcquireAsync(waiting, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            throw CannotWrite(failure);
        }
    }

    private FileContent ReadContent()
    {
        try
        {
            var file = new FileInfo(FilePath);
            FileAttributes attributes = file.Attributes;
            if (attributes == (FileAttributes)(-1)) return default;
            bool isLink = PrivateFile.IsLink(file);
            if (isLink && !PrivateFile.LeadsToTrustedFile(FilePath))
                return Refused(ErrorIds.CacheFileIsLink, "is a symbolic link, and its target is not a regular file of this user or of root.", "Specify another file with -CachePath.");
            if ((attributes & FileAttributes.Directory) != 0)
                return Refused(ErrorIds.CacheFileIsDirectory, "is a directory.", "Specify a file in it with -CachePath.");
            // Pipes and devices have length zero, too, and must not be opened.
            if (file.Length == 0) return isLink || PrivateFile.IsRegular(FilePath) ? default : NotTokenDictionary("it is not a regular file");
            if (file.Length > TokenDictionary.MaximumLength) return NotTokenDictionary("it is too large");
            return Parse(ReadBounded(out TokenStoreNotice? advice), advice);
        }
        catch (FileNotFoundException)
        {
            return default;
        }
        catch (DirectoryNotFoundException)
        {
            return default;
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            return Refused(Unreadable, $"cannot be read: {failure.Message}", "Give this user read access, or specify another file with -CachePath.");
        }
    }

    private FileContent Parse(byte[] content, TokenStoreNotice? advice)
    {
        if (content.Length > TokenDictionary.MaximumLength) return NotTokenDictionary("it is too large");
        string text;
        try
        {
            text = FileText.Decode(content);
        }
        catch (ArgumentException)
        {
            return NotTokenDictionary("it is not UTF-8 text");
        }

        // A crash, a full disk or "touch" leaves such a file, which contains nothing to protect.
        if (text.All(static c => c == '\0' || char.IsWhiteSpace(c))) return default;
        // A dictionary of ticktick-py does not name a service, because ticktick-py supports only one.
        var origin = new TokenOrigin(Source, TickTickService.TickTick, _clock);
        return TokenDictionary.TryParse(text, origin, allowBareToken: false, out AccessToken? token, out string reason)
            ? new FileContent(text, token, null, advice)
            : NotTokenDictionary(reason);
    }

    private byte[] ReadBounded(out TokenStoreNotice? advice)
    {
        using FileStream stream = PrivateFile.OpenRead(FilePath);
        advice = PrivateFile.IsOpenToOthers(stream, FilePath)
            ? new TokenStoreNotice(
                ErrorIds.CacheFileOpenToOthers,
                $"Other users of this machine can read the token in {Description}.",
                RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? $"Run: icacls '{FilePath}' /inheritance:r /grant:r \"${{env:USERNAME}}:F\"" : $"Run: chmod 600 '{FilePath}'")
            : null;
        var content = new byte[Math.Min(stream.Length, TokenDictionary.MaximumLength) + 1];
        int filled = 0;
        while (filled < content.Length && stream.Read(content, filled, content.Length - filled) is > 0 and var count) filled += count;
        Array.Resize(ref content, filled);
        return content;
    }

    private FileContent ReadForWriting()
    {
        FileContent content = ReadContent();
        if (content.Problem is null && PrivateFile.IsLink(new FileInfo(FilePath)))
            content = Refused(ErrorIds.CacheFileIsLink, "is a symbolic link, and tokens are written only to regular files.", "Specify the file that it points to with -CachePath.");
        if (content.Problem is not { } problem) return content;
        throw problem.ToException();
    }

    private void Replace(byte[] content)
    {
        try
        {
            ReplacementFile.Write(FilePath, content);
        }
        catch (IOException failure) when (PrivateFile.IsMountPoint(failure))
        {
            PrivateFile.Overwrite(FilePath, content);
        }
    }

    private void Delete()
    {
        try
        {
            PrivateFile.Delete(FilePath);
        }
        catch (IOException failure) when (PrivateFile.IsMountPoint(failure))
        {
            PrivateFile.Overwrite(FilePath, []);
        }
    }

    /// <summary>
    /// Deletes temporary files of writers that were killed, because each contains a token. Never throws.
    /// </summary>
    private void SweepTemporaries()
    {
        try
        {
            if (Path.GetDirectoryName(FilePath) is not { } folder) return;
            DateTime changed = Directory.GetLastWriteTimeUtc(folder);
            var swept = new Swept(FilePath, changed);
            if (swept.Equals(Volatile.Read(ref s_swept))) return;
            if (ReplacementFile.DeleteLeftovers(FilePath, StaleAge)) Volatile.Write(ref s_swept, swept);
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            // If the folder cannot be read, neither can the file, and the operation on the file reports it.
        }
    }

    /// <summary>
    /// Returns whether a failure comes from the disk or the file system. .NET reports a file that exceeds the size
    /// limit as an argument out of range.
    /// </summary>
    private static bool IsStorageFailure(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    private static FileContent Refuse(string id, string problem, string remedy) => new(null, null, new TokenStoreNotice(id, problem, remedy), null);

    private FileContent Refused(string id, string why, string remedy) => Refuse(id, $"The cache file {FilePath} {why}", remedy);

    private FileContent NotTokenDictionary(string reason) => Refuse(
        Foreign,
        $"The cache file {FilePath} does not contain a token dictionary ({reason}), so it is not changed.",
        "Specify another file with -CachePath, or move this one.");

    private TickTickException CannotWrite(Exception failure) => new(
        Unwritable,
        $"The cache file {FilePath} cannot be written: {failure.Message} Its previous content is unchanged.",
        "Free space, give this user write access, or specify another file with -CachePath.",
        failure);

    private sealed record Swept(string FilePath, DateTime FolderChanged);

    private readonly record struct FileContent(string? Text, AccessToken? Token, TokenStoreNotice? Problem, TokenStoreNotice? Advice);
}
