using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that make and change things: which of their fields are meant.</summary>
public abstract class FieldsCommand : BatchCommand
{
    private HashSet<string> _typed = [];

    /// <summary>The pipeline's object, the target of an error.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? PipelineObject { get; set; }

    /// <summary>Return the things as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Whether the cmdlet changes what is there: then a thing in the pipeline tells only which one is meant.</summary>
    private protected virtual bool Changes => false;

    // A thing has all of its properties, also one that went through a file or Select-Object.
    private bool ReturnsResource => PipelineObject?.TypeNames.Any(name => name.IndexOf("TickTick.Api.", StringComparison.Ordinal) >= 0) == true;

    /// <summary>Remembers what was typed, apart from what the pipeline brings.</summary>
    protected override void BeginProcessing()
    {
        _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        base.BeginProcessing();
    }

    /// <inheritdoc />
    private protected override bool AllowsEmpty(PropertyInfo parameter) =>
        base.AllowsEmpty(parameter) || (Changes && parameter.IsDefined(typeof(ClearableAttribute)));

    /// <summary>Whether a field is to be sent: it was typed, as null perhaps, or a table's row has a value for it.</summary>
    private protected bool IsGiven(string parameter, object? value) => _typed.Contains(parameter) || (value is not null && !(Changes && ReturnsResource));

    /// <summary>What an error is about: the pipeline's object, or what was typed.</summary>
    private protected object Target(object typed) => PipelineObject switch
    {
        null => typed,
        { BaseObject: PSCustomObject } row => row,
        { BaseObject: var plain } => plain,
    };

    /// <summary>Writes what was made or changed, where it is asked for.</summary>
    private protected void WritePassedThrough(TickTickResource thing)
    {
        if (PassThru) WriteObject(thing);
    }
}
