using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Demo;
using TickTick.Demo.Library;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stopping = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    switch (args)
    {
        case [] or ["--library"]:
            return await RunAsync(isLibraryWanted: args.Length > 0, stopping.Token);
        // What follows is for the demo itself: the browser, and the other processes of the walk through the library.
        case ["visit", var url]:
            await Visitor.VisitAsync(url);
            return 0;
        case [ElsewhereProgram.Verb, var service, .. var cacheFile]:
            return await ElsewhereProgram.RunAsync(service, cacheFile is [var path] ? path : null);
        default:
            await Console.Error.WriteLineAsync("Usage: dotnet run --project demo [-- --library]\n\n  --library  Walk through the .NET library even where there is a PowerShell.");
            return 2;
    }
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}

void Stop(PosixSignalContext context)
{
    // The demo ends itself, so that nothing is left behind.
    context.Cancel = true;
    stopping.Cancel();
}

static async Task<int> RunAsync(bool isLibraryWanted, CancellationToken cancellationToken)
{
    var screen = new Screen();
    DemoHome.LeaveUserSettings();
    using var home = new DemoHome();
    using DemoSandbox sandbox = await DemoSandbox.StartAsync(cancellationToken);
    DemoApp app = DemoApp.Create();
    await sandbox.RegisterAsync(app);

    screen.Say($"A TickTick of your own listens on {sandbox.Origin}: no real account is touched, and nothing stays behind.");
    (FoundPowerShell? powerShell, string whyNot) = isLibraryWanted
        ? (null, "--library was given")
        : await FoundPowerShell.FindAsync(home, screen, cancellationToken);
    if (powerShell is not null)
    {
        screen.Say($"What follows is PowerShell {powerShell.Version} with the module as it has just been built.");
        return await WalkAsync(powerShell, home, sandbox, app, cancellationToken);
    }

    screen.Say($"What follows goes through the .NET library instead of PowerShell: {whyNot}. The cmdlets call just this library.");
    return await new LibraryWalk(screen, home, sandbox, app).RunAsync(cancellationToken);
}

static async Task<int> WalkAsync(FoundPowerShell powerShell, DemoHome home, DemoSandbox sandbox, DemoApp app, CancellationToken cancellationToken)
{
    TimeSpan patience = TimeSpan.FromMinutes(5);
    var start = new ProcessStartInfo(powerShell.Program)
    {
        ArgumentList =
        {
            "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", Repository.WalkScript,
            "-Sandbox", sandbox.Origin, "-ClientId", app.ClientId, "-RedirectUri", app.RedirectUri,
            "-DotNet", Repository.DotNetProgram, "-Demo", Repository.DemoProgram,
        },
        WorkingDirectory = Repository.Root,
        UseShellExecute = false,
        RedirectStandardInput = true,
    };
    home.Isolate(start);
    start.Environment["TICKTICK_DEMO_SECRET"] = app.ClientSecret;
    await Console.Out.FlushAsync(cancellationToken);
    using Process walk = Process.Start(start)!;
    walk.StandardInput.Close();
    using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    limit.CancelAfter(patience);
    try
    {
        await walk.WaitForExitAsync(limit.Token);
        return walk.ExitCode;
    }
    catch (OperationCanceledException)
    {
        walk.Kill(entireProcessTree: true);
        await walk.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The walk did not end within {patience.TotalMinutes} minutes."));
        return 1;
    }
}
