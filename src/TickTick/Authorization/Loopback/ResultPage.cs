using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using TickTick.Http;

namespace TickTick.Authorization.Loopback;

/// <summary>
/// Represents the page that the browser shows at the end of a sign-in, or for any other request to the redirect's
/// port. It is self-contained and prevents caching.
/// </summary>
internal sealed class ResultPage
{
    private static readonly string Template = ReadTemplate();

    // Only the page's own style and script are allowed, by their hashes, and the icon is a data: URI (CSP level 3).
    private static readonly string ContentSecurityPolicy = string.Join(
        "; ",
        "default-src 'none'",
        $"style-src '{HashOf("style")}'",
        $"script-src '{HashOf("script")}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");

    private readonly string _kind;
    private readonly string _heading;
    private readonly string _message;
    private readonly string _detail;
    private readonly string _next;

    private ResultPage(int status, string kind, string heading, string message, string detail, string next)
    {
        Status = status;
        _kind = kind;
        _heading = heading;
        _message = message;
        _detail = detail;
        _next = next;
    }

    public int Status { get; }

    /// <summary>Creates the page for a successful sign-in.</summary>
    public static ResultPage SignedIn(TickTickService service) => new(
        200,
        "success",
        "You’re signed in",
        $"PowerShell can now use your {service} account.",
        "",
        "You can close this tab and return to PowerShell.");

    /// <summary>Creates the page for a code that could not be exchanged for a token.</summary>
    public static ResultPage NotSignedIn(TickTickException failure) => new(
        200,
        "failure",
        "You’re not signed in",
        "You allowed the app, but PowerShell got no access token.",
        failure.Message,
        "You can close this tab. PowerShell shows the same message.");

    /// <summary>Creates the page for an error that the service sent instead of a code.</summary>
    public static ResultPage NotAuthorized(TickTickService service, ServiceError error) => error.IsDenial
        ? new ResultPage(
            200,
            "denied",
            "Access not allowed",
            $"PowerShell cannot use your {service} account. Nothing was changed.",
            "",
            "You can close this tab. To allow access after all, run the command again in PowerShell.")
        : new ResultPage(
            200,
            "failure",
            "You’re not signed in",
            $"{service} did not authorize the app. It says:",
            error.ToString(),
            "You can close this tab. PowerShell shows what to do next.");

    /// <summary>Creates the page for a sign-in whose result is not known yet.</summary>
    public static ResultPage ReturnToPowerShell(TickTickService service) => new(
        200,
        "notice",
        "Return to PowerShell",
        $"The response of {service} has arrived. PowerShell shows the result of the sign-in.",
        "",
        "You can close this tab.");

    /// <summary>Creates the page for a redirect that does not belong to this sign-in.</summary>
    public static ResultPage NotThisSignIn(TickTickException problem) => new(
        400,
        "failure",
        "Not the answer to this sign-in",
        "Nothing was changed. PowerShell is still waiting for the sign-in.",
        problem.Message,
        "Close this tab and use the address that PowerShell shows.");

    /// <summary>Creates the page for a request that is unrelated to a sign-in.</summary>
    public static ResultPage Refusal(int status) => new(
        status,
        "notice",
        ReasonPhrase(status),
        "PowerShell waits here for the end of a sign-in, and accepts nothing else.",
        "",
        "You can close this tab.");

    /// <summary>Returns the HTTP/1.1 response that sends the browser to another address of this listener.</summary>
    public static byte[] SeeOther(string path) => Encoding.ASCII.GetBytes(Head(303, 0, ("Location", path)));

    /// <summary>Returns the whole HTTP/1.1 response.</summary>
    public byte[] ToHttp()
    {
        byte[] page = Encoding.UTF8.GetBytes(ToHtml());
        return [.. Encoding.ASCII.GetBytes(Head(Status, page.Length)), .. page];
    }

    private static string Head(int status, int length, params (string Name, string Value)[] further)
    {
        (string Name, string Value)[] fields =
        [
            ("Date", DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture)),
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", length.ToString(CultureInfo.InvariantCulture)),
            ("Connection", "close"),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", ContentSecurityPolicy),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            .. further,
        ];
        string line = FormattableString.Invariant($"HTTP/1.1 {status} {ReasonPhrase(status)}\r\n");
        return line + string.Concat(fields.Select(static field => $"{field.Name}: {field.Value}\r\n")) + "\r\n";
    }

    private string ToHtml() => Template
        .Replace("{{kind}}", _kind)
        .Replace("{{heading}}", WebUtility.HtmlEncode(_heading))
        .Replace("{{message}}", WebUtility.HtmlEncode(_message))
        .Replace("{{next}}", WebUtility.HtmlEncode(_next))
        // The detail is replaced last, because it can contain text of others that looks like a placeholder.
        .Replace("{{detail}}", WebUtility.HtmlEncode(_detail));

    private static string ReasonPhrase(int status) => status switch
    {
        200 => "OK",
        303 => "See Other",
        400 => "Bad Request",
        404 => "Not Found",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string ReadTemplate()
    {
        using Stream resource = typeof(ResultPage).Assembly.GetManifestResourceStream("TickTick.Authorization.Loopback.ResultPage.html")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        // Browsers hash styles and scripts with LF, regardless of the line endings in the working tree.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string HashOf(string element)
    {
        int start = Template.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        int end = Template.IndexOf($"</{element}>", StringComparison.Ordinal);
        using var hash = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(Template.Substring(start, end - start))));
    }
}
