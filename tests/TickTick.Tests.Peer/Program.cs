using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TickTick;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Backup;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tests;
using TickTick.Tests.Api;
using TickTick.Tests.Sessions;
using TickTick.Tokens;

// Runs in a process of its own for what tests must observe from outside: killed writers, held locks and concurrent
// sign-ins.
var verbs = new Dictionary<string, Func<string[], Task>>
{
    // write-loop PATH: replaces the token in the file until it is killed.
    ["write-loop"] = WriteLoop,

    // write-once PATH: replaces the token once. Prints the error ID if that fails.
    ["write-once"] = WriteOnce,

    // hold-lock PATH: holds the lock of the file until it is killed or told to end.
    ["hold-lock"] = HoldLock,

    // count PATH COUNTER TIMES: increments a number in a file under the lock.
    ["count"] = Count,

    // sign-in SERVICE PATH REDIRECT-URI: gets a token as a session does, with a user who authorizes every request.
    // Prints its source and the token.
    ["sign-in"] = SignIn,

    // export SERVICE TOKEN PATH: exports the account. Prints the highest memory use of this process in MB.
    ["export"] = Export,

    // zone ID...: prints the IANA IDs of time zones.
    ["zone"] = PrintZones,
};

if (args.Length == 0 || !verbs.TryGetValue(args[0], out Func<string[], Task>? verb))
{
    Console.Error.WriteLine($"Verbs: {string.Join(", ", verbs.Keys)}");
    return 2;
}

await verb(args[1..]);
return 0;

static Task PrintZones(string[] ids)
{
    Console.WriteLine(string.Join(" ", Array.ConvertAll(ids, static id => TimeZones.Find(id) is { } zone ? TimeZones.IanaId(zone) : "?")));
    return Task.CompletedTask;
}

static AccessToken TokenNumber(int number) =>
    new(new string((char)('a' + (number % 26)), 2000) + "." + number, TickTickService.TickTick, TokenSource.SignIn)
    {
        ExpiresAt = DateTimeOffset.UtcNow.AddDays(180),
        RefreshToken = new string((char)('a' + (number % 26)), 2000) + "." + number,
    };

static Task WriteLoop(string[] arguments)
{
    var store = new FileTokenStore(arguments[0]);
    for (int number = 0; ; number++)
    {
        store.Write(TokenNumber(number));
        if (number == 0) Console.WriteLine("writing");
    }
}

static Task WriteOnce(string[] arguments)
{
    try
    {
        new FileTokenStore(arguments[0]).Write(TokenNumber(0));
        Console.WriteLine("written");
    }
    catch (TickTickException failure)
    {
        Console.WriteLine($"{failure.ErrorId}: {failure.Message}");
    }

    return Task.CompletedTask;
}

static async Task HoldLock(string[] arguments)
{
    using IDisposable held = await new FileTokenStore(arguments[0]).AcquireLockAsync(null, CancellationToken.None);
    Console.WriteLine("held");
    await Console.In.ReadLineAsync();
}

static async Task Count(string[] arguments)
{
    var store = new FileTokenStore(arguments[0]);
    for (int time = int.Parse(arguments[2], CultureInfo.InvariantCulture); time > 0; time--)
    {
        using IDisposable held = await store.AcquireLockAsync(null, CancellationToken.None);
        int number = int.Parse(File.ReadAllText(arguments[1]), CultureInfo.InvariantCulture);
        await Task.Delay(1);
        File.WriteAllText(arguments[1], (number + 1).ToString(CultureInfo.InvariantCulture));
    }
}

static async Task SignIn(string[] arguments)
{
    using var session = new TickTickSession(
        new SessionSettings
        {
            Service = TickTickService.Parse(arguments[0]),
            ClientId = "sandbox-client",
            ClientSecret = SecretText.Protect("sandbox-secret"),
            RedirectUri = arguments[2],
            Store = new FileTokenStore(arguments[1]),
        },
        browser: new FollowingBrowser());
    AccessToken token = await session.GetTokenAsync(new TokenRequest(), new ScriptedUser(), SilentReporter.Instance, CancellationToken.None);
    Console.WriteLine($"{token.Source} {token.Value}");
}

static async Task Export(string[] arguments)
{
    var tokens = new FixedTokens(new AccessGrant(arguments[1], ["tasks:read", "tasks:write"]));
    using var connection = new OpenApiConnection(TickTickService.Parse(arguments[0]), tokens, new ConnectionSettings(), new RateGovernor(limit: 0));
    await new AccountExporter(connection.For(SilentReporter.Instance, CancellationToken.None), new ExportOptions()).ExportAsync(arguments[2]);
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(process.PeakWorkingSet64 / 1_000_000);
}
