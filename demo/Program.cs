using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Demo;
using TickTick.Pwsh;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stopping = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    switch (args)
    {
        case []:
            return await RunAsync(stopping.Token);
        // The demo starts itself with this argument to act as the browser.
        case ["visit", var url]:
            await Visitor.VisitAsync(url);
            return 0;
        default:
            await Console.Error.WriteLineAsync("Usage: dotnet run --project demo");
            return 2;
    }
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 130;
}
catch (PowerShellNotFoundException failure)
{
    await Console.Error.WriteLineAsync($"The demo cannot run. {failure.Message}");
    return 1;
}

void Stop(PosixSignalContext context)
{
    // The demo ends by itself, so that it can clean up.
    context.Cancel = true;
    stopping.Cancel();
}

static async Task<int> RunAsync(CancellationToken cancellationToken)
{
    var screen = new Screen();
    LocatedPowerShell powerShell = await new PowerShellLocator().LocateAsync(screen.Paragraph, cancellationToken);
    DemoHome.LeaveUserSettings();
    using var home = new DemoHome();
    using DemoSandbox sandbox = await DemoSandbox.StartAsync(cancellationToken);
    DemoApp app = DemoApp.Create();
    await sandbox.RegisterAsync(app);

    screen.Paragraph($"A local TickTick service listens on {sandbox.Origin}. No real account is used, and everything is deleted at the end.");
    screen.Paragraph($"What follows is PowerShell {powerShell.Version} ({powerShell.Origin}: {powerShell.Path}) with the module as it has just been built.");
    return await WalkAsync(powerShell, home, sandbox, app, cancellationToken);
}

static async Task<int> WalkAsync(LocatedPowerShell powerShell, DemoHome home, DemoSandbox sandbox, DemoApp app, CancellationToken cancellationToken)
{
    TimeSpan patience = TimeSpan.FromMinutes(5);
    ProcessStartInfo start = powerShell.Start(
        "-ExecutionPolicy", "Bypass", "-File", Repository.WalkScript,
        "-Sandbox", sandbox.Origin, "-ClientId", app.ClientId, "-RedirectUri", app.RedirectUri,
        "-PowerShell", powerShell.Path, "-DotNet", DotNet.Program, "-Demo", Repository.DemoProgram);
    start.WorkingDirectory = Repository.Root;
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
