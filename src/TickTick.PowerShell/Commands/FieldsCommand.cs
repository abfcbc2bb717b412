using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Dates.Parsing;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of the cmdlets that create and change resources: it determines which fields are given.
/// </summary>
public abstract class FieldsCommand : BatchCommand
{
    private HashSet<string> _typed = [];
    private readonly Dictionary<string, string?> _nearParameters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the object from the pipeline, which is the target of errors, or null if there is no pipeline.</summary>
    private protected PSObject? PipelineObject => PipelineInput.Of(this);

    /// <summary>
    /// Gets whether the cmdlet changes existing resources. A resource from the pipeline then only identifies the
    /// resource to change.
    /// </summary>
    private protected virtual bool Changes => false;

    // Whether the object from the pipeline only says which resource to change. What was assigned to a resource itself is
    // known, but not to its copy from Select-Object, a job or a CLIXML file. Such a copy is values like a row, unless
    // parameters say what to change, because its values can be outdated. Windows PowerShell writes the type into a CSV file,
    // too.
    private bool OnlyIdentifies =>
        PipelineObject is { } item
        && ResourceKind.OfType(item) is not null
        && (item.BaseObject is not PSCustomObject || (HasTypedChange && !item.TypeNames.Any(static name => name.StartsWith("CSV:", StringComparison.Ordinal))));

    private bool HasTypedChange =>
        _typed.Any(name => name is not ("PassThru" or "Project") && GetType().GetProperty(name)?.DeclaringType?.IsSubclassOf(typeof(FieldsCommand)) == true);

    /// <summary>Remembers which parameters were typed, as opposed to bound from the pipeline.</summary>
    protected override void BeginProcessing()
    {
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        base.BeginProcessing();
    }

    /// <inheritdoc />
    private protected override bool AcceptsRow()
    {
        if (!base.AcceptsRow()) return false;
        if (UnreadColumn() is { } column)
        {
            WriteFailure(
                new TickTickException(
                    ErrorIds.RequestInvalid,
                    $"The column '{column.Name}' would not be read, because no parameter has this name.",
                    $"Name it {NearParameter(column.Name)}, or leave it out. A backup of TickTick is read by Import-TickTickAccount."),
                PipelineObject);
            return false;
        }

        foreach (KeyValuePair<string, DateText> date in DateTexts())
        {
            if (_typed.Contains(date.Key)) continue;
            if (date.Value.ScriptDate is not null && !IsFromCsv)
            {
                WriteFailure(date.Value.Refuse(date.Key), PipelineObject);
                return false;
            }

            Reporter.Verbose(Describe(date));
        }

        return true;
    }

    // PowerShell binds nothing to "Due Date" and due_date, and the values would be lost.
    private PSPropertyInfo? UnreadColumn() =>
        PipelineObject is not { BaseObject: PSCustomObject } row ? null
        : row.Properties.FirstOrDefault(column =>
            column.Name.IndexOfAny([' ', '_', '-']) > 0
            && NearParameter(column.Name) is { } parameter && !IsTyped(parameter) && EmptyValue.Describe(column.Value) is null
            && !NamesOf(parameter).Any(known => row.Properties[known] is not null));

    // The parameter that would read a column without the separators in its name. The project of an existing item is found by its ID.
    private string? NearParameter(string column)
    {
        if (_nearParameters.TryGetValue(column, out string? known)) return known;
        string name = string.Concat(column.Split(' ', '_', '-'));
        return _nearParameters[column] = GetType().GetProperties()
            .Where(property => !(Changes && property.Name == "Project") && property.GetCustomAttributes<ParameterAttribute>().Any(static attribute => attribute.ValueFromPipelineByPropertyName))
            .FirstOrDefault(property => NamesOf(property.Name).Contains(name, StringComparer.OrdinalIgnoreCase))?.Name;
    }

    // All values of a row from Import-Csv are texts, and Export-Csv writes dates as the culture does, so they can only
    // be read in this way. In another object, the text can be a date in quotes.
    private bool IsFromCsv => PipelineObject?.Properties.All(property => property.Value is string or null) == true;

    /// <inheritdoc />
    private protected override bool AllowsEmpty(PropertyInfo parameter) =>
        base.AllowsEmpty(parameter) || (Changes && parameter.IsDefined(typeof(ClearableAttribute)));

