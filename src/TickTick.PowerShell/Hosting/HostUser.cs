using System;
using System.Linq;
using System.Management.Automation.Host;
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
            if (host.UI is null || !Environment.UserInteractive || IsContinuousIntegration) return false;
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
    public void Show(string message, string url) => pipeline.Post(() =>
    {
        host.UI.WriteLine(message);
        host.UI.WriteLine(url);
    });

    /// <inheritdoc />
    public Task<string?> AskAsync(string question, CancellationToken cancellationToken) => pipeline.InvokeAsync(() =>
    {
        host.UI.Write($"{question}: ");
        return (string?)host.UI.ReadLine();
    });

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
