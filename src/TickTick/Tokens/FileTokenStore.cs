using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Tokens;

/// <summary>
/// Keeps a token dictionary in a file, as ticktick-py does: JSON, readable by its owner alone, replaced whole or not at
/// all. Whatever is not a token dictionary is left as it is; a file that is empty, blank or zeroed holds nothing, and is replaced.
/// </summary>
/// <remarks>
/// A file that is a mount point cannot be replaced: it is overwritten in place, which is why all writers hold the lock.
/// A symbolic link at the path itself is refused, for reading and for writing: replacing the file would replace the link
/// and leave the old token where it points, and in a folder that others can write to it may be a stranger's. Links among
/// the folders above are followed.
/// </remarks>
public sealed class FileTokenStore : ITokenStore
{
    /// <summary>What the file is called where nobody says otherwise: ticktick-py's own name for it.</summary>
    public const string DefaultName = ".token-oauth";

    private const string Foreign = "CacheFileForeign";
    private const string Unreadable = "CacheFileUnreadable";
    private const string Unwritable = "CacheFileUnwritable";

    /// <summary>Writing takes milliseconds, so a temporary file as old as this was left by a killed process.</summary>
    private static readonly TimeSpan StaleAge = TimeSpan.FromMinutes(1);

    /// <summary>The time at which the folder of a file was last changed when nothing was left to clear away in it.</summary>
    private static readonly ConcurrentDictionary<string, DateTime> Swept = new(StringComparer.Ordinal);

    private readonly TimeProvider _clock;

