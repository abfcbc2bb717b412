using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net.Http;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.RecordingHost;

/// <summary>Records what is shown and takes the answers to prompts from a queue.</summary>
internal sealed class RecordingUserInterface : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private readonly BlockingCollection<string> _shown = [];
    private readonly TaskCompletionSource _interrupted = new();
    private readonly ConcurrentDictionary<(long Source, int Activity), bool> _bars = new();
    private int _questions;

    public override PSHostRawUserInterface? RawUI => null;

    public ConcurrentQueue<string> Answers { get; } = new();

    public ConcurrentQueue<string> Progress { get; } = new();

    public ConcurrentQueue<string> ProgressStatus { get; } = new();

    public int ProgressDelay { get; set; }

    public int ProgressBarCount => _bars.Count;

    public bool Confirms { get; set; }

    public bool IsSilent { get; set; }

    public int QuestionCount => Volatile.Read(ref _questions);

    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    public string? Address { get; private set; }

    public void Interrupt() => _interrupted.TrySetResult();

    public string? WaitForAddress(int milliseconds) => _shown.TryTake(out string? address, milliseconds) ? address : null;

    public override string? ReadLine()
    {
        Interlocked.Increment(ref _questions);
        if (!Answers.TryDequeue(out string? answer))
        {
            if (IsSilent) _interrupted.Task.Wait();
            return null;
        }

        if (answer.Contains("{state}")) answer = answer.Replace("{state}", ParameterOf(Address!, "state"));
        return answer.Contains("{code}") ? answer.Replace("{code}", ParameterOf(AllowElsewhere(Address!), "code")) : answer;
    }

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (char letter in ReadLine() ?? "") secret.AppendChar(letter);
        return secret;
    }

    public override void Write(string value)
    {
        lock (_text) _text.Append(value);
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value)
    {
        Write(value + "\n");
        if (!value.StartsWith("http", StringComparison.Ordinal)) return;
        Address = value;
        _shown.Add(value);
    }

    public override void WriteErrorLine(string value) => Write("ERROR: " + value + "\n");

    public override void WriteDebugLine(string message) => Write("DEBUG: " + message + "\n");

    public override void WriteVerboseLine(string message) => Write("VERBOSE: " + message + "\n");

    public override void WriteWarningLine(string message) => Write("WARNING: " + message + "\n");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        Progress.Enqueue(record.Activity);
        ProgressStatus.Enqueue(record.StatusDescription);
        _bars.TryAdd((sourceId, record.ActivityId), true);
        Thread.Sleep(ProgressDelay);
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        var values = new Dictionary<string, PSObject>();
        foreach (FieldDescription field in descriptions)
        {
            Write($"{field.Name}: ");
            values[field.Name] = new PSObject(field.ParameterTypeName == nameof(SecureString) ? ReadLineAsSecureString() : ReadLine());
        }

        return values;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Write("CONFIRM: " + message + "\n");
        for (int i = 0; i < choices.Count; i++)
        {
            if (choices[i].Label == (Confirms ? "Yes to &All" : "No to A&ll")) return i;
        }

        return defaultChoice;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => new(ReadLine(), ReadLineAsSecureString());

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => PromptForCredential(caption, message, userName, targetName);

    // Simulates a user who opens the URL on another machine, on which no program listens: the browser shows an
    // error page, with the redirect in its address bar.
    private static string AllowElsewhere(string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });
        using HttpResponseMessage response = client.GetAsync(address).GetAwaiter().GetResult();
        return response.Headers.Location!.ToString();
    }

    private static string ParameterOf(string address, string name)
    {
        foreach (string pair in new Uri(address).Query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith(name + "=", StringComparison.Ordinal)) return pair.Substring(name.Length + 1);
        }

        return "";
    }
}
