using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation.Host;

namespace TickTick.RecordingHost;

/// <summary>
/// Represents a host with a simulated user: it records what is shown, answers prompts, and returns the URLs that are
/// shown.
/// </summary>
public sealed class RecordingHost : PSHost
{
    private readonly RecordingUserInterface _ui = new();

    /// <inheritdoc />
    public override string Name => "RecordingHost";

    /// <inheritdoc />
    public override Version Version => new(1, 0);

    /// <inheritdoc />
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc />
    public override PSHostUserInterface UI => _ui;

    /// <inheritdoc />
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc />
    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>Gets everything that was shown.</summary>
    public string Text => _ui.Text;

    /// <summary>Gets the activities of all progress records.</summary>
    public IReadOnlyCollection<string> Progress => _ui.Progress;

    /// <summary>Gets the status texts of all progress records.</summary>
    public IReadOnlyCollection<string> ProgressStatus => _ui.ProgressStatus;

    /// <summary>Gets or sets the milliseconds that the host takes to show a progress record.</summary>
    public int ProgressDelay { get => _ui.ProgressDelay; set => _ui.ProgressDelay = value; }

    /// <summary>Gets the number of different progress bars.</summary>
    public int ProgressBarCount => _ui.ProgressBarCount;

    /// <summary>
    /// Gets the answers to the next prompts. An answer can contain <c>{state}</c>, the state in the URL that was
    /// shown, and <c>{code}</c>, a code that results from authorizing the app at that URL.
    /// </summary>
    public ConcurrentQueue<string> Answers => _ui.Answers;

    /// <summary>Gets or sets whether confirmation prompts are answered with Yes to All instead of No.</summary>
    public bool Confirms { get => _ui.Confirms; set => _ui.Confirms = value; }

    /// <summary>Gets or sets whether a prompt without an answer waits, as at a console, until it is interrupted.</summary>
    public bool IsSilent { get => _ui.IsSilent; set => _ui.IsSilent = value; }

    /// <summary>Ends the prompt that is waiting, as the console does at Ctrl+C.</summary>
    public void Interrupt() => _ui.Interrupt();

    /// <summary>Gets the number of prompts.</summary>
    public int QuestionCount => _ui.QuestionCount;

    /// <summary>Gets the last URL that was shown, or null.</summary>
    public string? Address => _ui.Address;

    /// <summary>Waits for a URL that this method has not returned yet.</summary>
    public string? WaitForAddress(int milliseconds) => _ui.WaitForAddress(milliseconds);

    /// <inheritdoc />
    public override void EnterNestedPrompt()
    {
    }

    /// <inheritdoc />
    public override void ExitNestedPrompt()
    {
    }

    /// <inheritdoc />
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc />
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc />
    public override void SetShouldExit(int exitCode)
    {
    }
}
