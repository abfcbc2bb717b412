using System;
using System.IO;
using BenchmarkDotNet.Attributes;
using TickTick.Tokens;

namespace TickTick.Benchmarks;

/// <summary>What a first token costs: reading its dictionary in either form, and finding it in the cache file.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private const string Json = """
        {"access_token": "00000000-1111-2222-3333-444444444444", "token_type": "bearer", "expires_in": 15551999, "scope": "tasks:read tasks:write", "expire_time": 4102444800, "readable_expire_time": "Fri Jan  1 00:00:00 2100"}
        """;

    private static readonly string Python = Json.Replace('"', '\'');

    private readonly TokenOrigin _origin = new(TokenSource.CacheFile, TickTickService.TickTick);
    private readonly TokenRequest _demand = new();
    private readonly Silence _silence = new();
    private readonly AccessToken _token = new("00000000-1111-2222-3333-444444444444", TickTickService.TickTick, TokenSource.CacheFile) { ExpiresAt = DateTimeOffset.UtcNow.AddDays(180) };
    private string _folder = string.Empty;
    private FileTokenStore _store = null!;

    /// <summary>Makes a cache file of its own.</summary>
    [GlobalSetup]
    public void MakeCacheFile()
    {
        _folder = Directory.CreateTempSubdirectory().FullName;
        _store = new FileTokenStore(Path.Combine(_folder, FileTokenStore.DefaultName));
        _store.Write(_token);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void RemoveCacheFile() => Directory.Delete(_folder, recursive: true);

    /// <summary>A dictionary as ticktick-py keeps it in a file.</summary>
    [Benchmark(Baseline = true)]
    public bool JsonDictionary() => TokenDictionary.TryParse(Json, _origin, bare: true, out _, out _);

    /// <summary>A dictionary as ticktick-py keeps it in the environment.</summary>
    [Benchmark]
    public bool PythonDictionary() => TokenDictionary.TryParse(Python, _origin, bare: true, out _, out _);

    /// <summary>The order down to the cache file.</summary>
    [Benchmark]
    public object? OrderToCacheFile() =>
        new TokenResolver(TickTickService.TickTick, null, "TICKTICK_NO_SUCH_VARIABLE", _store, string.Empty, TimeProvider.System).Ask(null, null, _demand, _silence);

    /// <summary>What a warm call asks of a token.</summary>
    [Benchmark]
    public bool IsAlive() => _token.LivesLongerThan(_demand.MinimumLifetime, DateTimeOffset.UtcNow);

    private sealed class Silence : IReporter
    {
        public void Verbose(string message)
        {
        }

        public void Warning(string message)
        {
        }

        public void Progress(WorkProgress progress)
        {
        }
    }
}
