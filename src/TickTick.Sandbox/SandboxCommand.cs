using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Sandbox.OAuth;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox;

/// <summary>Defines the <c>serve</c> command, which starts a sandbox and shows how to use it.</summary>
internal static class SandboxCommand
{
    private const string Off = "off";

    private static readonly Option<int> Port = new("--port")
    {
        Description = "Specifies the port on 127.0.0.1. 0 means any free port.",
    };

    private static readonly Option<int> Latency = new("--latency")
    {
        Description = "Specifies the delay of every response, in milliseconds.",
        HelpName = "MS",
    };

    private static readonly Option<string> RateLimit = new("--rate-limit")
    {
        Description = "Specifies the maximum number of API requests per minute, or off.",
        HelpName = "N|off",
        DefaultValueFactory = _ => "100",
        Validators = { RequireRateLimit },
    };

    private static readonly Option<Consent> ConsentMode = new("--consent")
    {
        Description = "Specifies how the consent page is answered: by the user (ask), or automatically (allow, deny).",
        HelpName = "ask|allow|deny",
    };

    private static readonly Option<bool> Samples = new("--sample")
    {
        Description = "Fills an empty account with sample projects and tasks.",
    };

    private static readonly Option<bool> StopWithStdin = new("--stop-with-stdin")
    {
        Description = "Stops when standard input ends, so that the sandbox ends with the program that started it.",
    };

    public static RootCommand Create()
    {
        var root = new RootCommand("Runs a local TickTick service on 127.0.0.1: sign-in page, token endpoint, Open API and configurable faults.");
        var serve = new Command("serve", "Starts the sandbox (default).");
        Fill(root);
        Fill(serve);
        root.Subcommands.Add(serve);
        return root;
    }

    private static void Fill(Command command)
    {
        foreach (Option option in new Option[] { Port, Latency, RateLimit, ConsentMode, Samples, StopWithStdin }) command.Options.Add(option);
        command.SetAction(ServeAsync);
    }

    private static async Task<int> ServeAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(result, cancellationToken);
            return 0;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The sandbox could not start: {failure.Message}");
            return 1;
        }
    }

    private static async Task RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Port = result.GetValue(Port),
            WithSamples = result.GetValue(Samples),
            Settings = new SandboxSettings
            {
                Consent = result.GetValue(ConsentMode),
                LatencyMilliseconds = result.GetValue(Latency),
                RateLimit = ReadRateLimit(result.GetValue(RateLimit)),
            },
        });
        await using CancellationTokenRegistration stop = cancellationToken.Register(server.Stop);
        if (result.GetValue(StopWithStdin)) StopAtEndOfInput(server);

        await Console.Out.WriteLineAsync(Greeting(server.Origin));
        await server.WaitForStopAsync();
    }

    /// <summary>Returns the text shown at the start. Programs parse the first line.</summary>
    private static string Greeting(Uri origin)
    {
        string address = origin.GetLeftPart(UriPartial.Authority);
        return $"""
            Listening on {address}

              client id      {AppRegistry.Default.ClientId}
              client secret  {AppRegistry.Default.ClientSecret}
              redirect URIs  {string.Join(", ", AppRegistry.Default.RedirectUris)}

            In PowerShell:
              Connect-TickTick -Service {address} -ClientId {AppRegistry.Default.ClientId} -ClientSecret (Read-Host -AsSecureString)
            To get an access token without a browser:
              (Invoke-RestMethod -Method Post {address}/sandbox/tokens -Body '{"{}"}').access_token
            To add a fault:
              Invoke-RestMethod -Method Post {address}/sandbox/faults -Body '[{"{"} "kind": "status", "status": 502, "times": 2 {"}"}]'

            Press Ctrl+C to stop the sandbox.
            """;
    }

    private static void StopAtEndOfInput(SandboxServer server) => _ = Task.Run(async () =>
    {
        await using Stream input = Console.OpenStandardInput();
        byte[] ignored = new byte[256];
        while (await input.ReadAsync(ignored) > 0)
        {
            // Typed text is ignored. Only the end of the input matters.
        }

        server.Stop();
    });

    private static void RequireRateLimit(OptionResult result)
    {
        string text = result.GetValueOrDefault<string>();
        if (text != Off && ReadRateLimit(text) is null) result.AddError($"'{text}' is not a rate limit. Specify the number of requests per minute, or {Off}.");
    }

    private static int? ReadRateLimit(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0 ? limit : null;
}
