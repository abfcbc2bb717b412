using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using TickTick.Api;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the names of colours.</summary>
public sealed class ColorCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return ColorCode.Named
            .Where(color => color.Key.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(color => new CompletionResult(color.Key, color.Key, CompletionResultType.ParameterValue, color.Value));
    }
}
