#nullable enable
using System;
using System.Collections.Generic;
using System.Text;

namespace TickTick.Demo;

/// <summary>
/// Represents the output of the demo. It uses colors on a terminal, unless NO_COLOR is set, and records everything,
/// so that the demo can check that no secret was shown.
/// </summary>
public sealed class Screen
{
    private const int Width = 100;
    private const string Indent = "   ";

    private readonly StringBuilder _shown = new();
    private readonly object _gate = new();

    /// <summary>Gets whether colors are enabled and supported.</summary>
    public static bool HasColor { get; } =
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Gets the number of failed checks.</summary>
    public int FailureCount { get; private set; }

    /// <summary>Starts a chapter.</summary>
    public void Chapter(string title, string text)
    {
        Line("", null);
        Line($"── {title} {new string('─', Width - title.Length - 4)}", ConsoleColor.Cyan);
        Paragraph(text);
        Line("", null);
    }

    /// <summary>Shows an explanation.</summary>
    public void Paragraph(string text)
    {
        foreach (string line in Wrap(text, Width)) Line(line, null);
    }

    /// <summary>Shows a command after a prompt.</summary>
    public void Command(string prompt, string command)
    {
        Part(Indent + prompt + " ", ConsoleColor.DarkGray);
        Line(command, ConsoleColor.Yellow);
    }

    /// <summary>Shows the output of a command.</summary>
    public void Output(string text) => Lines(text, null);

    /// <summary>Shows a verbose message.</summary>
    public void Verbose(string text) => Lines(text, ConsoleColor.DarkGray);

    /// <summary>Shows a warning.</summary>
    public void Warning(string text) => Lines(text, ConsoleColor.DarkYellow);

    /// <summary>Shows an error.</summary>
    public void Error(string text) => Lines(text, ConsoleColor.Red);

    /// <summary>Shows what a user would type.</summary>
    public void Typed(string text) => Lines(text, ConsoleColor.Yellow);

    /// <summary>Shows the result of a check, and counts it if it failed.</summary>
    public void Check(bool holds, string expectation)
    {
        if (!holds) FailureCount++;
        Line(Indent + (holds ? "✔ " : "✘ NOT SO: ") + expectation, holds ? ConsoleColor.Green : ConsoleColor.Red);
    }

    /// <summary>Checks that no secret was shown.</summary>
    public void CheckSilence(IEnumerable<string> secrets)
    {
        bool isSilent = true;
        string shown = _shown.ToString();
        foreach (string secret in secrets) isSilent &= !shown.Contains(secret);
        Check(isSilent, "Nothing above shows a token or a client secret.");
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private void Lines(string text, ConsoleColor? color)
    {
        foreach (string line in text.Replace("\r", "").Split('\n')) Line(line.Length == 0 ? line : Indent + line, color);
    }

    private void Line(string text, ConsoleColor? color)
    {
        Part(text, color);
        Part(Environment.NewLine, null);
    }

    private void Part(string text, ConsoleColor? color)
    {
        lock (_gate)
        {
            _shown.Append(text);
            if (color is { } wanted && HasColor) Console.ForegroundColor = wanted;
            Console.Out.Write(text);
            if (color is not null && HasColor) Console.ResetColor();
        }
    }
}
