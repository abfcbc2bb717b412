using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace TickTick.PowerShell.Completion;

/// <summary>
/// Completes values for an argument: those that begin with what was typed, or if there are none, those that contain
/// it.
/// </summary>
internal abstract class Completer : IArgumentCompleter
{
    /// <summary>The maximum time for which completion blocks the prompt.</summary>
    private protected static readonly TimeSpan PromptTimeout = TimeSpan.FromMilliseconds(700);

    private const WildcardOptions AnyCase = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;

    // Values with other characters are quoted, because PowerShell can give those a meaning of their own.
    // So are those that it reads as numbers, whose digits are lost in a list: 007,008.
    private static readonly Regex Bare = new(@"\A(?![0-9]([0-9A-Za-z.]|[eE][+-])*\z)[\p{L}\p{Nd}_][\p{L}\p{Nd}_./+-]*\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            return Fitting([.. Candidates(fakeBoundParameters, Unquote(wordToComplete ?? string.Empty))], Unquote(wordToComplete ?? string.Empty)).Select(ToResult).ToArray();
        }
        catch (Exception)
        {
            // Completion must not show errors, because the user has not run a command.
            return [];
        }
    }

    /// <summary>Returns all values, in the order in which they are offered.</summary>
    private protected abstract IEnumerable<Candidate> Candidates(IDictionary boundParameters);

    /// <summary>Returns all values, which can depend on what was typed.</summary>
    private protected virtual IEnumerable<Candidate> Candidates(IDictionary boundParameters, string word) => Candidates(boundParameters);

    /// <summary>Returns the values of a bound parameter as text.</summary>
    private protected static IEnumerable<string> Texts(IDictionary boundParameters, string name) => boundParameters[name] switch
    {
        null => [],
        string text => [text],
        IEnumerable several => several.Cast<object>().Select(LanguagePrimitives.ConvertTo<string>),
        object single => [LanguagePrimitives.ConvertTo<string>(single)],
    };

    private static List<Candidate> Fitting(Candidate[] candidates, string word)
    {
        string text = WildcardPattern.Escape(word);
        string[] patterns = WildcardPattern.ContainsWildcardCharacters(word) ? [text + "*", word + "*", "*" + text + "*", "*" + word + "*"] : [text + "*", "*" + text + "*"];
        return patterns.Select(Matching).FirstOrDefault(static found => found.Count > 0) ?? [];

        List<Candidate> Matching(string pattern)
        {
            try
            {
                WildcardPattern wildcard = WildcardPattern.Get(pattern, AnyCase);
                return candidates.Where(candidate => wildcard.IsMatch(candidate.Text)).ToList();
            }
            catch (WildcardPatternException)
            {
                // [ alone.
                return [];
            }
        }
    }

    private static CompletionResult ToResult(Candidate candidate) => new(
        Bare.IsMatch(candidate.Text) ? candidate.Text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(candidate.Text)}'",
        ControlCharacters.Show(candidate.Text),
        CompletionResultType.ParameterValue,
        ControlCharacters.Show(candidate.ToolTip.Length > 0 ? candidate.ToolTip : candidate.Text));

    private static string Unquote(string word)
    {
        if (word.Length == 0 || word[0] is not ('\'' or '"')) return word;
        string inner = word.Substring(1);
        return inner.Length > 0 && inner[inner.Length - 1] == word[0] ? inner.Substring(0, inner.Length - 1) : inner;
    }
}
