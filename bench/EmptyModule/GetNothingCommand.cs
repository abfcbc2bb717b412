using System.Management.Automation;

namespace EmptyModule;

/// <summary>Returns one object that was made before: the least that a cmdlet with output can do.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
[OutputType(typeof(object))]
public sealed class GetNothingCommand : PSCmdlet
{
    private static readonly object Nothing = new();

    /// <summary>Writes the object.</summary>
    protected override void ProcessRecord() => WriteObject(Nothing);
}
