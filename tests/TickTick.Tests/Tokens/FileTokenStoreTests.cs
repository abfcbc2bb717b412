using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Files;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Tokens;

public sealed class FileTokenStoreTests : IDisposable
{
    private const string Written = "{\"access_token\": \"secret-before\", \"expire_time\": 1637192935}";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => _folder[".token-oauth"];

    private FileTokenStore Store => new(FilePath);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_contains_no_token()
    {
        Assert.True(Store.Read().IsAbsent);
        Assert.True(new FileTokenStore(_folder["no/such/folder"]).Read().IsAbsent);
        Assert.False(Store.Remove());
        Assert.False(new FileTokenStore(_folder["no/such/folder"]).Remove());
    }

    [Fact]
    public void A_written_token_is_read_back()
    {
        Store.Write(Token("secret-1"));
        Store.Write(Token("secret-2"));
        TokenStoreContent content = Store.Read();
        Assert.Equal("secret-2", content.Token?.Value);
        Assert.Equal(TokenSource.CacheFile, content.Token?.Source);
        Assert.Null(content.Problem);
        Assert.Null(content.Advice);
        Assert.Equal([FilePath], Directory.GetFiles(_folder.FolderPath));
    }

    [Fact]
    public void A_missing_folder_is_created_with_access_for_its_owner_only()
    {
        var store = new FileTokenStore(_folder["a/b/token"]);
        store.Write(Token("secret-1"));
        Assert.Equal("secret-1", store.Read().Token?.Value);
        if (HasModes) Assert.Equal("700 600", Modes(_folder["a/b"], _folder["a/b/token"]));
    }

    [Fact]
    public void The_root_of_a_drive_is_a_directory_and_not_a_cache_file()
    {
        var store = new FileTokenStore(Path.GetPathRoot(_folder.FolderPath)!);
        Assert.Equal("CacheFileIsDirectory", store.Read().Problem?.Id);
        Assert.Equal("CacheFileIsDirectory", Assert.Throws<TickTickException>(() => store.Write(Token("secret-1"))).ErrorId);
        Assert.Equal("CacheFileIsDirectory", Assert.Throws<TickTickException>(() => store.Remove()).ErrorId);
    }

    [Fact]
    public async Task A_path_longer_than_260_characters_is_written_locked_read_and_removed()
    {
        var store = new FileTokenStore(_folder[string.Join("/", Enumerable.Repeat(new string('d', 60), 4)) + "/" + new string('f', 60)]);
        Assert.True(store.FilePath.Length > 260);
        using (await store.AcquireLockAsync(null, Cancellation)) store.Write(Token("secret-1"));
        Assert.Equal("secret-1", store.Read().Token?.Value);
        Assert.True(store.Remove());
    }

    // On Windows, an open file can be replaced only with POSIX semantics.
    [Fact]
    public void A_file_is_replaced_and_removed_while_others_read_it()
    {
        Store.Write(Token("secret-0"));
        for (int round = 1; round <= 12; round++)
        {
            FileStream[] readers = [.. Enumerable.Range(0, 4).Select(_ => new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))];
            Store.Write(Token($"secret-{round}"));
            Assert.Equal($"secret-{round}", Store.Read().Token?.Value);
            foreach (FileStream reader in readers) reader.Dispose();
        }

