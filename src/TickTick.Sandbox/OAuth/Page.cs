using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents a self-contained HTML page that follows the browser's light or dark color scheme.</summary>
internal abstract class Page(int statusCode, string title, string body) : IResult
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --ground: #eef2f7; --quiet: #64748b; --blue: #3565d8; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --paper: #1c2530; --ground: #11171f; --quiet: #93a1b3; --blue: #7aa2ff; } }
        * { box-sizing: border-box; margin: 0; }
        body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); min-height: 100vh; display: grid; place-items: center; padding: 1rem; }
        main { background: var(--paper); border-radius: 16px; padding: 2.5rem; width: 100%; max-width: 27rem; box-shadow: 0 10px 40px rgb(0 0 0 / .12); }
        h1 { font-size: 1.35rem; line-height: 1.3; margin-bottom: .75rem; }
        p, ul { margin-bottom: 1rem; }
        ul { padding-left: 1.2rem; }
        code { font-size: .9em; overflow-wrap: anywhere; }
        .quiet { color: var(--quiet); font-size: .875rem; }
        form { display: flex; gap: .75rem; margin: 1.5rem 0 1rem; }
        button { flex: 1; font: inherit; padding: .65rem 1rem; border-radius: 10px; border: 1px solid var(--blue); background: none; color: var(--blue); cursor: pointer; }
        button[value=true] { background: var(--blue); color: var(--paper); font-weight: 600; }
        """;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = statusCode;
        response.ContentType = "text/html;charset=UTF-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(Html()), httpContext.RequestAborted).AsTask();
    }

    private string Html() => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>
        """;
}
