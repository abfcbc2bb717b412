using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;
using System.Reflection.Emit;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.PowerShell.Hosting;

/// <summary>Represents the user of the PowerShell host, if there is one.</summary>
internal sealed class HostUser(PSHost host, PipelineThread pipeline) : ISignInUser
{
    /// <inheritdoc />
    public bool CanAnswer
    {
        get
        {
            if (!HasPrompt(host.UI) || !Environment.UserInteractive || IsContinuousIntegration) return false;
            return host.Name switch
            {
                // No user sees the host of a job or a remote session.
                "ServerRemoteHost" or "Default Host" => false,
                "ConsoleHost" => !Console.IsInputRedirected && !Environment.GetCommandLineArgs().Any(IsNonInteractiveSwitch),
                _ => true,
            };
        }
    }

    private static bool IsContinuousIntegration =>
        IsTrue(Environment.GetEnvironmentVariable("CI")) || IsTrue(Environment.GetEnvironmentVariable("TF_BUILD"));

    /// <inheritdoc />
    public void Show(string message, string? url) => pipeline.Post(() => Try(() =>
    {
        host.UI.WriteLine(message);
        if (url is not null) host.UI.WriteLine(url);
        return string.Empty;
    }));

    /// <inheritdoc />
    public Task<string?> PromptAsync(string question, CancellationToken cancellationToken) => pipeline.InvokeAsync(() => Try(() =>
    {
        host.UI.Write($"{question}: ");
        return host.UI.ReadLine();
    }));

    // A host that cannot prompt, such as that of a remote session, throws its own exceptions.
    private static string? Try(Func<string?> call)
    {
        try
        {
            return call();
        }
        catch (Exception failure) when (failure is not PipelineStoppedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns whether a host implements prompts. Hosts that only show text, such as that of Azure Functions, throw an
    /// exception from each prompt, which nothing else reveals before a prompt is needed.
    /// </summary>
    private static bool HasPrompt(PSHostUserInterface? shown)
    {
        // $Host wraps the user interface of the host.
        FieldInfo? wrapped = shown?.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .FirstOrDefault(static field => typeof(PSHostUserInterface).IsAssignableFrom(field.FieldType));
        object? own = wrapped is null ? shown : wrapped.GetValue(shown);
        byte[]? body = own?.GetType().GetMethod(nameof(PSHostUserInterface.ReadLine), Type.EmptyTypes)?.GetMethodBody()?.GetILAsByteArray();
        bool onlyThrows = body is { Length: > 0 and < 32 } && body[body.Length - 1] == OpCodes.Throw.Value;
        return own is not null && !onlyThrows;
    }

    // PowerShell accepts every unambiguous abbreviation of -NonInteractive, with one dash, two dashes or a slash.
    private static bool IsNonInteractiveSwitch(string argument)
    {
        string name = argument.TrimStart('-', '/');
        return argument.Length > name.Length
            && name.Length >= "noni".Length
            && "noninteractive".StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsTrue(string? value) => value is not null && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