        using var last = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Assert.True(Store.Remove());
    }

    [Theory]
    [InlineData(@"C:\short", @"C:\short")]
    [InlineData(@"\\server\share", @"\\server\share")]
    [InlineData(@"\\?\C:\{0}", @"\\?\C:\{0}")]
    [InlineData(@"C:\{0}", @"\\?\C:\{0}")]
    [InlineData(@"\\server\share\{0}", @"\\?\UNC\server\share\{0}")]
    public void A_long_path_is_passed_to_Windows_with_its_prefix(string path, string expected)
    {
        string name = new('n', 250);
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, name), WindowsPath.Extended(string.Format(CultureInfo.InvariantCulture, path, name)));
    }

    [Fact]
    public void A_ticktick_py_file_belongs_to_TickTick_and_keeps_its_other_keys()
    {
        File.WriteAllText(FilePath, "{\"access_token\": \"secret-before\", \"expire_time\": 1637192935, \"note\": \"mine\"}");
        Assert.Same(TickTickService.TickTick, Store.Read().Token?.Service);
        Store.Write(Token("secret-1"));
        Assert.Contains("\"note\":\"mine\"", File.ReadAllText(FilePath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Byte_order_marks_and_UTF16_are_supported(string encoding)
    {
        File.WriteAllText(FilePath, Written, Encoding.GetEncoding(encoding));
        Assert.Equal("secret-before", Store.Read().Token?.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"name\": \"secret\"}")]
    [InlineData("secret-bare-token")]
    [InlineData("{\"access_token\": \"secret")]
    [InlineData("#!/bin/sh\necho secret\n")]
    public void A_file_with_other_content_is_reported_and_not_overwritten(string content)
    {
        File.WriteAllText(FilePath, content);
        AssertRefused("CacheFileForeign");
        Assert.Equal(content, File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(" \t\r\n ")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("\uFEFF")]
    [InlineData("\0\n")]
    public async Task An_empty_file_counts_as_missing_and_is_replaced(string content)
    {
        File.WriteAllText(FilePath, content);
        Assert.True(Store.Read().IsAbsent);
        Assert.False(Store.Remove());
        using (await Store.AcquireLockAsync(null, Cancellation)) Store.Write(Token("secret-1"));
        Assert.Equal("secret-1", Store.Read().Token?.Value);
        if (HasModes) Assert.Equal("600", Modes(FilePath));
    }

    [Fact]
    public void A_mounted_file_is_written_in_place()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) Assert.Skip("A file is mounted with Linux's mount.");
        File.WriteAllText(_folder["outside"], new string(' ', 9000));
        File.WriteAllText(FilePath, string.Empty);
        PeerProcess.Run("mount", $"--bind \"{_folder["outside"]}\" \"{FilePath}\"", out int exitCode);
        if (exitCode != 0) Assert.Skip("This user may not mount a file.");
        try
        {
            Run("chmod", $"600 \"{FilePath}\"");
            foreach (string value in new[] { "secret-" + new string('x', 3000), "secret-1" })
            {
                Store.Write(Token(value));
                Assert.Equal(value, Store.Read().Token?.Value);
                Assert.Equal([FilePath, _folder["outside"]], Directory.GetFiles(_folder.FolderPath).OrderBy(path => path, StringComparer.Ordinal));
            }

            Assert.Contains("secret-1", File.ReadAllText(_folder["outside"]), StringComparison.Ordinal);
            Assert.True(Store.Remove());
            Assert.True(Store.Read().IsAbsent);
            Assert.Equal(string.Empty, File.ReadAllText(_folder["outside"]));
        }
        finally
        {
            Run("umount", $"\"{FilePath}\"");
        }
    }

    [Fact]
    public void Binary_content_is_reported_and_not_overwritten()
    {
        File.WriteAllBytes(FilePath, [0x7b, 0xff, 0xfe, 0x80, 0x7d]);
        AssertRefused("CacheFileForeign");
        Assert.Equal(5, new FileInfo(FilePath).Length);
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_not_read()
    {
        var noise = new byte[10 << 20];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(FilePath, noise);
        long allocated = AllocatedBy(() => Assert.Equal("CacheFileForeign", Store.Read().Problem?.Id));
        Assert.True(allocated < 1 << 20, $"It took {allocated} bytes.");
        AssertRefused("CacheFileForeign");
        Assert.Equal(noise, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void A_directory_is_reported()
    {
        Directory.CreateDirectory(FilePath);
        AssertRefused("CacheFileIsDirectory");
    }

    [Fact]
    public void A_symbolic_link_is_read_and_not_written()
    {
        SkipUnlessUnix();
        // As Kubernetes mounts a secret: token -> ..data/token, ..data -> a folder.
        Directory.CreateDirectory(_folder["..2026_11_25"]);
        string target = _folder["..2026_11_25/token"];
        File.WriteAllText(target, Written);
        Run("ln", $"-s ..2026_11_25 \"{_folder["..data"]}\"");
        Run("ln", $"-s ..data/token \"{FilePath}\"");

        Assert.Equal("secret-before", Store.Read().Token?.Value);
        foreach (Action change in new Action[] { () => Store.Write(Token("secret-1")), () => Store.Remove(), () => Store.AcquireLockAsync(null, Cancellation).GetAwaiter().GetResult() })
        {
            TickTickException refusal = Assert.Throws<TickTickException>(change);
            Assert.Equal("CacheFileIsLink", refusal.ErrorId);
            Assert.Contains("tokens are written only to regular files", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(Written, File.ReadAllText(target));
        File.Delete(target);
        AssertRefused("CacheFileIsLink");
        Assert.False(File.Exists(target));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("fifo")]
    [InlineData("folder")]
    [InlineData("stranger")]
    public void A_symbolic_link_to_anything_but_a_regular_file_of_this_user_is_refused(string kind)
    {
        SkipUnlessUnix();
        string target = _folder["target"];
        if (kind == "fifo") Run("mkfifo", $"\"{target}\"");
        else if (kind == "folder") Directory.CreateDirectory(target);
        else if (kind == "stranger")
        {
            File.WriteAllText(target, Written);
            PeerProcess.Run("chown", $"12345 \"{target}\"", out int exitCode);
            if (exitCode != 0) Assert.Skip("This user may not give a file away.");
        }
        else
        {
            target = kind;
        }

        Run("ln", $"-s \"{target}\" \"{FilePath}\"");
        AssertRefused("CacheFileIsLink");
    }

    [Fact]
    public void No_chmod_is_recommended_on_a_read_only_file_system()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) Assert.Skip("A file system is mounted with Linux's mount.");
        string disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        PeerProcess.Run("mount", $"-t tmpfs -o size=64k tmpfs \"{disk}\"", out int exitCode);
        if (exitCode != 0) Assert.Skip("This user may not mount a file system.");
        try
        {
            string path = _folder["disk/token"];
            File.WriteAllText(path, Written);
            Run("chmod", $"644 \"{path}\"");
            Run("mount", $"-o remount,ro \"{disk}\"");

            TokenStoreContent content = new FileTokenStore(path).Read();
            Assert.Equal("secret-before", content.Token?.Value);
            Assert.Null(content.Advice);
        }
        finally
        {
            Run("umount", $"\"{disk}\"");
        }
    }

    [Fact]
    public void A_symbolic_link_instead_of_the_lock_file_is_not_followed()
    {
        SkipUnlessUnix();
        Run("ln", $"-s \"{_folder["target"]}\" \"{FilePath}.lock\"");
        var refused = Assert.Throws<TickTickException>(() => Store.AcquireLockAsync(null, Cancellation).GetAwaiter().GetResult());
        Assert.Equal("CacheFileUnwritable", refused.ErrorId);
        Assert.False(File.Exists(_folder["target"]));
    }

    [Fact]
    public void A_symbolic_link_in_a_parent_folder_is_followed()
    {
        SkipUnlessUnix();
        Directory.CreateDirectory(_folder["real"]);
        Run("ln", $"-s \"{_folder["real"]}\" \"{_folder["link"]}\"");
        new FileTokenStore(_folder["link/token"]).Write(Token("secret-1"));
        Assert.Equal("secret-1", new FileTokenStore(_folder["real/token"]).Read().Token?.Value);
    }

    [Fact]
    public void A_pipe_or_a_device_does_not_block()
    {
        SkipUnlessUnix();
        Run("mkfifo", $"\"{FilePath}\"");
        AssertRefused("CacheFileForeign");
        Assert.Equal("CacheFileForeign", new FileTokenStore("/dev/zero").Read().Problem?.Id);
        Assert.Equal("CacheFileForeign", Assert.Throws<TickTickException>(() => new FileTokenStore("/dev/null").Write(Token("secret-1"))).ErrorId);
    }

    [Fact]
    public void A_file_readable_by_others_causes_a_warning_and_is_private_after_replacement()
    {
        Assert.SkipUnless(HasModes, "This is about the modes of files.");
        File.WriteAllText(FilePath, Written);
        Run("chmod", $"640 \"{FilePath}\"");
        TokenStoreContent content = Store.Read();
        Assert.Equal("secret-before", content.Token?.Value);
        Assert.Equal("CacheFileOpenToOthers", content.Advice?.Id);
        Assert.Contains($"chmod 600 '{FilePath}'", content.Advice!.Message, StringComparison.Ordinal);
        Store.Write(Token("secret-1"));
        Assert.Equal("600", Modes(FilePath));
        Assert.Null(Store.Read().Advice);
    }

    [Fact]
    public void An_unwritable_folder_fails_the_write_and_the_lock()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) Assert.Skip("A place where even root cannot write is known on Linux only.");
        var store = new FileTokenStore("/proc/self/token");
        Assert.Equal("CacheFileUnwritable", Assert.Throws<TickTickException>(() => store.Write(Token("secret-1"))).ErrorId);
        var refused = Assert.Throws<TickTickException>(() => store.AcquireLockAsync(null, Cancellation).GetAwaiter().GetResult());
        Assert.Equal("CacheFileUnwritable", refused.ErrorId);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_keeps_the_previous_token_and_leaves_no_other_file()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) Assert.Skip("A small disk is made with Linux's mount.");
        Directory.CreateDirectory(_folder["disk"]);
        PeerProcess.Run("mount", $"-t tmpfs -o size=8k tmpfs \"{_folder["disk"]}\"", out int exitCode);
        if (exitCode != 0) Assert.Skip("This user may not mount a small disk.");
        try
        {
            var store = new FileTokenStore(_folder["disk/token"]);
            store.Write(Token("secret-before"));
            File.WriteAllText(_folder["disk/filler"], new string('x', 4096));
            var refused = Assert.Throws<TickTickException>(() => store.Write(Token("secret-" + new string('x', 3000))));
            Assert.Equal(("CacheFileUnwritable", FailureKind.Resource), (refused.ErrorId, refused.Kind));
            Assert.Equal("secret-before", store.Read().Token?.Value);
            Assert.Equal(2, Directory.GetFiles(_folder["disk"]).Length);
        }
        finally
        {
            Run("umount", $"\"{_folder["disk"]}\"");
        }
    }

    [Fact]
    public void A_file_size_limit_keeps_the_previous_token_and_leaves_no_other_file()
    {
        SkipUnlessUnix();
        File.WriteAllText(FilePath, Written);
        // Without the two switches, the runtime itself needs larger files.
        string? output = PeerProcess.Run(
            "sh",
            $"-c \"trap '' XFSZ; ulimit -f 1; DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0 exec dotnet '{PeerProcess.AssemblyPath}' write-once '{FilePath}'\"",
            out _);
        Assert.StartsWith("CacheFileUnwritable: ", output, StringComparison.Ordinal);
        Assert.Equal(Written, File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder.FolderPath));
    }

    [Fact]
    public void Old_temporary_files_of_killed_writers_are_deleted()
    {
        string[] left = [FilePath + ".tmp-old", FilePath + ".tmp-new", FilePath + ".other"];
        foreach (string file in left) File.WriteAllText(file, Written);
        File.SetLastWriteTimeUtc(left[0], DateTime.UtcNow.AddMinutes(-2));
        File.SetLastWriteTimeUtc(left[2], DateTime.UtcNow.AddMinutes(-2));
        Store.Write(Token("secret-1"));
        Assert.Equal([false, true, true], left.Select(File.Exists));
    }

    [Fact]
    public void Reading_deletes_old_temporary_files_every_time()
    {
        Store.Write(Token("secret-1"));
        Assert.NotNull(Store.Read().Token);
        string[] left = [FilePath + ".tmp-old", FilePath + ".tmp-new"];
        foreach (string file in left) File.WriteAllText(file, Written);
        Assert.NotNull(Store.Read().Token);
        Assert.Equal([true, true], left.Select(File.Exists));
        File.SetLastWriteTimeUtc(left[0], DateTime.UtcNow.AddMinutes(-2));
        Assert.NotNull(Store.Read().Token);
        Assert.Equal([false, true], left.Select(File.Exists));
    }

    [Fact]
    public void Removing_deletes_a_token_file_but_no_other_file()
    {
        Store.Write(Token("secret-1"));
        Assert.True(Store.Remove());
        Assert.False(File.Exists(FilePath));
        Assert.False(Store.Remove());
    }

    [Fact]
    public async Task A_killed_writer_leaves_a_complete_private_file()
    {
        SkipUnlessUnix();
        var random = new Random(20260901);
        for (int round = 0; round < (FullRun.IsWanted ? 20 : 5); round++)
        {
            using PeerProcess peer = PeerProcess.Start("write-loop", FilePath);
            Assert.Equal("writing", await peer.ReadLineAsync());
            var watch = Stopwatch.StartNew();
            var until = TimeSpan.FromMilliseconds(random.Next(40));
            while (watch.Elapsed < until) AssertWhole();
            peer.Kill();
            AssertWhole();
            foreach (string file in Directory.GetFiles(_folder.FolderPath)) Assert.Equal("600", Modes(file));
        }
    }

    [Fact]
    public async Task One_holds_the_lock_and_the_others_wait_with_one_message()
    {
        int told = 0;
        IDisposable held = await Store.AcquireLockAsync(() => told++, Cancellation);
        Assert.Equal(0, told);
        Task<IDisposable> waiter = Store.AcquireLockAsync(() => told++, Cancellation);
        await Task.Delay(100, Cancellation);
        Assert.False(waiter.IsCompleted);
        Assert.Equal(1, told);
        held.Dispose();
        (await waiter).Dispose();
        Assert.Equal(1, told);
        if (HasModes) Assert.Equal("600", Modes(FilePath + ".lock"));
        Assert.Equal(0, new FileInfo(FilePath + ".lock").Length);
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_cancelled()
    {
        using IDisposable held = await Store.AcquireLockAsync(null, Cancellation);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<IDisposable> waiter = Store.AcquireLockAsync(source.Cancel, source.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
    }

    [Fact]
    public async Task The_lock_works_across_processes_and_is_released_when_its_process_ends()
    {
        Assert.SkipWhen(IsMono, "Mono locks a file in its own process only.");
        using PeerProcess peer = PeerProcess.Start("hold-lock", FilePath);
        Assert.Equal("held", await peer.ReadLineAsync());
        bool told = false;
        Task<IDisposable> waiter = Store.AcquireLockAsync(() => told = true, Cancellation);
        await Task.Delay(100, Cancellation);
        Assert.False(waiter.IsCompleted);
        Assert.True(told);
        peer.Kill();
        using IDisposable held = await waiter.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Cancellation);
    }

    [Fact]
    public async Task Under_the_lock_processes_and_threads_take_turns()
    {
        Assert.SkipWhen(IsMono, "Mono locks a file in its own process only.");
        File.WriteAllText(_folder["counter"], "0");
        PeerProcess[] peers = [.. Enumerable.Range(0, 3).Select(_ => PeerProcess.Start("count", FilePath, _folder["counter"], "20"))];
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            for (int time = 0; time < 20; time++)
            {
                using IDisposable held = await Store.AcquireLockAsync(null, Cancellation);
                int number = int.Parse(File.ReadAllText(_folder["counter"]), CultureInfo.InvariantCulture);
                await Task.Yield();
                File.WriteAllText(_folder["counter"], (number + 1).ToString(CultureInfo.InvariantCulture));
            }
        }));
        foreach (PeerProcess peer in peers)
        {
            using (peer) peer.ReadToEnd();
        }

        Assert.Equal("120", File.ReadAllText(_folder["counter"]));
    }

    [Fact]
    public async Task The_lock_fails_if_the_token_could_not_be_stored()
    {
        File.WriteAllText(FilePath, "something else");
        var refused = await Assert.ThrowsAsync<TickTickException>(() => Store.AcquireLockAsync(null, Cancellation));
        Assert.Equal("CacheFileForeign", refused.ErrorId);
        Assert.Equal([FilePath], Directory.GetFiles(_folder.FolderPath));
    }

    [Fact]
    public void Reading_allocates_little()
    {
        Store.Write(Token("secret-1"));
        FileTokenStore store = Store;
        store.Read();
        long allocated = AllocatedBy(() => store.Read());
        Assert.True(allocated < 16 << 10, $"It took {allocated} bytes.");
    }

    [Fact]
    public void The_default_path_is_in_the_users_home_directory()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal(home.Length == 0 ? null : Path.Combine(home, ".token-oauth"), FileTokenStore.DefaultPath);
    }

    private static bool IsUnix => !RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    // Users run the engine for .NET Framework on Windows only.
    private static bool IsMono => Type.GetType("Mono.Runtime") is not null;

    private static bool HasModes => IsUnix && !IsMono;

    /// <summary>
    /// Returns the number of bytes that an action allocates, if the runtime reports it. .NET Framework does not.
    /// </summary>
    private static long AllocatedBy(Action action)
    {
#if NET
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
#else
        action();
        return 0;
#endif
    }

    private static AccessToken Token(string value) =>
        new(value, TickTickService.TickTick, TokenSource.SignIn) { ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(1637192935) };

    private static void SkipUnlessUnix()
    {
        if (!IsUnix) Assert.Skip("This is about Unix.");
    }

    private static string Modes(params string[] paths)
    {
        string format = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "-f %Lp" : "-c %a";
        return string.Join(" ", paths.Select(path => Run("stat", $"{format} \"{path}\"").Trim()));
    }

    private static string Run(string program, string arguments)
    {
        string? output = PeerProcess.Run(program, arguments, out int exitCode);
        Assert.Equal(0, exitCode);
        return output!;
    }

    private void AssertWhole()
    {
        TokenStoreContent content = Store.Read();
        Assert.Null(content.Problem);
        Assert.Null(content.Advice);
        // The peer writes the same value for both tokens.
        Assert.Equal(content.Token!.Value, content.Token.RefreshToken);
    }

    private void AssertRefused(string errorId)
    {
        TokenStoreContent content = Store.Read();
        Assert.Null(content.Token);
        Assert.Equal(errorId, content.Problem?.Id);
        foreach (Action change in new Action[] { () => Store.Write(Token("secret-1")), () => Store.Remove() })
        {
            var refused = Assert.Throws<TickTickException>(change);
            Assert.Equal((errorId, FailureKind.Resource), (refused.ErrorId, refused.Kind));
            Assert.Contains(FilePath, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_folder.FolderPath, "*.tmp-*"));
    }
}
