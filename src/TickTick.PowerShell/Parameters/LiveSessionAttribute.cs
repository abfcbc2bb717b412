using System;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>Rejects the copy of a session from another process, which has no token.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveSessionAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains("Deserialized.TickTick.Sessions.TickTickSession")
            ? throw new ArgumentTransformationMetadataException("A session cannot be passed to another process or to a file, so this copy of it has no token. Leave out -Session if the token is in the cache file. Otherwise, pass the token: see 'Parallel runspaces and jobs' in Get-Help about_TickTick_Automation.")
            : inputData;
}
