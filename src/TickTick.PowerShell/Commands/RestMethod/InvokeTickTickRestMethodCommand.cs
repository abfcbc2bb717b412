using System.Management.Automation;
using System.Net.Http;

namespace TickTick.PowerShell.Commands;

/// <summary>Sends any call of the Open API with the session's token.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TickTickRestMethod", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Invoke-TickTickRestMethod.md")]
[OutputType(typeof(PSObject))]
public sealed class InvokeTickTickRestMethodCommand : ApiCommand
{
    /// <summary>The path below <c>/open/v1/</c>, with its query: <c>project/inbox/data</c>. It never leads to another host.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>The body: a hashtable or another object to be made JSON, or JSON as a string.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? Body { get; set; }

    // It depends on the call.
    private protected override bool Writes => false;

    /// <summary>Sends it.</summary>
    private protected override void Execute() => TryEach(Body, () =>
    {
        var method = new HttpMethod(Method.ToUpperInvariant());
        if (!Client.OnlyReads(method, Path) && !ShouldProcess(Path, method.Method)) return;
        byte[]? body = Body is null ? null : RestBody.ToJson(Body);
        WriteObject(RestAnswer.ToOutput(Await(Client.InvokeJsonAsync(method, Path, body))), enumerateCollection: true);
    });
}
