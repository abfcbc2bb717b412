using System.Management.Automation;

namespace EmptyModule;

/// <summary>Returns one existing object, which is the least that a cmdlet with output can do.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
[OutputType(typeof(object))]
public sealed class GetNothingCommand : PSCmdlet
{
    private static readonly object Nothing = new();

    /// <inheritdoc />
    protected override void ProcessRecord() => WriteObject(Nothing);
}
