#if !NET
using System;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace TickTick.Http;

/// <summary>
/// Configures the HTTP stack of .NET Framework to behave like .NET's. Some settings apply to the whole process, so
/// only those of the service's host are changed, and other modules keep theirs.
/// </summary>
internal static class FrameworkHttp
{
    /// <summary>The maximum number of concurrent requests. The default of .NET Framework is two.</summary>
    private const int ConnectionLimit = 64;

    /// <summary>
    /// Allows more than two connections, and TLS 1.2 if the process does not allow it: Windows PowerShell on older
    /// Windows versions starts with SSL 3 and TLS 1.0, which the service rejects.
    /// </summary>
    public static void Prepare(HttpClientHandler handler)
    {
        handler.MaxConnectionsPerServer = ConnectionLimit;
        SecurityProtocolType allowed = ServicePointManager.SecurityProtocol;
        if (allowed != 0 && (allowed & SecurityProtocolType.Tls12) == 0) handler.SslProtocols = SslProtocols.Tls12;
    }

    /// <summary>
    /// Allows concurrent requests to a host and sends bodies at once. By default, .NET Framework waits for permission
    /// before it sends a body.
    /// </summary>
    public static void Prepare(Uri address, IWebProxy? proxy)
    {
        ServicePoint host = ServicePointManager.FindServicePoint(address, proxy);
        if (host.ConnectionLimit < ConnectionLimit) host.ConnectionLimit = ConnectionLimit;
        host.Expect100Continue = false;
        host.UseNagleAlgorithm = false;
    }
}
#endif