    /// <summary>Returns whether a parameter was typed.</summary>
    private protected bool IsTyped(string parameter) => _typed.Contains(parameter);

    /// <summary>
    /// Returns whether a field is sent: it was typed, possibly with null, or a table row has a value for it.
    /// </summary>
    private protected bool IsGiven(string parameter, object? value) => IsTyped(parameter) || (value is not null && IsValue(parameter));

    // Whether the property of the object from the pipeline is a value for the parameter. A property of a resource of
    // another kind means something else: the status of a habit is not that of its check-in. What such a resource does not
    // have itself was added by the user.
    private bool IsValue(string parameter) =>
        OtherKind is null ? !(Changes && OnlyIdentifies) : !NamesOf(parameter).Any(name => ResourceKind.Has(OtherKind, name));

    // A parameter takes its value from the first property with one of these names.
    private IEnumerable<string> NamesOf(string parameter) =>
        (GetType().GetProperty(parameter)!.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Prepend(parameter);

    /// <summary>Returns the ID of the object from the pipeline if it is of another kind, such as the project of a new task.</summary>
    private protected string? PipedId(string kind) => OtherKind == kind ? PipelineObject?.Properties["Id"]?.Value as string : null;

    /// <summary>
    /// Adds the update of a resource. What was assigned to the object from the pipeline is saved by that, once. Warns if
    /// nothing is changed, unless the pipeline has resources, which can be as they were read.
    /// </summary>
    private protected void EnqueueUpdate<T>(T found, string? lane, T changed, Func<Task<T>> update, bool passThru, bool changesMore = false)
        where T : class
    {
        var source = (TickTickResource)(object)Piped(found);
        if (!changesMore && !((TickTickResource)(object)changed).HasAssignments && (PipelineObject is not { } item || ResourceKind.OfType(item) is null))
            Reporter.Warning($"'{(found.ToString() is { Length: > 0 } name ? name : lane)}' stays as it is, because nothing says what to change. Add a parameter for what you want to change.");
        Enqueue(found, SaveAsync, returned => WriteIf(passThru, returned), lane);

        async Task<T> SaveAsync()
        {
            // Whether the update is carried out is not known if it fails.
            source.Outdate();
            T returned = await update().ConfigureAwait(false);
            source.EndAssignments((TickTickResource)(object)changed);
            return returned;
        }
    }

    /// <summary>Returns the value of a switch that is sent, or null if it was not typed and a table row has no value for it.</summary>
    private protected bool? Given(string parameter, SwitchParameter value)
    {
        if (IsTyped(parameter)) return value;
        if (!IsValue(parameter)) return null;
        // An empty cell and one with "false" both leave the switch off.
        PSPropertyInfo? cell = NamesOf(parameter).Select(name => PipelineObject?.Properties[name]).FirstOrDefault(static property => property is not null);
        return EmptyValue.Describe(cell?.Value) is null ? value : null;
    }

    /// <summary>
    /// Returns whether the object from the pipeline has values with exactly these names, as the service's own JSON does. Columns
    /// that people write can have them in another case.
    /// </summary>
    private protected bool HasJsonNames(params string[] names) =>
        names.All(name => PipelineObject?.Properties.Any(property => property.Name == name && property.Value is not null) == true);

    /// <summary>Adds what is changed to an action, for confirmation prompts: <c>Change Priority from None to High</c>.</summary>
    private protected static string Action(string verb, IEnumerable<string> changes, string joint = " ") =>
        string.Join(", ", changes) is { Length: > 0 } text ? verb + joint + text : verb;

    /// <summary>
    /// Returns the object from the pipeline if it is the resource that was found, because the properties that were
    /// assigned to it are saved, too. A constraint to the base type of resources would load the engine at import.
    /// </summary>
    private protected T Piped<T>(T found)
        where T : class => PipelineObject?.BaseObject is T piped && piped.Equals(found) ? piped : found;

    /// <summary>Returns the target of an error: the object from the pipeline, or the value that was typed.</summary>
    private protected object Target(object typed) => PipelineObject switch
    {
        null => typed,
        { BaseObject: PSCustomObject } row => row,
        { BaseObject: var plain } => plain,
    };
}
