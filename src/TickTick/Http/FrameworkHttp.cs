#if !NET
using System;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace TickTick.Http;

/// <summary>
/// Makes .NET Framework's HTTP stack behave as .NET's does. Its settings belong to the whole process, so only what
/// concerns the service's own host is touched: other modules keep theirs.
/// </summary>
internal static class FrameworkHttp
{
    /// <summary>The calls that may be under way at once; .NET Framework allows two.</summary>
    private const int ConnectionLimit = 64;

    /// <summary>
    /// Lets bulk work use more than two connections, and allows TLS 1.2 where the process does not: Windows PowerShell on
    /// older Windows begins with SSL 3 and TLS 1.0, which the service refuses.
    /// </summary>
    public static void Prepare(HttpClientHandler handler)
    {
        handler.MaxConnectionsPerServer = ConnectionLimit;
        SecurityProtocolType allowed = ServicePointManager.SecurityProtocol;
        if (allowed != 0 && (allowed & SecurityProtocolType.Tls12) == 0) handler.SslProtocols = SslProtocols.Tls12;
    }

    /// <summary>Lets calls to a host run side by side, and bodies go at once: by default each waits to be asked for.</summary>
    public static void Prepare(Uri address, Uri? proxy)
    {
        ServicePoint host = ServicePointManager.FindServicePoint(address, proxy is null ? WebRequest.DefaultWebProxy : new WebProxy(proxy));
        if (host.ConnectionLimit < ConnectionLimit) host.ConnectionLimit = ConnectionLimit;
        host.Expect100Continue = false;
        host.UseNagleAlgorithm = false;
    }
}
#endif
