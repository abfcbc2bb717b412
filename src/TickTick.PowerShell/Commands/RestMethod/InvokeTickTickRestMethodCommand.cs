using System.Management.Automation;
using System.Net.Http;

namespace TickTick.PowerShell.Commands;

/// <summary>Sends any request of the Open API with the session's access token.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TickTickRestMethod", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Invoke-TickTickRestMethod.md")]
[OutputType(typeof(PSObject))]
public sealed class InvokeTickTickRestMethodCommand : ApiCommand
{
    /// <summary>
    /// Specifies the path below <c>/open/v1/</c>, with the query, such as <c>project/inbox/data</c>. The request is
    /// never sent to another host.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Specifies the HTTP method.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>
    /// Specifies the body: a hashtable or another object, which is converted to JSON, or JSON as a string.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? Body { get; set; }

    // Whether a request writes depends on its method and path.
    private protected override bool Writes => false;

    private protected override void Execute() => TryEach(Body, () =>
    {
        var method = new HttpMethod(Method.ToUpperInvariant());
        if (!Client.Rest.OnlyReads(method, Path) && !ShouldProcess(Path, method.Method)) return;
        byte[]? body = Body is null ? null : RestBody.ToJson(Body);
        WriteObject(RestAnswer.ToOutput(Await(Client.Rest.InvokeJsonAsync(method, Path, body))), enumerateCollection: true);
    });
}
