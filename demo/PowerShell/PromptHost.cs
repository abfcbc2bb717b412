#nullable enable
using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace TickTick.Demo.PowerShell;

/// <summary>
/// Represents a PowerShell host with a simulated user: it shows what commands write, and answers their prompts.
/// </summary>
public sealed class PromptHost : PSHost
{
    /// <summary>Initializes a host.</summary>
    public PromptHost(Screen screen, string clientSecret) => UI = new Person(screen, clientSecret);

    /// <inheritdoc />
    public override string Name => "TickTick.Demo";

    /// <inheritdoc />
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc />
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc />
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc />
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <inheritdoc />
    public override PSHostUserInterface UI { get; }

    /// <inheritdoc />
    public override void EnterNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc />
    public override void ExitNestedPrompt() => throw new NotSupportedException();

    /// <inheritdoc />
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc />
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc />
    public override void SetShouldExit(int exitCode) => throw new NotSupportedException();

    private sealed class Person(Screen screen, string clientSecret) : PSHostUserInterface
    {
        private readonly StringBuilder _line = new();
        private string? _url;

        public override PSHostRawUserInterface? RawUI => null;

        public override bool SupportsVirtualTerminal => Screen.HasColor;

        public override void Write(string value) => _line.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value)
        {
            if (value.StartsWith("http", StringComparison.Ordinal)) _url = value;
            // The views contain colors, which must be removed for a host without colors.
            screen.Output(_line + (SupportsVirtualTerminal ? value : Regex.Replace(value, "\u001b\\[[0-9;]*m", "")));
            _line.Clear();
        }

        public override void WriteVerboseLine(string message) => screen.Verbose("VERBOSE: " + message);

        public override void WriteWarningLine(string message) => screen.Warning("WARNING: " + message);

        public override void WriteErrorLine(string value) => screen.Error(value);

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        // The module's only prompt asks for the URL to which the browser was redirected.
        public override string ReadLine()
        {
            string redirect = Visitor.AllowAsync(_url ?? throw new NotSupportedException("No URL was shown.")).GetAwaiter().GetResult().AbsoluteUri;
            screen.Typed(_line + Regex.Replace(redirect, "(?<=code=)[^&]+", "******"));
            _line.Clear();
            return redirect;
        }

        public override SecureString ReadLineAsSecureString()
        {
            var secret = new SecureString();
            foreach (char c in clientSecret) secret.AppendChar(c);
            secret.MakeReadOnly();
            screen.Typed(new string('*', 12));
            return secret;
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();
    }
}