    /// <summary>Makes a store. Touches nothing.</summary>
    /// <param name="path">The file; an absolute path.</param>
    /// <param name="clock">The clock that tokens tell their remaining life from; the system's if none is given.</param>
    public FileTokenStore(string path, TimeProvider? clock = null)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        FilePath = Path.GetFullPath(path);
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The <see cref="DefaultName"/> in the user's home; null where there is no home, as in many a runbook.</summary>
    public static string? DefaultPath
    {
        get
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return home.Length == 0 ? null : Path.Combine(home, DefaultName);
        }
    }

    /// <summary>The file, as an absolute path.</summary>
    public string FilePath { get; }

    /// <inheritdoc />
    public string Description => $"the cache file {FilePath}";

    /// <inheritdoc />
    public TokenSource Source => TokenSource.CacheFile;

    private string LockPath => FilePath + ".lock";

    /// <inheritdoc />
    public TokenStoreContent Read()
    {
        SweepTemporaries();
        Finding finding = Look();
        return finding.Text is null && finding.Problem is null
            ? TokenStoreContent.Absent
            : new TokenStoreContent(finding.Token, finding.Problem, finding.Advice);
    }

    /// <inheritdoc />
    public void Write(AccessToken token)
    {
        if (token is null) throw new ArgumentNullException(nameof(token));
        string? existing = LookBeforeChanging().Text;
        byte[] content = Encoding.UTF8.GetBytes(TokenDictionary.ToJson(token, existing));
        try
        {
            PrivateFile.CreateFolderOf(FilePath);
            SweepTemporaries();
            Replace(content);
        }
        catch (Exception failure) when (IsOfThePlace(failure))
        {
            throw CannotWrite(failure);
        }
    }

    /// <inheritdoc />
    public bool Remove()
    {
        bool isThere = LookBeforeChanging().Text is not null;
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
        catch (Exception failure) when (IsOfThePlace(failure))
        {
            throw CannotWrite(failure);
        }

        return true;
    }

    /// <inheritdoc />
    /// <remarks>The lock is an empty file beside the cache file, held open exclusively. It stays when nobody holds it.</remarks>
    public async Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken)
    {
        LookBeforeChanging();
        try
        {
            return await new FileLock(LockPath).AcquireAsync(waiting, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsOfThePlace(failure))
        {
            throw CannotWrite(failure);
        }
    }

    private Finding Look()
    {
        try
        {
            var file = new FileInfo(FilePath);
            FileAttributes attributes = file.Attributes;
            if (attributes == (FileAttributes)(-1)) return default;
            if (PrivateFile.IsLink(file))
                return Refused("CacheFileIsLink", "is a symbolic link, and tokens are written only to regular files. Use the file that it points to");
            if ((attributes & FileAttributes.Directory) != 0)
                return Refused("CacheFileIsDirectory", "is a directory. Use a file in it");
            // Of length zero are pipes and devices too, and those must not even be opened.
            if (file.Length == 0) return PrivateFile.IsRegular(FilePath) ? default : NotOurs("it is not a regular file");
            if (file.Length > TokenDictionary.MaximumLength) return NotOurs("it is too large");
            return Understand(ReadBounded(out TokenStoreNotice? advice), advice);
        }
        catch (FileNotFoundException)
        {
            return default;
        }
        catch (DirectoryNotFoundException)
        {
            return default;
        }
        catch (Exception failure) when (IsOfThePlace(failure))
        {
            return Refused(Unreadable, $"cannot be read: {failure.Message} Give this user read access, or use another file");
        }
    }

    private Finding Understand(byte[] content, TokenStoreNotice? advice)
    {
        if (content.Length > TokenDictionary.MaximumLength) return NotOurs("it is too large");
        if (!TryDecode(content, out string text)) return NotOurs("it is no UTF-8 text");
        // What a crash or a full disk leaves, and "touch": there is nothing in it to protect.
        if (text.All(static c => c == '\0' || char.IsWhiteSpace(c))) return default;
        // A dictionary by ticktick-py names no service, and ticktick-py only knows one.
        var origin = new TokenOrigin(Source, TickTickService.TickTick, _clock);
        return TokenDictionary.TryParse(text, origin, bare: false, out AccessToken? token, out string reason)
            ? new Finding(text, token, null, advice)
            : NotOurs(reason);
    }

    private byte[] ReadBounded(out TokenStoreNotice? advice)
    {
        using var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        advice = PrivateFile.IsOpenToOthers(stream)
            ? new TokenStoreNotice(
                "CacheFileOpenToOthers",
                $"Other users of this machine can read the token in {Description}. Run: chmod 600 '{FilePath}'")
            : null;
        var content = new byte[Math.Min(stream.Length, TokenDictionary.MaximumLength) + 1];
        int filled = 0;
        while (filled < content.Length && stream.Read(content, filled, content.Length - filled) is > 0 and var count) filled += count;
        Array.Resize(ref content, filled);
        return content;
    }

    private static bool TryDecode(byte[] content, out string text)
    {
        // Windows PowerShell's ">" writes UTF-16 with a mark, and many an editor UTF-8 with one.
        (Encoding encoding, int mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, throwOnInvalidBytes: true), 2),
            _ => ((Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
        };
        try
        {
            text = encoding.GetString(content, mark, content.Length - mark);
            return true;
        }
        catch (ArgumentException)
        {
            text = string.Empty;
            return false;
        }
    }

    private Finding LookBeforeChanging()
    {
        Finding finding = Look();
        if (finding.Problem is not { } problem) return finding;
        throw new TickTickException(
            problem.Id,
            FailureKind.Resource,
            problem.Id == Foreign ? $"{problem.Message} Nothing was written." : problem.Message);
    }

    private void Replace(byte[] content)
    {
        string? temporary = null;
        try
        {
            using (FileStream stream = PrivateFile.CreateTemporary(FilePath, out temporary))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            PrivateFile.Replace(temporary, FilePath);
        }
        catch (IOException failure) when (PrivateFile.IsMountPoint(failure))
        {
            Forget(temporary);
            PrivateFile.Overwrite(FilePath, content);
        }
        catch
        {
            Forget(temporary);
            throw;
        }
    }

    private void Delete()
    {
        try
        {
            File.Delete(FilePath);
        }
        catch (IOException failure) when (PrivateFile.IsMountPoint(failure))
        {
            PrivateFile.Overwrite(FilePath, []);
        }
    }

    /// <summary>Leaves no half-written token behind.</summary>
    private static void Forget(string? temporary)
    {
        try
        {
            if (temporary is not null) File.Delete(temporary);
        }
        catch (Exception failure) when (IsOfThePlace(failure))
        {
            // It is swept once it is old.
        }
    }

    /// <summary>Removes the temporary files that killed writers left; each of them holds a token. Never fails.</summary>
    private void SweepTemporaries()
    {
        try
        {
            string folder = Path.GetDirectoryName(FilePath)!;
            DateTime changed = Directory.GetLastWriteTimeUtc(folder);
            if (Swept.TryGetValue(FilePath, out DateTime then) && then == changed) return;
            bool isClean = true;
            foreach (string temporary in Directory.GetFiles(folder, Path.GetFileName(FilePath) + PrivateFile.TemporaryMark + "*"))
            {
                isClean = false;
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(temporary) > StaleAge) Forget(temporary);
            }

            if (isClean) Swept[FilePath] = changed;
        }
        catch (Exception failure) when (IsOfThePlace(failure))
        {
            // Where the folder cannot be read, neither can the file: what is done with the file says so.
        }
    }

    /// <summary>Whether a failure is the disk's or the file system's. A file larger than allowed is, to .NET, an argument out of range.</summary>
    private static bool IsOfThePlace(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    private static Finding Refuse(string id, string message) => new(null, null, new TokenStoreNotice(id, message), null);

    private Finding Refused(string id, string why) => Refuse(id, $"The cache file {FilePath} {why}, with -CachePath.");

    private Finding NotOurs(string reason) => Refuse(
        Foreign,
        $"The cache file {FilePath} holds something that is no token dictionary ({reason}), so it is left as it is. Move it away, or use another file with -CachePath.");

    private TickTickException CannotWrite(Exception failure) => new(
        Unwritable,
        FailureKind.Resource,
        $"The cache file {FilePath} cannot be written: {failure.Message} Its previous content is unchanged. Free space or give this user write access, use another file with -CachePath, or use -NoCache.",
        failure);

    private readonly record struct Finding(string? Text, AccessToken? Token, TokenStoreNotice? Problem, TokenStoreNotice? Advice);
}
